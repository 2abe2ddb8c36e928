//! What is counted one by one: how long things took, and how long they have lasted.

use crate::error::{Result, StoreError};
use chrono::{Datelike, NaiveDate};
use domain::totals::Series;
use domain::words::CycleStart;

/// From which day a sales cycle counts, and until which day what is open has lasted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    pub(crate) start: CycleStart,
    pub(crate) today: Option<NaiveDate>,
}

impl Clock {
    /// Returns where a point counts and for how much; nothing where it tells of another start, or of no day yet.
    pub(crate) fn counts(self, key: &str, point: i64) -> Result<Option<(Series, i64)>> {
        let by_posting = self.start == CycleStart::Posting;
        let lasted =
            self.today.map(|today| i64::from(today.num_days_from_ce()) - point).filter(|days| *days >= 0);
        Ok(match key {
            "response_delay" => Some((Series::ResponseDelays, point)),
            "buyer_value" => Some((Series::BuyerValues, point)),
            "order_value" => Some((Series::OrderValues, point)),
            "cycle_posting" => by_posting.then_some((Series::SalesCycles, point)),
            "cycle_response" => (!by_posting).then_some((Series::SalesCycles, point)),
            "open_posting" => lasted.filter(|_| by_posting).map(|days| (Series::OpenCycles, days)),
            "open_response" => lasted.filter(|_| !by_posting).map(|days| (Series::OpenCycles, days)),
            "responder_stay" => Some((Series::ResponderStays, point)),
            "qualified_stay" => Some((Series::QualifiedStays, point)),
            "appointment_stay" => Some((Series::AppointmentStays, point)),
            "opportunity_stay" => Some((Series::OpportunityStays, point)),
            "stage_stay" => Some((Series::StageStays, point)),
            "stage_open" => lasted.map(|days| (Series::StageWaits, days)),
            _ => {
                let value = key.to_owned();
                return Err(StoreError::Inconsistent { table: "tally", column: "measure", value });
            }
        })
    }
}
