//! One cell of .ods, from its opening tag to its closing one.

use super::{repeats, value};
use crate::limits::CELL_CHARACTERS;
use crate::row::Nature;
use crate::text::is_failed;
use crate::workbook::{day_text, plain};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};
use std::ops::ControlFlow;

/// A cell under way; reused for the next.
#[derive(Default)]
pub(super) struct Cell {
    sort: Sort,
    repeated: u64,
    formula: Seen,
    /// What is shown, as far as a cell may be long.
    text: String,
    characters: usize,
    paragraphs: u32,
    /// Elements that are open inside something that is no text of the cell: notes, drawings.
    aside: u32,
    /// Whether the place at hand is inside a paragraph.
    inside: u32,
    /// The value as the file gives it, where it is no text.
    value: String,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Sort {
    /// Between two cells.
    #[default]
    None,
    /// Without a declared value.
    Untold,
    Number,
    Date,
    Boolean,
    Text,
    Failed,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Seen {
    #[default]
    No,
    Yes,
}

impl Cell {
    pub(super) fn open(&mut self, start: &BytesStart<'_>) {
        self.sort = Sort::Untold;
        self.repeated = 1;
        self.formula = Seen::No;
        self.text.clear();
        self.value.clear();
        (self.characters, self.paragraphs, self.aside, self.inside) = (0, 0, 0, 0);
        let mut is_error = false;
        for attribute in start.attributes().with_checks(false).flatten() {
            let value = &attribute.value;
            match attribute.key.as_ref() {
                "table:number-columns-repeated" => self.repeated = repeats(Some(value.as_bytes())),
                "table:formula" => self.formula = Seen::Yes,
                "office:value-type" => self.sort = sort(value),
                "calcext:value-type" => is_error = &**value == "error",
                "office:value" | "office:date-value" | "office:boolean-value" => {
                    self.value.clear();
                    self.value.push_str(value);
                }
                _ => {}
            }
        }
        if is_error {
            self.sort = Sort::Failed;
        }
        if self.sort == Sort::Text
            && let Some(text) = value(start, "office:string-value")
        {
            self.value = text.chars().take(CELL_CHARACTERS + 1).collect();
        }
    }

    pub(super) const fn repeated(&self) -> u64 {
        self.repeated
    }

    /// Enters an element inside the cell.
    pub(super) fn inner_start(&mut self, name: &str, start: &BytesStart<'_>) {
        if self.sort == Sort::None {
            return;
        }
        match name {
            _ if self.aside > 0 => self.aside += 1,
            "text:p" if self.inside == 0 => {
                self.inside = 1;
                if self.paragraphs > 0 {
                    self.push('\n', 1);
                }
                self.paragraphs += 1;
            }
            _ if self.inside == 0 => self.aside = 1,
            "office:annotation" | "draw:frame" => self.aside = 1,
            "text:s" => {
                let count = repeats(value(start, "text:c").as_deref().map(str::as_bytes));
                self.push(' ', count);
                self.inside += 1;
            }
            "text:tab" | "text:line-break" => {
                self.push(if name == "text:tab" { '\t' } else { '\n' }, 1);
                self.inside += 1;
            }
            _ => self.inside += 1,
        }
    }

    /// Leaves an element inside the cell.
    pub(super) fn inner_end(&mut self, _name: &str) {
        if self.aside > 0 {
            self.aside -= 1;
        } else {
            self.inside = self.inside.saturating_sub(1);
        }
    }

    fn is_shown(&self) -> bool {
        self.sort != Sort::None && self.aside == 0 && self.inside > 0
    }

    fn push(&mut self, letter: char, times: u64) {
        let room = (CELL_CHARACTERS + 1).saturating_sub(self.characters) as u64;
        for _ in 0..times.min(room) {
            self.text.push(letter);
            self.characters += 1;
        }
    }

    pub(super) fn text(&mut self, text: &str) -> ControlFlow<()> {
        if self.is_shown() {
            for letter in text.chars().take((CELL_CHARACTERS + 1).saturating_sub(self.characters)) {
                self.push(letter, 1);
            }
        }
        ControlFlow::Continue(())
    }

    pub(super) fn entity(&mut self, entity: &BytesRef<'_>) -> ControlFlow<()> {
        match entity.resolve_char_ref() {
            Ok(Some(letter)) if self.is_shown() => self.push(letter, 1),
            Ok(None) => return self.text(resolve_predefined_entity(entity).unwrap_or_default()),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    /// Returns what the cell holds, nothing where it is empty.
    pub(super) fn close(&mut self) -> Option<(&str, Nature)> {
        let sort = std::mem::take(&mut self.sort);
        let nature = match sort {
            Sort::None => return None,
            Sort::Untold if self.text.is_empty() && self.formula == Seen::Yes => {
                self.text.push('=');
                Nature::NoResult
            }
            Sort::Untold => Nature::Text,
            Sort::Text => {
                if self.text.is_empty() {
                    std::mem::swap(&mut self.text, &mut self.value);
                }
                self.shown_nature()
            }
            Sort::Failed => {
                if self.text.is_empty() {
                    self.text.push('#');
                }
                Nature::Failed
            }
            Sort::Boolean => {
                self.text.clear();
                self.text.push_str(if self.value == "true" { "VRAI" } else { "FAUX" });
                Nature::Text
            }
            Sort::Number => self.number(),
            Sort::Date => self.date(),
        };
        if self.text.is_empty() { None } else { Some((&self.text, nature)) }
    }

    fn shown_nature(&self) -> Nature {
        let failed = self.formula == Seen::Yes && is_failed(self.text.trim());
        if failed { Nature::Failed } else { Nature::Text }
    }

    fn number(&mut self) -> Nature {
        match self.value.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                self.text = plain(number);
                Nature::Number
            }
            _ => Nature::Text,
        }
    }

    /// Writes a date as the other formats do; a time of day alone and what is no date stay as they are shown.
    fn date(&mut self) -> Nature {
        let moment = self.value.parse::<NaiveDateTime>().ok();
        let moment =
            moment.or_else(|| self.value.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN)));
        let Some(moment) = moment else { return Nature::Text };
        let day = day_text(moment.date());
        self.text = match moment.time() {
            NaiveTime::MIN => day,
            time => format!("{day} {:02}:{:02}", time.hour(), time.minute()),
        };
        Nature::Date
    }
}

fn sort(name: &str) -> Sort {
    match name {
        "float" | "currency" | "percentage" => Sort::Number,
        "date" => Sort::Date,
        "boolean" => Sort::Boolean,
        "string" => Sort::Text,
        // A time of day is what is shown.
        _ => Sort::Untold,
    }
}
