//! Campaigns and cells: listed, shown, changed.

use crate::compare::{self, Control, standing, verdicts};
use crate::dto::campaign::{CampaignItem, CampaignPage, CellLine, CellWord};
use crate::failure::Failure;
use crate::figures::{definitions, figure, groups, is_provisional, window_end};
use crate::house::House;
use crate::lang::Lang;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::words::{CellRole, ListType};
use kpi::Verdict;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use store::{CampaignChange, CampaignRow, CellChange, CellPart};

/// The figures of a line in the list.
const LINE: [&str; 4] = ["pieces_posted", "response_rate", "cost_total", "roi_revenue"];

/// Returns the campaigns, the newest first.
pub async fn list(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<CampaignItem>, Failure> {
    let filter = Filter::default();
    let grouped = groups(house, &filter, &[Dimension::Campaign], today).await?;
    let entries = definitions(&LINE.map(str::to_owned))?;
    let mut campaigns = house.store.campaigns().await?;
    campaigns.sort_by_key(|campaign| Reverse(campaign.mailings.iter().max().copied()));
    Ok(campaigns
        .into_iter()
        .map(|campaign| {
            let group = grouped.iter().find(|group| {
                group.key.first().is_some_and(|(_, code)| code.as_deref() == Some(&campaign.code))
            });
            CampaignItem {
                provisional: is_provisional(&campaign, today),
                postings: campaign.mailings.iter().map(ToString::to_string).collect(),
                figures: group.map_or_else(Vec::new, |group| {
                    entries.iter().map(|entry| figure(entry, group, &filter, lang)).collect()
                }),
                name: campaign.name,
                code: campaign.code,
            }
        })
        .collect())
}

/// Returns a campaign.
///
/// # Errors
/// [`store::StoreError::NoCampaign`].
pub async fn row(house: &House, code: &str) -> Result<CampaignRow, Failure> {
    let campaigns = house.store.campaigns().await?;
    campaigns
        .into_iter()
        .find(|campaign| campaign.code == code)
        .ok_or_else(|| store::StoreError::NoCampaign(code.to_owned()).into())
}

/// Returns the only campaign there is.
///
/// # Errors
/// [`Failure::NoCampaigns`], [`Failure::WhichCampaign`].
pub async fn only(house: &House) -> Result<String, Failure> {
    let mut codes: Vec<String> = house.store.campaigns().await?.into_iter().map(|row| row.code).collect();
    match codes.len() {
        0 => Err(Failure::NoCampaigns),
        1 => Ok(codes.remove(0)),
        _ => Err(Failure::WhichCampaign { codes }),
    }
}

/// Returns one campaign with its cells.
pub async fn page(house: &House, code: &str, lang: Lang, today: NaiveDate) -> Result<CampaignPage, Failure> {
    let campaign = row(house, code).await?;
    let standing = standing(house, code, Control::MarkedOrFirst, today).await?;
    let control = standing.control.clone().unwrap_or_default();
    let cells = house.store.cells(code).await?;
    let filter = Filter::campaign(code);
    let shown = [entry("response_rate")?, entry("cost_per_response")?];
    let words = house.store.cell_words(code).await?;
    let lines = standing.cells.iter().map(|cell| CellLine {
        words: words.iter().filter(|word| word.key_code == cell.key).map(cell_word).collect(),
        ..line(cell, &cells, &control, shown, &filter, lang)
    });
    let lines = lines.collect();
    let mailed = standing.cells.iter().filter(|cell| cell.group.role != Some(CellRole::Holdout));
    let verdicts = verdicts(mailed, lang).sentences();
    Ok(CampaignPage {
        provisional: is_provisional(&campaign, today),
        window_end: window_end(&campaign.mailings, campaign.window_days).map(|day| day.to_string()),
        code: campaign.code,
        name: campaign.name,
        list_type: campaign.list_type.map(|list| list.key().to_owned()),
        sector: campaign.sector,
        window_days: campaign.window_days,
        margin_rate: campaign.margin_rate.map(|rate| rate.normalize().to_string()),
        postings: campaign.mailings.iter().map(ToString::to_string).collect(),
        cells: lines,
        verdicts,
        control: standing.control,
    })
}

fn line(
    cell: &compare::Cell,
    rows: &[store::CellRow],
    control: &str,
    shown: [&kpi::Definition; 2],
    filter: &Filter,
    lang: Lang,
) -> CellLine {
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let [rate, cost_per_response] = shown;
    let show = |entry: &kpi::Definition| figure(entry, &cell.group, filter, lang);
    let row = rows.iter().find(|row| row.key_code.as_deref() == Some(&cell.key));
    let name = row.map_or_else(String::new, |row| {
        let mut parts: Vec<&str> =
            [row.creative.as_deref(), row.offer.as_deref()].into_iter().flatten().collect();
        parts.dedup();
        parts.join(", ")
    });
    CellLine {
        name,
        role: cell.group.role.map(|role| role.key().to_owned()),
        people: small(cell.people),
        responders: cell.responders.map(small),
        rate: show(rate),
        cost_per_response: show(cost_per_response),
        verdict: if cell.key == control {
            Some("reference".to_owned())
        } else {
            cell.comparison.as_ref().map(|comparison| verdict_key(comparison.verdict).to_owned())
        },
        p: cell.comparison.as_ref().map(|comparison| format!("{:.6}", comparison.p_holm)),
        key: cell.key.clone(),
        words: Vec::new(),
    }
}

fn cell_word(word: &store::CellWord) -> CellWord {
    CellWord { field: word.part.key().to_owned(), told: word.told.clone(), own: word.own.clone() }
}

fn entry(key: &str) -> Result<&'static kpi::Definition, Failure> {
    kpi::find(key).ok_or_else(|| Failure::UnknownFigure { key: key.to_owned(), nearest: None })
}

/// Returns a verdict's name on the wire.
pub const fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Better => "better",
        Verdict::Worse => "worse",
        Verdict::NotProven { .. } => "not_proven",
        Verdict::CouldBeChance => "could_be_chance",
    }
}

/// Changes a campaign and returns it as it is now.
pub async fn change(
    house: &House,
    code: &str,
    pairs: &[(String, String)],
    lang: Lang,
    today: NaiveDate,
) -> Result<CampaignPage, Failure> {
    set_fields(house, code, pairs).await?;
    page(house, code, lang, today).await
}

/// Changes fields of a campaign by their names.
///
/// # Errors
/// [`Failure::NoSetting`] for an unknown field, [`Failure::BadValue`] for a value that it cannot take.
pub async fn set_fields(house: &House, code: &str, pairs: &[(String, String)]) -> Result<(), Failure> {
    let changes =
        pairs.iter().map(|(field, value)| campaign_change(field, value)).collect::<Result<Vec<_>, _>>()?;
    if !changes.is_empty() {
        house.store.change_campaign(code, &changes).await?;
    }
    Ok(())
}

fn campaign_change(field: &str, value: &str) -> Result<CampaignChange, Failure> {
    let bad = |allowed| Failure::BadValue { field: field.to_owned(), value: value.to_owned(), allowed };
    let text = || Some(value.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
    Ok(match field.replace(['-', ' '], "_").as_str() {
        "name" => CampaignChange::Name(text().ok_or_else(|| bad("…"))?),
        "objective" => CampaignChange::Objective(text()),
        "sector" => CampaignChange::Sector(text()),
        "list_type" => CampaignChange::ListType(match value {
            "" => None,
            word => Some(ListType::from_key(word).ok_or_else(|| bad("cold, warm"))?),
        }),
        "window_days" | "window" => {
            let days = value.trim().parse().ok().filter(|days| (1..=3650).contains(days));
            CampaignChange::WindowDays(days.ok_or_else(|| bad("1 … 3650"))?)
        }
        "margin_rate" | "margin" => CampaignChange::MarginRate(match value.trim() {
            "" => None,
            rate => Some(fraction(rate).ok_or_else(|| bad("0.4, 0,4, 40 %"))?),
        }),
        _ => {
            let allowed = "name, objective, list_type, sector, window_days, margin_rate";
            return Err(Failure::NoSetting { name: field.to_owned(), allowed });
        }
    })
}

/// Returns a rate as a fraction of at most four decimals: `40 %`, `0,4` and `0.4` are the same.
fn fraction(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace(',', ".");
    let (number, scale) = match plain.strip_suffix('%') {
        Some(percent) => (percent, Decimal::ONE_HUNDRED),
        None => (plain.as_str(), Decimal::ONE),
    };
    let rate = number.parse::<Decimal>().ok()? / scale;
    (rate >= Decimal::ZERO && rate <= Decimal::ONE && rate.normalize().scale() <= 4).then_some(rate)
}

/// Changes the role of a cell and returns its campaign as it is now.
pub async fn change_role(
    house: &House,
    campaign: &str,
    key: &str,
    role: Option<&str>,
    lang: Lang,
    today: NaiveDate,
) -> Result<CampaignPage, Failure> {
    set_cell_fields(house, campaign, key, &[("role".to_owned(), role.unwrap_or_default().to_owned())])
        .await?;
    page(house, campaign, lang, today).await
}

/// Signs of what a person says of a cell, at most.
const LONGEST_WORD: usize = 120;

/// Changes fields of a cell by their names; an empty list source, segment, offer or creative is what files say again.
///
/// # Errors
/// [`Failure::NoSetting`] for an unknown field, [`Failure::BadValue`] for a value that it cannot take.
pub async fn set_cell_fields(
    house: &House,
    campaign: &str,
    key: &str,
    pairs: &[(String, String)],
) -> Result<(), Failure> {
    let changes =
        pairs.iter().map(|(field, value)| cell_change(field, value)).collect::<Result<Vec<_>, _>>()?;
    if !changes.is_empty() {
        house.store.change_cell(campaign, key, &changes).await?;
    }
    Ok(())
}

fn cell_change(field: &str, value: &str) -> Result<CellChange, Failure> {
    let bad = |allowed| Failure::BadValue { field: field.to_owned(), value: value.to_owned(), allowed };
    if field == "role" {
        let role = |word| CellRole::from_key(word).ok_or_else(|| bad("test, control, holdout"));
        return Ok(CellChange::Role(if value.is_empty() { None } else { Some(role(value)?) }));
    }
    let allowed = "role, list_source, segment, offer, creative";
    let unknown = || Failure::NoSetting { name: field.to_owned(), allowed };
    let part = CellPart::from_key(field).ok_or_else(unknown)?;
    let text = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > LONGEST_WORD {
        return Err(bad("… 120"));
    }
    Ok(CellChange::Says(part, Some(text).filter(|text| !text.is_empty())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_margin_rate_is_typed_as_people_do() {
        for text in ["40 %", "40%", "0,4", "0.40", "40\u{a0}%"] {
            assert_eq!(fraction(text), Some(Decimal::new(4, 1)), "{text}");
        }
        for text in ["", "forty", "140 %", "-1", "0,33333"] {
            assert_eq!(fraction(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_that_does_not_fit_is_refused_with_what_would() {
        assert!(matches!(campaign_change("window_days", "0"), Err(Failure::BadValue { .. })));
        assert!(matches!(campaign_change("colour", "red"), Err(Failure::NoSetting { .. })));
        assert_eq!(cell_change("role", "holdout").ok(), Some(CellChange::Role(Some(CellRole::Holdout))));
        assert!(matches!(cell_change("role", "Control"), Err(Failure::BadValue { .. })));
        let says = |text: Option<&str>| Some(CellChange::Says(CellPart::Offer, text.map(str::to_owned)));
        assert_eq!(cell_change("offer", "  Audit   offert ").ok(), says(Some("Audit offert")));
        assert_eq!(cell_change("offer", " ").ok(), says(None), "what files say stands again");
        assert!(matches!(cell_change("offer", &"x".repeat(121)), Err(Failure::BadValue { .. })));
        assert!(matches!(cell_change("colour", "red"), Err(Failure::NoSetting { .. })));
    }
}
