//! What is counted one by one: how long things took, and how long they have lasted.

use crate::error::{Result, StoreError};
use chrono::{Datelike, NaiveDate};
use domain::spread::Spread;
use domain::totals::Totals;
use domain::words::CycleStart;

/// From which day a sales cycle counts, and until which day what is open has lasted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    pub(crate) start: CycleStart,
    pub(crate) today: Option<NaiveDate>,
}

impl Clock {
    /// Returns where a point counts and for how much; nothing where it tells of another start, or of no day yet.
    pub(crate) fn spread<'a>(
        self,
        totals: &'a mut Totals,
        key: &str,
        point: i64,
    ) -> Result<Option<(&'a mut Spread, i64)>> {
        let by_posting = self.start == CycleStart::Posting;
        let lasted =
            self.today.map(|today| i64::from(today.num_days_from_ce()) - point).filter(|days| *days >= 0);
        Ok(match key {
            "response_delay" => Some((&mut totals.response_delays, point)),
            "buyer_value" => Some((&mut totals.buyer_values, point)),
            "order_value" => Some((&mut totals.order_values, point)),
            "cycle_posting" => by_posting.then_some((&mut totals.sales_cycles, point)),
            "cycle_response" => (!by_posting).then_some((&mut totals.sales_cycles, point)),
            "open_posting" => lasted.filter(|_| by_posting).map(|days| (&mut totals.open_cycles, days)),
            "open_response" => lasted.filter(|_| !by_posting).map(|days| (&mut totals.open_cycles, days)),
            "responder_stay" => Some((&mut totals.responder_stays, point)),
            "qualified_stay" => Some((&mut totals.qualified_stays, point)),
            "appointment_stay" => Some((&mut totals.appointment_stays, point)),
            "opportunity_stay" => Some((&mut totals.opportunity_stays, point)),
            "stage_stay" => Some((&mut totals.stage_stays, point)),
            "stage_open" => lasted.map(|days| (&mut totals.stage_waits, days)),
            _ => {
                let value = key.to_owned();
                return Err(StoreError::Inconsistent { table: "tally", column: "measure", value });
            }
        })
    }
}
