//! What holds for the whole file, whatever the campaign.

use crate::failure::Failure;
use crate::house::House;
use crate::question;
use domain::words::{Attribution, CycleStart};

/// From which day a sales cycle counts: `posting` or `first_response`.
const CYCLE_START: &str = "cycle_start";
/// To which letters orders are credited: `last`, `first`, `equal`, `decay` or `code`.
const ATTRIBUTION: &str = "attribution";
const ALL: &str = "attribution, cycle_start";

/// A setting with its new value.
#[derive(Clone, Copy, Debug)]
enum Change {
    CycleStart(CycleStart),
    Attribution(Attribution),
}

/// Returns every setting with its value.
pub async fn list(house: &House) -> Result<Vec<(&'static str, &'static str)>, Failure> {
    Ok(vec![
        (ATTRIBUTION, house.store.attribution().await?.key()),
        (CYCLE_START, house.store.cycle_start().await?.key()),
    ])
}

/// Changes settings given as name and value.
///
/// # Errors
/// [`Failure::NoSetting`] and [`Failure::BadValue`], before anything is changed.
pub async fn set(house: &House, pairs: &[(String, String)]) -> Result<(), Failure> {
    let changes = pairs.iter().map(|(name, value)| change(name, value)).collect::<Result<Vec<_>, _>>()?;
    for change in changes {
        match change {
            Change::CycleStart(start) => house.store.put_cycle_start(start).await?,
            Change::Attribution(rule) => house.store.put_attribution(rule).await?,
        }
    }
    Ok(())
}

fn change(name: &str, value: &str) -> Result<Change, Failure> {
    match name.replace(['-', ' '], "_").as_str() {
        ATTRIBUTION => question::rule(value).map(Change::Attribution),
        CYCLE_START => {
            CycleStart::from_key(value.trim()).map(Change::CycleStart).ok_or_else(|| Failure::BadValue {
                field: name.to_owned(),
                value: value.to_owned(),
                allowed: "posting, first_response",
            })
        }
        _ => Err(Failure::NoSetting { name: name.to_owned(), allowed: ALL }),
    }
}
