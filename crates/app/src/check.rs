//! Whether the database is sound, in words.

use crate::failure::Failure;
use crate::house::House;
use crate::lang::{Lang, say};
use store::Problem;

/// Returns everything that is wrong with the database; a sound one has nothing.
pub async fn problems(house: &House, lang: Lang) -> Result<Vec<String>, Failure> {
    Ok(house.store.check().await?.iter().map(|problem| sentence(problem, lang)).collect())
}

fn sentence(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::Cipher(text) => {
            say(lang, format!("Page abîmée\u{a0}: {text}."), format!("Damaged page: {text}."))
        }
        Problem::Structure(text) => {
            say(lang, format!("Structure abîmée\u{a0}: {text}."), format!("Damaged structure: {text}."))
        }
        Problem::Dangling { table, row, parent } => {
            let row = row.map_or_else(String::new, |row| format!(" {row}"));
            say(
                lang,
                format!("{table}{row} renvoie à une ligne absente de {parent}."),
                format!("{table}{row} names a row that {parent} does not have."),
            )
        }
        Problem::Sum { campaign, measure, kept, counted } => say(
            lang,
            format!("{campaign}, {measure}\u{a0}: somme gardée {kept}, lignes {counted}."),
            format!("{campaign}, {measure}: sum kept {kept}, rows {counted}."),
        ),
        Problem::Packed { campaign } => say(
            lang,
            format!(
                "{campaign}\u{a0}: les sommes que lisent les écrans diffèrent de celles qui sont gardées."
            ),
            format!("{campaign}: the sums that screens read differ from those kept."),
        ),
    }
}
