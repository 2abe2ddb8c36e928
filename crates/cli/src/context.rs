//! What every command shares: the file, the language, the day, how to print.

use crate::args::{Arguments, BasisName, Filters, RuleName, Tongue};
use crate::json;
use app::Access;
use app::failure::Failure;
use app::figures::{Attribution, mailing_codes};
use app::house::House;
use app::imports::recall::{self, Known};
use app::lang::Lang;
use app::{key, location, question};
use chrono::NaiveDate;
use std::path::PathBuf;
use std::sync::OnceLock;

/// How a command ended when it did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Done.
    Done,
    /// Nothing was taken, or a problem was found: nothing changed.
    Nothing,
    /// Done, but some rows were set aside.
    SetAside,
}

impl Ended {
    /// Returns the exit code.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::SetAside => 4,
        }
    }
}

/// What every command shares.
#[derive(Debug)]
pub(crate) struct Context {
    database: Option<PathBuf>,
    house: OnceLock<House>,
    create_key_file: bool,
    /// The language of what is printed.
    pub(crate) lang: Lang,
    /// Whether JSON is printed.
    pub(crate) json: bool,
    /// The day that counts as today.
    pub(crate) today: NaiveDate,
    /// This moment, for the history of imports.
    pub(crate) now: String,
}

impl Context {
    /// Returns the context of a command; the one place of the command line that reads the clock.
    #[expect(clippy::disallowed_methods, reason = "the rim is where the clock enters")]
    pub(crate) fn new(arguments: &Arguments) -> Self {
        let now = chrono::Local::now();
        let lang = match arguments.lang {
            Tongue::Fr => Lang::Fr,
            Tongue::En => Lang::En,
        };
        Self {
            database: arguments.db.clone(),
            house: OnceLock::new(),
            create_key_file: arguments.create_key_file,
            lang,
            json: arguments.json,
            today: arguments.today.unwrap_or_else(|| day_of(now.to_utc())),
            now: moment(now),
        }
    }

    /// Returns this moment, for a command that lasts.
    #[expect(clippy::disallowed_methods, reason = "the rim is where the clock enters")]
    #[expect(clippy::unused_self, reason = "the clock is asked for where all else of a command is")]
    pub(crate) fn moment(&self) -> String {
        moment(chrono::Local::now())
    }

    /// Returns this moment in UTC, for calendars of other programs.
    #[expect(clippy::disallowed_methods, reason = "the rim is where the clock enters")]
    #[expect(clippy::unused_self, reason = "the clock is asked for where all else of a command is")]
    pub(crate) fn stamp(&self) -> chrono::NaiveDateTime {
        chrono::Utc::now().naive_utc()
    }

    /// Returns where the database is.
    pub(crate) fn path(&self) -> Result<PathBuf, Failure> {
        self.database.clone().map_or_else(location::database, Ok)
    }

    /// Opens the file to read.
    pub(crate) async fn read(&self) -> Result<&House, Failure> {
        let house = House::open(&self.path()?, Access::Read).await?;
        Ok(self.house.get_or_init(|| house))
    }

    /// Opens the file to read and write, making it where there is none.
    pub(crate) async fn write(&self) -> Result<&House, Failure> {
        if let Some(house) = self.house.get() {
            return Ok(house);
        }
        let path = self.path()?;
        if self.create_key_file && std::env::var_os("BAROMAIL_KEY").is_none() {
            key::create(&path)?;
        }
        let house = House::open(&path, Access::Write).await?;
        Ok(self.house.get_or_init(|| house))
    }

    /// Keeps a file that was opened otherwise, to be closed at the end.
    pub(crate) fn keep(&self, house: House) -> &House {
        self.house.get_or_init(|| house)
    }

    /// Opens the file to read and write, or an empty one that goes with the command where there is none.
    pub(crate) async fn write_or_try(&self) -> Result<&House, Failure> {
        let path = self.path()?;
        if path.exists() {
            return self.write().await;
        }
        if !self.create_key_file {
            // A try ends as the real thing would: without a key.
            key::find(&path)?;
        }
        let house = House::for_a_try().await?;
        Ok(self.house.get_or_init(|| house))
    }

    /// Returns what was settled before, where there is a file; it stays open to be written.
    pub(crate) async fn known(&self) -> Result<Known, Failure> {
        if self.path()?.exists() { recall::known(self.write().await?).await } else { Ok(Known::default()) }
    }

    /// Closes the file that the command opened: the engine must be at rest before the process ends.
    pub(crate) async fn close(&mut self) -> Result<(), Failure> {
        match self.house.take() {
            Some(house) => house.close().await,
            None => Ok(()),
        }
    }

    /// Says what went wrong on the error output.
    pub(crate) fn say_failure(&self, failure: &Failure) {
        let words = failure.words(self.lang);
        if self.json {
            eprintln!("{}", json::failure(&words));
        } else {
            eprintln!("{}\n{}", words.message, words.remedy);
        }
    }

    /// Returns the filter that options ask for.
    ///
    /// # Errors
    /// [`Failure::NoEquals`], [`Failure::UnknownDimension`], a campaign or mailing that there is not.
    pub(crate) async fn filter(
        &self,
        house: &House,
        options: &Filters,
    ) -> Result<app::figures::Filter, Failure> {
        use app::figures::{Basis, Dimension};
        let mut filter = app::figures::Filter {
            from: options.from,
            to: options.to,
            basis: match options.basis {
                BasisName::Posting => Basis::Posting,
                BasisName::Event => Basis::Event,
            },
            attribution: match options.attribution {
                Some(name) => Some(rule(name)),
                // Every figure says by which rule it is: the file's own is named too.
                None => Some(app::explain::rule_of(house, &app::figures::Filter::default()).await?),
            },
            ..app::figures::Filter::default()
        };
        let wanted = |dimension: Dimension, values: &[String]| {
            values.iter().map(move |value| (dimension, Some(value.clone()))).collect::<Vec<_>>()
        };
        for code in &options.campaign {
            app::campaigns::row(house, code).await?;
        }
        filter.wanted.extend(wanted(Dimension::Campaign, &options.campaign));
        filter.wanted.extend(wanted(Dimension::Cell, &options.cell));
        let codes = mailing_codes(house).await?;
        for name in &options.mailing {
            question::mailing(name, &mut filter, &codes)?;
        }
        for (name, value) in pairs(&options.wanted)? {
            filter.wanted.push((question::dimension(&name)?, Some(value).filter(|value| value != "unknown")));
        }
        Ok(filter)
    }
}

const fn rule(name: RuleName) -> Attribution {
    match name {
        RuleName::Last => Attribution::Last,
        RuleName::First => Attribution::First,
        RuleName::Equal => Attribution::Equal,
        RuleName::Decay => Attribution::Decay,
        RuleName::Code => Attribution::Code,
    }
}

/// Returns the day of an instant where this computer is: what is due follows its calendar, summer time included.
fn day_of(instant: chrono::DateTime<chrono::Utc>) -> NaiveDate {
    instant.with_timezone(&chrono::Local).date_naive()
}

fn moment(now: chrono::DateTime<chrono::Local>) -> String {
    now.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// Returns `NAME=VALUE` arguments apart; a value may hold further equals signs.
///
/// # Errors
/// [`Failure::NoEquals`].
pub(crate) fn pairs(arguments: &[String]) -> Result<Vec<(String, String)>, Failure> {
    arguments
        .iter()
        .map(|text| {
            let (name, value) =
                text.split_once('=').ok_or_else(|| Failure::NoEquals { text: text.clone() })?;
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A process cannot change its own time zone safely, so the test asks itself once more with that of Paris.
    #[test]
    fn a_day_is_that_of_the_place_through_both_changes_of_the_clock() {
        const ZONE: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
        if std::env::var("TZ").as_deref() != Ok(ZONE) {
            let name = "context::tests::a_day_is_that_of_the_place_through_both_changes_of_the_clock";
            let mut again = std::process::Command::new(std::env::current_exe().expect("this test"));
            let told = again.args(["--exact", name]).env("TZ", ZONE).output().expect("started");
            let text = String::from_utf8_lossy(&told.stdout);
            assert!(told.status.success() && text.contains("1 passed"), "{text}");
            return;
        }
        // Winter is an hour ahead, summer two; the clocks change on 29 March and 25 October 2026 at 1:00 UTC.
        for (instant, day) in [
            ("2026-01-31T22:59:59Z", "2026-01-31"),
            ("2026-01-31T23:00:00Z", "2026-02-01"),
            ("2026-03-28T22:59:59Z", "2026-03-28"),
            ("2026-03-28T23:00:00Z", "2026-03-29"),
            ("2026-03-29T21:59:59Z", "2026-03-29"),
            ("2026-03-29T22:00:00Z", "2026-03-30"),
            ("2026-03-31T22:00:00Z", "2026-04-01"),
            ("2026-10-24T21:59:59Z", "2026-10-24"),
            ("2026-10-24T22:00:00Z", "2026-10-25"),
            ("2026-10-25T22:59:59Z", "2026-10-25"),
            ("2026-10-25T23:00:00Z", "2026-10-26"),
            ("2028-02-28T23:00:00Z", "2028-02-29"),
        ] {
            assert_eq!(day_of(instant.parse().expect("an instant")).to_string(), day, "{instant}");
        }
    }

    #[test]
    fn a_value_may_hold_an_equals_sign() {
        let parsed = pairs(&["posting date = 2026-09-03".to_owned(), "offer=a=b".to_owned()]).expect("pairs");
        assert_eq!(parsed[0], ("posting date".to_owned(), "2026-09-03".to_owned()));
        assert_eq!(parsed[1], ("offer".to_owned(), "a=b".to_owned()));
        assert!(pairs(&["no sign".to_owned()]).is_err());
    }
}
