//! The sums that figures are worked out from, for the formulas of the floor above.

mod coarse;
mod taking;

use crate::Store;
use crate::coverage::coverage;
use crate::credit::{Credited, Joins, credited};
use crate::cube::{Cube, Question};
use crate::detail::Detail;
use crate::error::Result;
use crate::recent::Asked;
use crate::row::money;
use crate::unsure::unsure;
use chrono::NaiveDate;
pub(crate) use coarse::TotalRow;
use coarse::coarse;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::ledger::Ledger;
use domain::slice::{Place, Slice};
use domain::term::Term;
use domain::totals::Measure;
use domain::words::{Basis, CellRole};
use rust_decimal::Decimal;
use sqlx::SqliteConnection;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use taking::Taking;

impl Store {
    /// Returns the sums that a filter takes, place by place.
    ///
    /// *By posting*: filtered by posting date, all outcomes whenever they came.
    /// *By event*: one slice a place and day, filtered by the day.
    /// A responder counts on the day of the first response, a customer on that of the first order.
    /// Where totals are less fine than the filter asks, their measures are unknown for that reason.
    ///
    /// The places are no finer than the filter and some dimensions ask: what they do not ask of a place is left unsaid.
    /// What is still waited for counts for as long as it has lasted until a day.
    pub async fn slices_at(&self, filter: &Filter, by: &[Dimension], today: NaiveDate) -> Result<Vec<Slice>> {
        let (filter, by) = (filter.clone(), by.to_vec());
        self.slices(Asked { filter, by, around: false, today: Some(today), joins: Joins::All }).await
    }

    /// Returns the sums of the whole campaigns that a filter touches, told apart as it and some dimensions ask: a cost
    /// is shared over all pieces of its campaign, those that the filter drops too.
    pub async fn ledgers_around(
        &self,
        filter: &Filter,
        by: &[Dimension],
        today: NaiveDate,
    ) -> Result<Arc<Vec<Ledger>>> {
        let (filter, by) = (filter.clone(), by.to_vec());
        self.asked(Asked { filter, by, around: true, today: Some(today), joins: Joins::All }).await
    }

    /// Returns the same sums without the orders, responses and returned letters whose join is only probable; nothing where
    /// every join is sure.
    pub async fn sure_ledgers_around(
        &self,
        filter: &Filter,
        by: &[Dimension],
        today: NaiveDate,
    ) -> Result<Option<Arc<Vec<Ledger>>>> {
        if !self.beside().await?.probable {
            return Ok(None);
        }
        let (filter, by) = (filter.clone(), by.to_vec());
        let asked = Asked { filter, by, around: true, today: Some(today), joins: Joins::Sure };
        Ok(Some(self.asked(asked).await?))
    }

    /// Returns the sums that were asked for, place by place.
    pub(crate) async fn slices(&self, asked: Asked) -> Result<Vec<Slice>> {
        Ok(self.asked(asked).await?.iter().flat_map(Ledger::slices).collect())
    }

    /// Returns the sums that were asked for.
    pub(crate) async fn asked(&self, asked: Asked) -> Result<Arc<Vec<Ledger>>> {
        self.recent()
            .sums(self.path(), self.key(), asked, async |tx, cube, asked| read(tx, cube, asked).await)
            .await
    }
}

/// Reads the sums that were asked for.
async fn read(connection: &mut SqliteConnection, cube: &mut Cube, asked: &Asked) -> Result<Vec<Ledger>> {
    let question = Question::new(asked, cube.scopes());
    cube.fetch(&mut *connection, &question).await?;
    let credited = if asked.is_maintained(cube.attribution) {
        None
    } else {
        let rule = asked.filter.attribution.unwrap_or(cube.attribution);
        let detail = Detail::of(&asked.filter, &asked.by);
        Some(credited(&mut *connection, rule, asked.joins, detail).await?)
    };
    let anew = match &credited {
        None => None,
        Some(credited) => Some(coverage(&mut *connection, Some(credited.lacks_margin())).await?),
    };
    let known = anew.as_ref().unwrap_or(&cube.known);
    let filter = asked.taken();
    let mut taking = Taking::new(cube, known, &filter, asked.today, credited.is_none());
    cube.each_campaign(&question, &mut |campaign, sums| taking.take(campaign, sums, &question))?;
    for share in credited.iter().flat_map(Credited::shares) {
        taking.take_share(share)?;
    }
    for (placed, e4) in credited.iter().flat_map(Credited::buyers) {
        taking.take_buyer(placed, e4)?;
    }
    if asked.joins == Joins::Sure {
        for unsure in unsure(&mut *connection, Detail::of(&asked.filter, &asked.by)).await? {
            taking.take_away(&unsure)?;
        }
    }
    Ok(taking.done(&coarse(known, cube, &filter)?))
}

/// Returns the measure that counts at a place: pieces of a holdout were not posted, they are people held.
fn measure_at(place: &Place, told: Measure) -> Measure {
    let held = told == Measure::PiecesPosted && place.role == Some(CellRole::Holdout);
    if held { Measure::PeopleHeld } else { told }
}

/// Returns a stored value as the number or money that it is.
pub(crate) fn amount(value: i64, currency: Option<&str>) -> Result<Term> {
    Ok(match currency {
        None => Term::number(Decimal::from(value)),
        Some(currency) => Term::money(money("tally", value, currency)?),
    })
}

/// Returns whether a place falls into the period; without a posting date, all mailings of its campaign must.
fn covers(filter: &Filter, place: &Place, dates: &HashMap<String, BTreeSet<NaiveDate>>) -> bool {
    if filter.basis == Basis::Posting && place.posting_date.is_none() {
        let dates = dates.get(&place.campaign).filter(|dates| !dates.is_empty());
        return dates.map_or_else(
            || filter.covers(None),
            |dates| dates.iter().all(|date| filter.covers(Some(*date))),
        );
    }
    filter.covers(place.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{
        by_reference, date, db, eur, is_never, known, merged, of_campaign, piece, piece_to, response, rows,
        totals, undelivered,
    };
    use crate::{CampaignChange, CellChange};
    use domain::fact::{Facts, Figure, PieceFact, ResponseFact, Scope};
    use domain::term::Reason;
    use domain::words::{Channel, Interest};

    fn letters() -> Facts {
        Facts::Pieces(rows(vec![
            piece_to("P", "2026-03-02", "R1", "Durand"),
            piece("P", "2026-03-02", "A", "R2"),
            piece("P", "2026-03-02", "B", "R3"),
            piece("P", "2026-04-02", "A", "R4"),
        ]))
    }

    fn answer(reference: &str, day: &str, channel: Channel, interest: Option<Interest>) -> ResponseFact {
        ResponseFact { channel: Some(channel), interest, ..response(by_reference(reference), day) }
    }

    #[tokio::test]
    async fn never_imported_is_not_zero_and_imported_is_zero_where_nothing_happened() {
        let db = db().await;
        db.import(letters()).await;
        let before = db.totals().await;
        assert_eq!(known(&before, Measure::PiecesPosted), Some(4));
        assert_eq!(known(&before, Measure::PeopleHeld), Some(0));
        for measure in [Measure::Responders, Measure::Undelivered, Measure::CostPostage, Measure::Revenue] {
            assert!(is_never(before.get(measure)), "{measure:?}");
        }
        db.import(Facts::Responses(rows(vec![answer("R1", "2026-03-09", Channel::Phone, None)]))).await;
        db.import(Facts::Undelivered(rows(vec![undelivered(by_reference("R2"), "2026-03-09")]))).await;
        for slice in db.slices(&Filter::default()).await {
            assert!(!is_never(slice.totals.responders), "{:?}", slice.place);
            assert!(is_never(slice.totals.positive_responders), "no file told an interest");
        }
        let after = db.totals().await;
        assert_eq!(
            (known(&after, Measure::Responders), known(&after, Measure::Undelivered)),
            (Some(1), Some(1))
        );
    }

    #[tokio::test]
    async fn a_responder_counts_once_by_the_first_responses_channel() {
        let db = db().await;
        db.import(letters()).await;
        db.import(Facts::Responses(rows(vec![
            answer("R1", "2026-03-12", Channel::Email, Some(Interest::Positive)),
            answer("R1", "2026-03-09", Channel::Phone, Some(Interest::Neutral)),
            answer("R2", "2026-03-10", Channel::Web, Some(Interest::Refusal)),
        ])))
        .await;
        let totals = db.totals().await;
        for (measure, expected) in [
            (Measure::ResponseLines, 3),
            (Measure::Responders, 2),
            (Measure::PositiveResponders, 1),
            (Measure::PiecesPosted, 4),
        ] {
            assert_eq!(known(&totals, measure), Some(expected), "{measure:?}");
        }
        let phone =
            Filter { wanted: vec![(Dimension::Channel, Some("phone".to_owned()))], ..Filter::default() };
        let phone = merged(&db.slices(&phone).await);
        assert_eq!(known(&phone, Measure::ResponseLines), Some(2));
        assert_eq!(known(&phone, Measure::PositiveResponders), Some(1));
        assert_eq!(phone.response_delays.iter().collect::<Vec<_>>(), [(7, 1)]);
    }

    #[tokio::test]
    async fn by_posting_takes_all_outcomes_and_by_event_what_happened_in_the_period() {
        let db = db().await;
        db.import(letters()).await;
        db.import(Facts::Responses(rows(vec![
            answer("R1", "2026-03-20", Channel::Phone, None),
            answer("R2", "2026-04-20", Channel::Phone, None),
            answer("R4", "2026-04-21", Channel::Phone, None),
        ])))
        .await;
        let april = |basis| Filter {
            from: Some(date("2026-04-01")),
            to: Some(date("2026-04-30")),
            basis,
            ..Filter::default()
        };
        for (basis, posted, responders) in [(Basis::Posting, 1, 1), (Basis::Event, 1, 2)] {
            let totals = merged(&db.slices(&april(basis)).await);
            assert_eq!(known(&totals, Measure::PiecesPosted), Some(posted), "{basis:?}");
            assert_eq!(known(&totals, Measure::Responders), Some(responders), "{basis:?}");
        }
    }

    #[tokio::test]
    async fn a_holdout_posts_nothing_as_soon_as_it_is_called_one() {
        let db = db().await;
        db.import(letters()).await;
        db.store.change_cell("P", "A", &[CellChange::Role(Some(CellRole::Holdout))]).await.unwrap();
        let totals = db.totals().await;
        assert_eq!(known(&totals, Measure::PiecesPosted), Some(1));
        assert_eq!(known(&totals, Measure::PeopleHeld), Some(3));
        assert_eq!(db.store.campaigns().await.unwrap()[0].pieces, 1);
        // The same list again does not make it a mailed cell, nor a second one.
        db.import(letters()).await;
        assert_eq!(known(&db.totals().await, Measure::PeopleHeld), Some(3));
        assert!(db.store.change_cell("P", "Z", &[CellChange::Role(None)]).await.is_err());
    }

    fn tracking(scope: Scope, posted: u64, responders: u64) -> domain::fact::TotalsFact {
        let figures = vec![
            (Measure::PiecesPosted, Figure::Count(posted)),
            (Measure::Responders, Figure::Count(responders)),
        ];
        totals(scope, figures)
    }

    fn cell(code: &str) -> Scope {
        Scope { cell: Some(code.to_owned()), ..of_campaign("T") }
    }

    #[tokio::test]
    async fn totals_are_coarse_and_the_finest_of_one_campaign_win() {
        let db = db().await;
        db.import(Facts::Totals(rows(vec![
            tracking(cell("A"), 2500, 48),
            tracking(cell("B"), 2500, 72),
            tracking(of_campaign("T"), 5000, 120),
        ])))
        .await;
        let slices = db.slices(&Filter::default()).await;
        assert_eq!(slices.len(), 2);
        assert!(slices.iter().all(|slice| slice.coarse == [Measure::PiecesPosted, Measure::Responders]));
        assert_eq!(known(&merged(&slices), Measure::PiecesPosted), Some(5000));
        assert_eq!(known(&merged(&slices), Measure::Responders), Some(120));
        assert!(is_never(slices[0].totals.undelivered));
        let sector =
            Filter { wanted: vec![(Dimension::Sector, Some("BTP".to_owned()))], ..Filter::default() };
        let reason = merged(&db.slices(&sector).await).responders.reason();
        assert_eq!(reason, Some(Reason::NotThatFine(Measure::Responders)));
        let b = Filter { wanted: vec![(Dimension::Cell, Some("B".to_owned()))], ..Filter::default() };
        assert_eq!(known(&merged(&db.slices(&b).await), Measure::Responders), Some(72));
    }

    #[tokio::test]
    async fn a_margin_follows_from_a_total_of_revenue_and_the_campaigns_rate() {
        let db = db().await;
        let revenue = vec![(Measure::Revenue, Figure::Amount(eur(3_600_000)))];
        db.import(Facts::Totals(rows(vec![totals(of_campaign("T"), revenue)]))).await;
        assert!(is_never(db.totals().await.margin));
        let rate = Decimal::new(40, 2);
        db.store.change_campaign("T", &[CampaignChange::MarginRate(Some(rate))]).await.unwrap();
        // PRODUCT's reference campaign: 40 % of 36 000.
        assert_eq!(known(&db.totals().await, Measure::Margin), Some(14_400));
    }

    #[tokio::test]
    async fn the_lists_own_columns_are_outcomes_until_they_say_no() {
        let db = db().await;
        let list = |responded: bool| {
            let mut fact: PieceFact = piece("P", "2026-03-02", "A", "R1");
            fact.outcome.responded = Some(responded);
            fact.outcome.came_back = Some(!responded);
            fact.cost = Some(eur(135));
            Facts::Pieces(rows(vec![fact]))
        };
        for (responded, responders, undelivered) in [(true, 1, 0), (false, 0, 1), (true, 1, 0)] {
            db.import(list(responded)).await;
            let totals = db.totals().await;
            assert_eq!(known(&totals, Measure::Responders), Some(responders));
            assert_eq!(known(&totals, Measure::Undelivered), Some(undelivered));
            assert_eq!(totals.cost(), Term::money(eur(135)));
        }
    }
}
