//! Why a period cannot be closed.

use super::failure::{Both, both};
use crate::closings::Refusal;
use crate::lang::Lang;
use chrono::NaiveDate;
use domain::format::date;

/// Returns what is said of it.
pub(super) fn refused(name: &str, why: Refusal) -> Both {
    match why {
        Refusal::Runs(to) => {
            let over = to.succ_opt().unwrap_or(to);
            both(
                format!(
                    "La période «\u{a0}{name}\u{a0}» n’est pas finie\u{a0}: elle ne peut pas être clôturée."
                ),
                &format!("Clôturez-la à partir du {}, ou choisissez une période passée.", french(over)),
                format!("The period “{name}” is not over: it cannot be closed."),
                &format!("Close it from {} on, or choose a period that is over.", date(over, Lang::En)),
            )
        }
        Refusal::Closed(to) => both(
            format!("La période «\u{a0}{name}\u{a0}» commence avant la fin de la dernière clôture."),
            &format!(
                "Tout est clôturé jusqu’au {}\u{a0}: choisissez une période qui commence après.",
                french(to)
            ),
            format!("The period “{name}” begins before the latest closing ends."),
            &format!("All is closed up to {}: choose a period that begins later.", date(to, Lang::En)),
        ),
    }
}

fn french(day: NaiveDate) -> String {
    date(day, Lang::Fr)
}
