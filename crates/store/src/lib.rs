//! Floor 2: the encrypted SQLite file in which everything is kept.
//!
//! This crate never reads a spreadsheet, a clock or a key from anywhere, and knows no figure by name: it keeps facts,
//! joins outcomes to what was posted, and hands out sums ([`domain::slice::Slice`]).
//! No type of its driver is in a public function, and no SQL is put together from texts: each statement is a file
//! `sql/<table>/<verb>.sql`, except the many-row insert of `bulk.rs`.
//!
//! Where to add things:
//! a table or column: a new file in `migrations/` (never change an old one) and one file here named like the table;
//! a measure: one branch of the view `event`, in a new migration (sums, rows behind a figure and `check` all read it);
//! a statement: a `.sql` file, which the tests prepare against the migrated schema.

mod appointment;
mod backup;
mod behind;
mod beside;
mod board;
mod bulk;
mod by_hand;
mod campaign;
mod cell;
mod changes;
mod check;
mod clock;
mod closing;
mod connection;
mod contact;
mod contact_list;
mod cost;
mod coverage;
mod credit;
mod cube;
mod curve;
mod customer;
mod deal_move;
mod detail;
mod directory;
mod dismissed;
mod duplicates;
mod error;
mod follow_up;
mod gap;
#[cfg(test)]
mod histories;
mod import_correction;
mod import_draft;
mod import_run;
mod join;
mod key;
mod known;
mod later;
mod lead;
mod lock;
mod lookup;
mod mapping;
mod matching;
mod notice;
mod open;
mod opinion;
mod opportunity;
mod orders;
mod outcome;
mod outcome_row;
mod own_cost;
mod own_reference;
mod own_target;
mod pack;
mod people;
mod piece;
mod pipe;
mod pipeline;
mod placed;
mod reach;
mod recent;
mod redo;
mod reference;
mod rejoin;
mod report_option;
mod response;
mod rest;
mod row;
mod scenario;
mod schedule;
mod setting;
mod slices;
mod stage_wait;
mod sums;
mod suppression;
mod survey;
mod table;
mod tally;
mod target;
mod template;
#[cfg(test)]
mod testing;
mod timeline;
mod told;
mod total_fact;
mod undelivered;
mod undo;
mod unsure;
mod value_word;
mod waiting;
mod work;
mod writing;

pub use backup::Contents;
pub use behind::{PAGE, RowBehind, RowsBehind, SourceOf};
pub use beside::Beside;
pub use board::{Board, BoardItem};
pub use by_hand::{
    ContactPart, Correctable, CorrectedField, FieldCorrection, FieldNow, HandRow, LeftOutCount, Merge,
    MergedContact, NewValue, RowNow, RowNumber, Sort, Weight,
};
pub use campaign::{CampaignChange, CampaignRow};
pub use cell::{CellChange, CellPart, CellRow, CellWord};
pub use changes::{RowChange, Told};
pub use check::Problem;
pub use closing::ClosingRow;
pub use credit::{Standing, Tallied};
pub use curve::ResponseDays;
pub use customer::{Customer, Purchase};
pub use deal_move::Move;
pub use directory::{CONTACTS, ContactCard, ContactCards, ContactChoices, ContactOrder, ContactsAsked};
pub use duplicates::{Duplicate, Likelihood, Shared};
pub use error::{EngineError, Result, StoreError};
pub use follow_up::{FollowUp, Note};
pub use gap::{Gap, GaveWay};
pub use import_correction::{HandCorrection, MadeCorrection};
pub use import_draft::{ImportDraft, Pasted};
pub use import_run::{ImportId, ImportRun, ImportState, ImportSummary, NewImport, RowCounts, Started};
pub use key::{Key, NotAKey};
pub use lead::{FollowedUp, Lead, LeadResponse, Step};
pub use mapping::{Mapping, NewMapping};
pub use matching::{PieceFound, Says, WaitingRow, Who};
pub use notice::Notice;
pub use open::{Access, Store, backup_folder};
pub use opinion::{Asked, LONGEST_TAG, Opinion, OpinionCount, OpinionFilter, Opinions};
pub use outcome::{Outcome, Refusal};
pub use own_cost::{CostRow, OwnCost, ToldCost};
pub use own_reference::ReferenceRow;
pub use own_target::TargetRow;
pub use pipeline::{AppointmentRow, DealRow, With};
pub use reach::PeopleMailed;
pub use report_option::{ReportOptionRow, ReturnReason};
pub use scenario::Scenario;
pub use schedule::{MadeRow, ScheduleRow};
pub use stage_wait::StageWait;
pub use suppression::Opposition;
pub use template::Template;
pub use timeline::Happening;
pub use told::{Telling, ToldBy, ToldFollowUp, ToldSheet, ToldValue, VisitTold};
pub use undo::{Dependents, UndoPlan};
pub use value_word::{Meant, ValueWord};
pub use writing::Writing;
