//! Analyses: any figures of the catalogue by any one or two groupings, as a table, a chart and a text to copy.

use crate::aims::aimed_groups;
use crate::charts::multiples::{Split, multiples};
use crate::charts::{Plate, Scales, bars_of, on_screen};
use crate::compare::{Control, standing, verdicts};
use crate::dashboard::choices;
use crate::dto::analysis::{
    Analysis, AnalysisCell, AnalysisQuestion, AnalysisRow, Catalogue, CatalogueFigure, CellVerdicts,
    GroupValue,
};
use crate::dto::dashboard::{Choice, Picture};
use crate::dto::figure::{Figure, Flag, Unit};
use crate::failure::Failure;
use crate::figures::{Group, capitalised, definitions, figure};
use crate::house::House;
use crate::lang::{Lang, named, one_of};
use crate::spreadsheet::csv_of;
use crate::{question, words};
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::words::{Basis, CellRole};
use kpi::{Definition, catalog, evaluate};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Groups of a page, so that an answer stays small.
pub const PAGE: usize = 100;
/// Figures side by side.
const MOST_FIGURES: usize = 6;
/// Dimensions at once.
const MOST_DIMENSIONS: usize = 2;
/// Bars of a chart: more could not be read.
const MOST_BARS: usize = 24;

/// Returns what can be analysed.
pub fn catalogue(lang: Lang) -> Catalogue {
    let dimension =
        |of: &Dimension| Choice { code: of.key().to_owned(), name: words::group::heading(*of, lang) };
    Catalogue {
        figures: catalog().map(|entry| column(entry, lang)).collect(),
        dimensions: Dimension::ALL.iter().map(dimension).collect(),
    }
}

fn column(entry: &Definition, lang: Lang) -> CatalogueFigure {
    CatalogueFigure {
        key: entry.key.to_owned(),
        name: capitalised(entry.name.get(lang)),
        help: entry.help.get(lang).to_owned(),
        family: entry.family.key().to_owned(),
        unit: crate::figures::unit(entry.unit),
        better: crate::figures::better(entry.better),
        attributed: crate::figures::is_attributed(entry),
    }
}

/// An answered question, before it is shown.
struct Answered {
    entries: Vec<&'static Definition>,
    by: Vec<Dimension>,
    filter: Filter,
    groups: Vec<Group>,
    lang: Lang,
}

/// Returns a page of the table with its chart.
///
/// # Errors
/// [`Failure::UnknownFigure`], [`Failure::UnknownDimension`], [`Failure::BadDay`].
pub async fn analysis(
    house: &House,
    asked: &AnalysisQuestion,
    today: NaiveDate,
) -> Result<Analysis, Failure> {
    let found = answer(house, asked, today).await?;
    let page = found.groups.iter().skip(asked.offset as usize).take(PAGE);
    let heading =
        |of: &Dimension| Choice { code: of.key().to_owned(), name: words::group::heading(*of, found.lang) };
    Ok(Analysis {
        by: found.by.iter().map(heading).collect(),
        columns: found.entries.iter().map(|entry| column(entry, found.lang)).collect(),
        total: u32::try_from(found.groups.len()).unwrap_or(u32::MAX),
        rows: page.map(|group| found.row(group)).collect(),
        picture: found.picture(house, today).await?,
        comparison: comparison(house, &found, today).await?,
        choices: choices(house, &found.filter).await?,
    })
}

async fn answer(house: &House, asked: &AnalysisQuestion, today: NaiveDate) -> Result<Answered, Failure> {
    let lang = named(&asked.question.lang);
    let filter = question::filter(&asked.question)?;
    let mut entries = if asked.keys.is_empty() { Vec::new() } else { definitions(&asked.keys)? };
    entries.truncate(MOST_FIGURES);
    let mut by: Vec<Dimension> = Vec::new();
    for name in asked.by.iter().take(MOST_DIMENSIONS) {
        let dimension = question::dimension(name)?;
        if !by.contains(&dimension) {
            by.push(dimension);
        }
    }
    let mut groups = aimed_groups(house, &entries, &filter, &by, today).await?;
    if let Some(entry) = entries.iter().find(|entry| Some(entry.key) == asked.sort.as_deref()) {
        let value = |group: &Group| evaluate(entry, &group.totals, filter.basis).value.value();
        groups.sort_by_cached_key(|group| ByValue { value: value(group), descending: asked.descending });
    } else if asked.descending {
        groups.reverse();
    }
    Ok(Answered { entries, by, filter, groups, lang })
}

/// Orders groups by a figure; what is unknown comes last either way.
#[derive(PartialEq, Eq)]
struct ByValue {
    value: Option<Decimal>,
    descending: bool,
}

impl Ord for ByValue {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.value, other.value) {
            (Some(one), Some(two)) if self.descending => two.cmp(&one),
            (Some(one), Some(two)) => one.cmp(&two),
            (one, two) => two.is_some().cmp(&one.is_some()),
        }
    }
}

impl PartialOrd for ByValue {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Answered {
    fn figures<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = Figure> + 'a {
        self.entries.iter().map(|entry| figure(entry, group, &self.filter, self.lang))
    }

    fn row(&self, group: &Group) -> AnalysisRow {
        let value = |(dimension, value): &(Dimension, Option<String>)| GroupValue {
            dimension: dimension.key().to_owned(),
            label: words::group::value(*dimension, value.as_deref(), self.lang),
            value: value.clone(),
        };
        AnalysisRow {
            group: group.key.iter().map(value).collect(),
            role: group.role.map(|role| role.key().to_owned()),
            cells: self.figures(group).map(cell).collect(),
        }
    }

    /// Returns the first figure drawn: as bars in the order of the table, by two groupings as small charts.
    async fn picture(&self, house: &House, today: NaiveDate) -> Result<Option<Picture>, Failure> {
        let Some(entry) = self.entries.first().filter(|_| !self.groups.is_empty()) else { return Ok(None) };
        let plate = match self.by.as_slice() {
            [] => return Ok(None),
            [first, second, ..] => {
                let split = (Split::best(*first, *second), Scales::Common);
                multiples(house, entry, split, &self.filter, (self.lang, today)).await?
            }
            _ => self.bars(entry),
        };
        Ok(Some(on_screen(&plate, self.lang, (960.0, 220.0))?))
    }

    fn bars(&self, entry: &Definition) -> Plate {
        let shown = &self.groups[..self.groups.len().min(MOST_BARS)];
        let mut plate = bars_of(entry, shown, &self.by, &self.filter, self.lang);
        if shown.len() < self.groups.len() {
            let first = shown.len();
            plate.note += &one_of(
                self.lang,
                format!("\u{202f}; les {first}\u{a0}premiers groupes"),
                format!("; the first {first} groups"),
            );
        }
        plate
    }
}

fn cell(figure: Figure) -> AnalysisCell {
    // A sum of nothing has no currency of its own.
    let nothing =
        (figure.unit == Unit::Money && figure.value.is_some()).then(|| Currency::EUR.code().to_owned());
    AnalysisCell {
        value: figure.value,
        currency: figure.currency.or(nothing),
        low: figure.low,
        high: figure.high,
        unknown: figure.unknown.map(|unknown| unknown.text),
        flags: figure.flags,
    }
}

/// Returns what the comparison says where the groups are the cells of one whole campaign: it holds for no part of it.
async fn comparison(
    house: &House,
    found: &Answered,
    today: NaiveDate,
) -> Result<Option<CellVerdicts>, Failure> {
    let filter = &found.filter;
    let whole = filter.wanted.iter().all(|(dimension, _)| *dimension == Dimension::Campaign)
        && (filter.from, filter.to, filter.basis) == (None, None, Basis::Posting);
    let mut campaigns: Vec<&String> = found.groups.iter().flat_map(|group| &group.campaigns).collect();
    campaigns.sort_unstable();
    campaigns.dedup();
    let ([campaign], true, true) = (campaigns.as_slice(), whole, found.by.contains(&Dimension::Cell)) else {
        return Ok(None);
    };
    let standing = standing(house, campaign, Control::MarkedOrFirst, today).await?;
    // Fewer answers where nothing was sent is what a mailing hopes for, not a worse letter.
    let mailed = standing.cells.iter().filter(|cell| cell.group.role != Some(CellRole::Holdout));
    let sentences = verdicts(mailed, found.lang).sentences();
    Ok(Some(CellVerdicts { control: standing.control, sentences }))
}

/// Returns the whole table as CSV for a spreadsheet of the reader's language: plain numbers, shares as fractions.
///
/// # Errors
/// As [`analysis`].
pub async fn csv(house: &House, asked: &AnalysisQuestion, today: NaiveDate) -> Result<String, Failure> {
    let found = answer(house, asked, today).await?;
    let rows = found.groups.iter().map(|group| found.record(group));
    csv_of(std::iter::once(found.headings()).chain(rows), found.lang)
}

impl Answered {
    fn headings(&self) -> Vec<String> {
        let mut headings: Vec<String> =
            self.by.iter().map(|dimension| words::group::heading(*dimension, self.lang)).collect();
        for entry in &self.entries {
            let name = capitalised(entry.name.get(self.lang));
            headings.push(name.clone());
            headings
                .extend(one_of(self.lang, ["de", "à"], ["from", "to"]).map(|end| format!("{name} ({end})")));
            headings.push(one_of(self.lang, format!("{name} (à savoir)"), format!("{name} (note)")));
        }
        headings
    }

    fn record(&self, group: &Group) -> Vec<String> {
        let number = |text: Option<String>| {
            let text = text.unwrap_or_default();
            one_of(self.lang, text.replace('.', ","), text)
        };
        let mut record: Vec<String> = group
            .key
            .iter()
            .map(|(dimension, value)| words::group::value(*dimension, value.as_deref(), self.lang))
            .collect();
        for figure in self.figures(group) {
            let note = note(&figure, self.lang);
            record.extend([number(figure.value), number(figure.low), number(figure.high), note]);
        }
        record
    }
}

/// Returns what should make a reader of a figure careful, or why there is none.
pub(crate) fn note(figure: &Figure, lang: Lang) -> String {
    let flags = figure.flags.iter().map(|flag| flag_name(*flag, lang).to_owned());
    let unknown = figure.unknown.iter().map(|unknown| unknown.text.clone());
    flags.chain(unknown).collect::<Vec<_>>().join(", ")
}

const fn flag_name(flag: Flag, lang: Lang) -> &'static str {
    match (flag, lang) {
        (Flag::TooFew, Lang::Fr) => "trop peu",
        (Flag::TooFew, Lang::En) => "too few",
        (Flag::NotProven, Lang::Fr) => "non prouvé",
        (Flag::NotProven, Lang::En) => "not proven",
        (Flag::Provisional, Lang::Fr) => "provisoire",
        (Flag::Provisional, Lang::En) => "provisional",
    }
}
