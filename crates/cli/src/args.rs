//! The words of the command line (PRODUCT: "the same house by another door").

mod aims;
mod boards;
mod closings;
mod costs;
mod export;
mod filters;
mod long;
mod opinions;
mod people;
mod report;
mod rows;
mod schedule;
mod simulate;

pub(crate) use aims::{
    Alerts, AlertsAction, References, ReferencesAction, Score, ScoreAction, Targets, TargetsAction,
};
pub(crate) use boards::Dashboard;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
pub(crate) use closings::{Close, Closings, ClosingsAction};
pub(crate) use costs::{Costs, CostsAction};
pub(crate) use export::{DialectName, Export};
pub(crate) use filters::{BasisName, Filters, RuleName};
pub(crate) use long::{Cohorts, Long};
pub(crate) use opinions::{Opinions, Tag};
pub(crate) use people::{Appointments, Contact, Contacts, Duplicates, Merge, Separate};
pub(crate) use report::Report;
pub(crate) use rows::{Correct, Explain, LeaveOut, PutBack};
pub(crate) use schedule::{Schedule, ScheduleAction};
pub(crate) use simulate::Simulate;
use std::path::PathBuf;

/// Tells whether prospecting by post pays.
#[derive(Debug, Parser)]
#[command(name = "baromail", version, about, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// The encrypted file; without it, the desktop program's own.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) db: Option<PathBuf>,
    /// The language of what is printed.
    #[arg(long, global = true, value_enum, default_value_t = Tongue::Fr)]
    pub(crate) lang: Tongue,
    /// The day that counts as today.
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<NaiveDate>,
    /// Prints one JSON document, and errors as JSON on the error output.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Agrees that a key file is made beside a new database.
    #[arg(long, global = true)]
    pub(crate) create_key_file: bool,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// A language of the program.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Tongue {
    /// French.
    Fr,
    /// English.
    En,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Takes spreadsheets in: all of them or none.
    Import(Import),
    /// Lists named ways to read a file, saves, shares or removes one.
    Templates(Templates),
    /// Lists the mappings that are remembered, or forgets one.
    Mappings(Mappings),
    /// Lists the words of closed columns, or says what one means.
    Words(Words),
    /// Lists the imports, undoes one, or undoes the undo.
    Imports(Imports),
    /// Prints figures of the catalogue.
    Kpi(Kpi),
    /// Tells where a figure comes from.
    Explain(Explain),
    /// Leaves rows behind a figure out, or lists those that are.
    LeaveOut(LeaveOut),
    /// Puts rows back that were left out.
    PutBack(PutBack),
    /// Corrects a row behind a figure, or shows what can be corrected of it.
    Correct(Correct),
    /// Compares the cells of a campaign.
    Compare(Compare),
    /// Prints what became of the letters of each posting month, and whether customers come back.
    Cohorts(Cohorts),
    /// Prints figures month by month, beside the year before, with their seasons.
    Long(Long),
    /// Prints a dashboard that was put together in the window, the first one or that of a name.
    Dashboard(Dashboard),
    /// Lists whom to call by their score, and changes its table of points.
    Score(Score),
    /// Lists what customers answered, with the score of all, of each moment and of each tag.
    Opinions(Opinions),
    /// Gives an opinion tags, or takes some from it.
    Tag(Tag),
    /// Lists contacts, all or those who have these words in name, place, e-mail, telephone or reference.
    Contacts(Contacts),
    /// Prints all that happened with a contact, from letter to order.
    Contact(Contact),
    /// Lists people who may be in the file twice, the surest first, or remembers that two are not one.
    Duplicates(Duplicates),
    /// Makes two contacts one, or shows both beside each other.
    Merge(Merge),
    /// Makes a contact that was merged their own person again.
    Separate(Separate),
    /// Prints deals by stage.
    Pipeline,
    /// Lists appointments, or saves them as a calendar.
    Appointments(Appointments),
    /// Tells what a mailing would bring, from what is assumed of it.
    Simulate(Simulate),
    /// Lists targets and what was reached of them, adds, changes or leaves one out.
    Targets(Targets),
    /// Lists what deserves attention, dismisses one, or takes that back.
    Alerts(Alerts),
    /// Lists references, adds, changes or leaves one out.
    References(References),
    /// Shows or changes a campaign.
    Campaign(Campaign),
    /// Lists what a campaign cost, and writes, changes or deletes costs by hand.
    Costs(Costs),
    /// Shows or changes a cell.
    Cell(Cell),
    /// Shows or changes what holds for the whole file.
    Settings(Settings),
    /// Draws a figure or a named chart, or lists the charts.
    Chart(Chart),
    /// Makes a report as PDF, or all that are due.
    Report(Report),
    /// Lists the reports that are made by themselves, adds, switches or removes one.
    Schedule(Schedule),
    /// Writes what files told, to be read again, or figures, as spreadsheets.
    Export(Export),
    /// Closes a period with a number and the sums known now.
    Close(Close),
    /// Lists the periods that were closed, or takes the latest closing back.
    Closings(Closings),
    /// Loads the demonstration data, or saves the spreadsheets that it is made of.
    Demo(Demo),
    /// Verifies the database.
    Check,
    /// Lists outcomes that joined nothing or only a campaign, and joins one by hand.
    Match(Match),
    /// Takes in what is saved in a folder, and moves it to a folder below.
    Watch(Watch),
    /// Saves an encrypted copy, or lists those that the program keeps.
    Backup(Backup),
    /// Puts a backup in the database's place; the present file is kept.
    Restore(Restore),
    /// Writes manual pages and completions of shells into a folder, for packages.
    #[command(hide = true)]
    Pages(Pages),
}

/// `demo`
#[derive(Debug, clap::Args)]
pub(crate) struct Demo {
    /// Saves the sample spreadsheets into this folder, and loads nothing.
    #[arg(long, value_name = "FOLDER")]
    pub samples: Option<PathBuf>,
}

/// `pages`
#[derive(Debug, Args)]
pub(crate) struct Pages {
    /// The folder; it is made where there is none.
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
}

/// Which files are read, and how.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// The spreadsheets; `-` reads cells from the standard input, tabs or other separators between them.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What their rows tell: pieces, totals, responses, undelivered, costs, orders, appointments, opportunities,
    /// surveys, contacts, suppressions, references, targets.
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Only this sheet.
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The campaign, where no column says it.
    #[arg(long, value_name = "CODE")]
    pub(crate) campaign: Option<String>,
    /// What a column becomes.
    #[arg(long, value_name = "HEADING=FIELD")]
    pub(crate) map: Vec<String>,
    /// A value for every row.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(crate) set: Vec<String>,
    /// The template by which they are read.
    #[arg(long, value_name = "NAME")]
    pub(crate) template: Option<String>,
}

/// `import`
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Says what would change and writes nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Where to save the rows that are set aside: a workbook, or text where the name ends in .csv.
    #[arg(long, value_name = "FILE")]
    pub(crate) rejects: Option<PathBuf>,
}

/// `templates`
#[derive(Debug, Args)]
pub(crate) struct Templates {
    /// What to do with one; nothing lists them.
    #[command(subcommand)]
    pub(crate) action: Option<TemplatesAction>,
}

/// What can be done with templates.
#[derive(Debug, Subcommand)]
pub(crate) enum TemplatesAction {
    /// Saves how a file would be read; an earlier template of the name is replaced.
    Save {
        /// Its name.
        name: String,
        #[command(flatten)]
        reading: Reading,
    },
    /// Writes a template to a file that can be shared.
    Export {
        /// Its name.
        name: String,
        /// Where: `.baromail-template`.
        file: PathBuf,
    },
    /// Keeps the template of a file.
    Import {
        /// The file.
        file: PathBuf,
    },
    /// Gives a template another name.
    Rename {
        /// Its name.
        name: String,
        /// The new one.
        new_name: String,
    },
    /// Removes a template.
    Delete {
        /// Its name.
        name: String,
    },
}

/// `words`
#[derive(Debug, Args)]
pub(crate) struct Words {
    /// What to do with one; nothing lists them.
    #[command(subcommand)]
    pub(crate) action: Option<WordsAction>,
}

/// What can be done with words.
#[derive(Debug, Subcommand)]
pub(crate) enum WordsAction {
    /// Says what a word means, also in the rows that are here.
    Set {
        /// The field: `interest`, `channel`, `return_reason`, `cost_item` …
        field: String,
        /// The word.
        text: String,
        /// What it means: positive, phone, moved …
        meaning: String,
    },
    /// Takes a translation back.
    Delete {
        /// The field.
        field: String,
        /// The word.
        text: String,
    },
}

/// `mappings`
#[derive(Debug, Args)]
pub(crate) struct Mappings {
    /// What to do with one; nothing lists them.
    #[command(subcommand)]
    pub(crate) action: Option<MappingsAction>,
}

/// What can be done with remembered mappings.
#[derive(Debug, Subcommand)]
pub(crate) enum MappingsAction {
    /// Forgets one.
    Forget {
        /// Its number.
        id: u32,
    },
}

/// `imports`
#[derive(Debug, Args)]
pub(crate) struct Imports {
    /// What to do with one.
    #[command(subcommand)]
    pub(crate) action: Option<ImportsAction>,
}

/// What can be done with an import.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportsAction {
    /// Takes an import back.
    Undo {
        /// Its number.
        id: u32,
        /// Takes the imports that build on it back too.
        #[arg(long)]
        with_dependents: bool,
        /// Says what would go and changes nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Gives back what an undo took, with the imports that went with it.
    Redo {
        /// Its number.
        id: u32,
    },
}

/// `match`
#[derive(Debug, Args)]
pub(crate) struct Match {
    /// Only outcomes of one kind: response, undelivered, orders, appointment, opportunity, `survey_answer`.
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Which page of 200, from 0.
    #[arg(long, default_value_t = 0)]
    pub(crate) page: u32,
    /// What to do with one.
    #[command(subcommand)]
    pub(crate) action: Option<MatchAction>,
}

/// What can be done with an outcome that waits.
#[derive(Debug, Subcommand)]
pub(crate) enum MatchAction {
    /// Searches pieces by name, postal code or reference.
    Find {
        /// The outcome's kind, as listed.
        entity: String,
        /// Its number, as listed.
        row: u32,
        /// What to search; nothing: pieces that look like it.
        #[arg(default_value = "")]
        text: String,
    },
    /// Joins it to a piece.
    Join {
        /// The outcome's kind, as listed.
        entity: String,
        /// Its number, as listed.
        row: u32,
        /// The piece's number, as found.
        piece: u32,
    },
    /// Takes such a decision back.
    Unjoin {
        /// The outcome's kind.
        entity: String,
        /// Its number.
        row: u32,
    },
}

/// `watch`
#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// The folder.
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
    /// Takes in what is there, and ends.
    #[arg(long)]
    pub(crate) once: bool,
}

/// `backup`
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Where to save the copy; without it, the kept ones are listed.
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

/// `restore`
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Says what would change and changes nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// `kpi`
#[derive(Debug, Args)]
pub(crate) struct Kpi {
    /// Keys of the catalogue; none means all.
    #[arg(value_name = "KEY")]
    pub(crate) keys: Vec<String>,
    /// Groups by a dimension; twice for two.
    #[arg(long, value_name = "DIM")]
    pub(crate) by: Vec<String>,
    #[command(flatten)]
    pub(crate) filters: Filters,
}

/// `compare`
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The campaign; may be left out when there is only one.
    #[arg(long, value_name = "CODE")]
    pub(crate) campaign: Option<String>,
    /// The cell that the others are compared with.
    #[arg(long, value_name = "KEY")]
    pub(crate) control: Option<String>,
}

/// `campaign`
#[derive(Debug, Args)]
pub(crate) struct Campaign {
    /// Its code; none lists all.
    pub(crate) code: Option<String>,
    /// What to change.
    #[arg(
        long,
        value_name = "FIELD=VALUE",
        requires = "code",
        help = "What to change: name, objective, list_type, sector, window_days, margin_rate"
    )]
    pub(crate) set: Vec<String>,
}

/// `settings`
#[derive(Debug, Args)]
pub(crate) struct Settings {
    /// What to change.
    #[arg(
        long,
        value_name = "NAME=VALUE",
        help = "What to change: attribution (last, first, equal, decay, code), cycle_start (posting, first_response)"
    )]
    pub(crate) set: Vec<String>,
}

/// `cell`
#[derive(Debug, Args)]
pub(crate) struct Cell {
    /// Its key code; none lists all.
    pub(crate) key: Option<String>,
    /// Its campaign.
    #[arg(long, value_name = "CODE")]
    pub(crate) campaign: String,
    /// What to change: role (test, control, holdout), `list_source`, segment, offer, creative (empty: as files say).
    #[arg(long, value_name = "FIELD=VALUE", requires = "key")]
    pub(crate) set: Vec<String>,
}

/// `chart`
#[derive(Debug, Args)]
pub(crate) struct Chart {
    /// A chart's name, a figure's key, or both with a colon (`map:revenue`); without one, the charts are listed.
    #[arg(requires = "out")]
    pub(crate) name: Option<String>,
    /// By what a figure is drawn.
    #[arg(long, value_name = "DIM")]
    pub(crate) by: Option<String>,
    /// Along what each of the small charts runs; without it, along the months.
    #[arg(long, value_name = "DIM")]
    pub(crate) along: Option<String>,
    /// Gives each of the small charts an axis of its own.
    #[arg(long)]
    pub(crate) own_scales: bool,
    #[command(flatten)]
    pub(crate) filters: Filters,
    /// Where to write it: .svg, .png, or .csv for the table behind it.
    #[arg(long, value_name = "FILE", requires = "name")]
    pub(crate) out: Option<PathBuf>,
}
