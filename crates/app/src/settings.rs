//! What holds for the whole file, whatever the campaign.

use crate::failure::Failure;
use crate::house::House;
use domain::words::CycleStart;

/// From which day a sales cycle counts: `posting` or `first_response`.
const CYCLE_START: &str = "cycle_start";

/// Returns every setting with its value.
pub async fn list(house: &House) -> Result<Vec<(&'static str, &'static str)>, Failure> {
    Ok(vec![(CYCLE_START, house.store.cycle_start().await?.key())])
}

/// Changes settings given as name and value.
///
/// # Errors
/// [`Failure::NoSetting`] and [`Failure::BadValue`], before anything is changed.
pub async fn set(house: &House, pairs: &[(String, String)]) -> Result<(), Failure> {
    let starts = pairs.iter().map(|(name, value)| cycle_start(name, value)).collect::<Result<Vec<_>, _>>()?;
    if let Some(start) = starts.last() {
        house.store.put_cycle_start(*start).await?;
    }
    Ok(())
}

fn cycle_start(name: &str, value: &str) -> Result<CycleStart, Failure> {
    if name.replace(['-', ' '], "_") != CYCLE_START {
        return Err(Failure::NoSetting { name: name.to_owned(), allowed: CYCLE_START });
    }
    CycleStart::from_key(value.trim()).ok_or_else(|| Failure::BadValue {
        field: name.to_owned(),
        value: value.to_owned(),
        allowed: "posting, first_response",
    })
}
