//! Where a figure comes from: formula, numbers, files, rows, rules, comparisons.

use crate::aims::{self, Yardsticks, yardsticks};
use crate::dto::explain::{Comparison, Explanation, OrderCount, Part, PartFile, RowPage, SourceRow};
use crate::dto::figure::Question;
use crate::failure::Failure;
use crate::figures::{Group, HEADLINE, decimal_text, definitions, shown_value, worked};
use crate::house::House;
use crate::lang::{Lang, named, say};
use crate::told_by::told_by;
use crate::{dashboard, dto, opinions, question, words};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format;
use domain::term::Term;
use domain::totals::Measure;
use domain::words::{Attribution, Basis};
use kpi::show::UNKNOWN;
use kpi::{Definition, Family, Interval, Unit, formula_text, measure_name, shown, source_text};
use std::collections::BTreeMap;
use store::{PAGE, Standing, Tallied};

/// Returns where a figure comes from.
pub async fn explain(
    house: &House,
    key: &str,
    question: &Question,
    today: NaiveDate,
) -> Result<Explanation, Failure> {
    let filter = question::filter(question)?;
    of(house, key, &filter, named(&question.lang), today).await
}

/// Returns where a figure comes from, for any filter.
///
/// # Errors
/// [`Failure::UnknownFigure`].
pub async fn of(
    house: &House,
    key: &str,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Explanation, Failure> {
    let found = definitions(&[key.to_owned()])?;
    let entry = found.first().ok_or_else(|| Failure::UnknownFigure { key: key.to_owned(), nearest: None })?;
    let yardsticks = yardsticks(house, today).await?;
    let grouped = yardsticks.groups(house, &[entry], filter, &[], today).await?;
    let group = grouped.first().ok_or(Failure::NoCampaigns)?;
    let standing = if entry.needs().into_iter().any(Measure::is_attributed) {
        Some(house.store.order_standing(filter).await?)
    } else {
        None
    };
    let others = dashboard::other_campaigns(house, filter, today).await?;
    let usual = yardsticks.usual(&group.campaigns).ok();
    let figure = dashboard::tile(entry, group, (usual.as_ref(), others.as_ref()), filter, lang);
    Ok(Explanation {
        told_by: told_by(house, &[&figure], filter, (lang, today)).await?,
        formula: formula_text(entry, lang),
        worked: worked(entry, &group.totals, lang),
        interval: interval(entry, group, filter, lang),
        source: source_text(entry, lang),
        rules: rules(house, entry, (filter, &group.campaigns), standing.as_ref(), lang).await?,
        orders: standing.as_ref().map_or_else(Vec::new, order_counts),
        parts: parts(house, entry, group, filter, lang).await?,
        compared: compared(house, entry, group, filter, &yardsticks, (lang, today)).await?,
        left_out: left_out(house, entry, filter, (lang, today)).await?,
        left_out_by_hand: crate::rows::left_out_of(house, &entry.needs(), filter, lang).await?,
        quotes: opinions::quotes(house, entry, filter, lang).await?,
        figure,
    })
}

fn interval(entry: &Definition, group: &Group, filter: &Filter, lang: Lang) -> Option<String> {
    let computed = kpi::evaluate(entry, &group.totals, filter.basis);
    let (low, high) = computed.low.zip(computed.high)?;
    let text = |value| {
        let currency = computed.value.currency();
        shown(Term::Known { value, currency }, entry.unit, lang)
    };
    let (fr, en) = match entry.interval {
        Interval::None => return None,
        Interval::Wilson => ("Wilson, 95\u{a0}%", "Wilson, 95%"),
        Interval::Scaled => (
            "intervalle de Wilson du taux de réponse, 95\u{a0}%",
            "Wilson’s interval of the response rate, 95%",
        ),
        Interval::NetScore => {
            ("d’après la variance p + d − (p − d)², 95\u{a0}%", "from the variance p + d − (p − d)², 95%")
        }
        Interval::Ranks => ("par les rangs des valeurs, 95\u{a0}%", "by the ranks of the values, 95%"),
        Interval::Student => ("Student, 95\u{a0}%", "Student, 95%"),
        Interval::Greenwood => ("par les bornes de Greenwood, 95\u{a0}%", "by Greenwood’s bounds, 95%"),
        Interval::RateRatio => {
            ("Newcombe pour un rapport de taux, 95\u{a0}%", "Newcombe’s for a ratio of rates, 95%")
        }
        Interval::Foreseen => (
            "d’après la précision du modèle, non la dispersion des clients, 95\u{a0}%",
            "by how exactly the model is known, not by how customers differ, 95%",
        ),
        Interval::Gained => ("Newcombe, 95\u{a0}%", "Newcombe, 95%"),
        Interval::Drawn => {
            ("par 2\u{202f}000\u{a0}tirages des plis, 95\u{a0}%", "by 2,000 draws of the pieces, 95%")
        }
        Interval::GainedRevenue => (
            "d’après la variance de ce que chacun a apporté, 95\u{a0}%",
            "from the variance of what each person brought, 95%",
        ),
        Interval::GainedTurnedRound => {
            ("d’après l’intervalle de Newcombe, 95\u{a0}%", "from Newcombe’s interval, 95%")
        }
        Interval::TurnedRound => ("d’après l’intervalle de Wilson, 95\u{a0}%", "from Wilson’s interval, 95%"),
    };
    Some(say(
        lang,
        format!("entre {} et {} ({fr})", text(low), text(high)),
        format!("between {} and {} ({en})", text(low), text(high)),
    ))
}

async fn rules(
    house: &House,
    entry: &Definition,
    (filter, campaigns): (&Filter, &[String]),
    standing: Option<&Standing>,
    lang: Lang,
) -> Result<Vec<String>, Failure> {
    let mut rules = vec![match filter.basis {
        Basis::Posting => say(
            lang,
            "Base\u{a0}: les plis envoyés dans la période, avec toutes leurs suites.".into(),
            "Basis: the pieces posted in the period, with all that followed.".into(),
        ),
        Basis::Event => say(
            lang,
            "Base\u{a0}: ce qui est arrivé dans la période.".into(),
            "Basis: what happened in the period.".into(),
        ),
    }];
    let needs = entry.needs();
    if let Some(standing) = standing {
        let rule = rule_of(house, filter).await?;
        for campaign in house.store.campaigns().await? {
            if filter.takes(Dimension::Campaign, Some(&campaign.code)) {
                let (code, days) = (campaign.code, campaign.window_days);
                rules.push(words::attribution::of_campaign(rule, &code, days, lang));
            }
        }
        rules.extend(words::attribution::in_general(rule, lang));
        rules.extend(words::attribution::standing(standing, lang));
    }
    if needs.iter().any(|measure| measure.is_cost()) {
        rules.push(say(
            lang,
            "Les coûts d’une campagne sont répartis au nombre de plis, au centime près.".into(),
            "A campaign’s costs are shared by number of pieces, to the cent.".into(),
        ));
        rules.extend(crate::costs::by_hand_in(house, &needs, campaigns, lang).await?);
    }
    Ok(rules)
}

fn order_counts(standing: &Standing) -> Vec<OrderCount> {
    let counts = [
        ("told", standing.told),
        ("matched", standing.matched),
        ("credited", standing.credited),
        ("unnamed", standing.unnamed),
        ("elsewhere", standing.elsewhere),
        ("outside_window", standing.outside),
        ("uncredited", standing.uncredited),
        ("without_campaign", standing.nobody),
    ];
    let text = |term: Term| term.value().map(|value| decimal_text(value, dto::figure::Unit::Count));
    let count = |(what, tallied): (&'static str, Tallied)| OrderCount {
        what,
        orders: text(tallied.orders),
        revenue: text(tallied.revenue),
        currency: tallied.revenue.currency().map(|currency| currency.code().to_owned()),
    };
    counts.map(count).to_vec()
}

/// Returns the rule by which a filter's orders are credited.
pub async fn rule_of(house: &House, filter: &Filter) -> Result<Attribution, Failure> {
    match filter.attribution {
        Some(rule) => Ok(rule),
        None => Ok(house.store.attribution().await?),
    }
}

async fn parts(
    house: &House,
    entry: &Definition,
    group: &Group,
    filter: &Filter,
    lang: Lang,
) -> Result<Vec<Part>, Failure> {
    let mut parts = Vec::new();
    let sums = kpi::evaluate::channel::sums(entry, &group.totals);
    let sums = sums.as_deref().unwrap_or(&group.totals);
    for measure in entry.needs() {
        let term = sums.get(measure);
        // All that was mailed, of which the filter of a channel lets through what it answered.
        let whole = term != group.totals.get(measure);
        let filter = if whole { &whatever_channel(filter) } else { filter };
        let zero_by_nature = matches!(measure, Measure::PeopleHeld) || measure.is_cost();
        if zero_by_nature && term.value().is_none_or(|value| value.is_zero()) {
            continue;
        }
        let unit = if measure.is_money() { Unit::Money } else { Unit::Count };
        let singular = term.value().is_some_and(|value| value.abs() < rust_decimal::Decimal::TWO);
        let (one, many) = measure_name(measure, lang);
        let noun = if singular { one } else { many };
        let files: Vec<PartFile> = merged(house.store.sources_of(measure, filter).await?, lang);
        parts.push(Part {
            measure: measure.key().to_owned(),
            text: format!("{}{}{noun}", shown(term, unit, lang), format::NBSP),
            has_rows: !whole && files.iter().any(|file| file.rows > 0),
            files,
        });
    }
    Ok(parts)
}

fn whatever_channel(filter: &Filter) -> Filter {
    let wanted = filter.wanted.iter().filter(|(dimension, _)| *dimension != Dimension::Channel).cloned();
    Filter { wanted: wanted.collect(), ..filter.clone() }
}

/// A file, its sheet where that says more, and the day on which it was imported.
type OfFile = (String, Option<String>, String);
/// How many rows count, and which are the first and the last of them.
type Rows = (u64, u32, u32);

/// Returns the files behind a number by sheet; what one sheet gave on one day stands together.
fn merged(sources: Vec<store::SourceOf>, lang: Lang) -> Vec<PartFile> {
    let mut files: BTreeMap<OfFile, Rows> = BTreeMap::new();
    for source in sources {
        let day = source.at.split('T').next().unwrap_or_default().to_owned();
        let sheet = words::place::sheet(&source.file, source.sheet.as_deref()).map(str::to_owned);
        let found = files.entry((source.file, sheet, day));
        let (rows, first, last) = found.or_insert((0, source.first, source.last));
        *rows += source.rows;
        (*first, *last) = ((*first).min(source.first), (*last).max(source.last));
    }
    files
        .into_iter()
        .map(|((file, sheet, imported), (rows, first, last))| PartFile {
            place: words::place::of(sheet.as_deref(), (rows, first, last), lang),
            file,
            sheet,
            imported,
            rows: u32::try_from(rows).unwrap_or(u32::MAX),
            first,
            last,
        })
        .collect()
}

async fn compared(
    house: &House,
    entry: &Definition,
    group: &Group,
    filter: &Filter,
    yardsticks: &Yardsticks,
    (lang, today): (Lang, NaiveDate),
) -> Result<Vec<Comparison>, Failure> {
    let mut compared = Vec::new();
    if let Some(target) = yardsticks.target(entry.key, &group.campaigns, filter) {
        let label = say(lang, "objectif".into(), "target".into());
        compared.push(Comparison { label, value: shown(aims::term(target.value), entry.unit, lang) });
    }
    let usual = yardsticks
        .usual(&group.campaigns)
        .ok()
        .filter(|_| entry.key == HEADLINE[0] || entry.family == Family::Aims);
    if let Some(usual) = usual {
        let value = shown(Term::number(usual.rate()), Unit::Ratio, lang);
        compared.push(Comparison { label: usual.label(lang), value });
    }
    let everything = Filter { basis: filter.basis, attribution: filter.attribution, ..Filter::default() };
    let by_campaign = yardsticks.groups(house, &[entry], &everything, &[Dimension::Campaign], today).await?;
    // A campaign that is asked for is no comparison to itself.
    let chosen = filter.wanted.iter().any(|(dimension, _)| *dimension == Dimension::Campaign);
    let known = by_campaign.iter().filter_map(|group| {
        let value = shown_value(entry, group, filter, lang);
        let label = group.key.first().and_then(|(_, code)| code.clone())?;
        let itself = chosen && filter.takes(Dimension::Campaign, Some(&label));
        (!itself && value != UNKNOWN).then_some(Comparison { label, value })
    });
    compared.extend(known);
    Ok(compared)
}

async fn left_out(
    house: &House,
    entry: &Definition,
    filter: &Filter,
    (lang, today): (Lang, NaiveDate),
) -> Result<Vec<String>, Failure> {
    let mut left_out = Vec::new();
    for gap in house.store.gaps(filter).await? {
        if entry.needs().contains(&gap.measure) && filter.takes(Dimension::Campaign, Some(&gap.campaign)) {
            let unit = if gap.measure.is_money() { Unit::Money } else { Unit::Count };
            let (told, counted) = (shown(gap.told, unit, lang), shown(gap.counted, unit, lang));
            let name = measure_name(gap.measure, lang).1;
            let code = gap.campaign;
            left_out.push(say(
                lang,
                format!("{code}, {name}\u{a0}: un total de {told} est laissé de côté, les lignes en comptent {counted}."),
                format!("{code}, {name}: a total of {told} is left out, the rows count {counted}."),
            ));
        }
    }
    for given in house.store.gave_way(filter).await? {
        if entry.needs().contains(&given.measure) && filter.takes(Dimension::Campaign, Some(&given.campaign))
        {
            left_out.push(columns_that_gave_way(&given, lang));
        }
    }
    let holdouts = house.store.slices_at(filter, &[], today).await?.iter().any(|slice| {
        slice.place.role == Some(domain::words::CellRole::Holdout)
            && filter.takes(Dimension::Campaign, Some(&slice.place.campaign))
    });
    if holdouts && entry.needs().contains(&Measure::PiecesPosted) {
        left_out.push(say(
            lang,
            "Les destinataires d’une cellule non envoyée ne comptent que dans les comparaisons.".into(),
            "The people of a holdout count in comparisons only.".into(),
        ));
    }
    left_out.extend(opinions::waiting_of(house, entry, filter, lang).await?);
    Ok(left_out)
}

fn columns_that_gave_way(given: &store::GaveWay, lang: Lang) -> String {
    let unit = if given.measure.is_money() { Unit::Money } else { Unit::Count };
    let (told, gave_way) = (shown(given.told, unit, lang), shown(given.gave_way, unit, lang));
    let name = measure_name(given.measure, lang).1;
    let code = &given.campaign;
    say(
        lang,
        format!(
            "{code}, {name}\u{a0}: la liste de plis en dit {told}, dont {gave_way} laissés à un fichier qui parle des mêmes plis."
        ),
        format!(
            "{code}, {name}: the mailing list tells {told}, of which {gave_way} give way to a file about the same pieces."
        ),
    )
}

/// Returns a page of the rows behind a number of a formula, from 0.
///
/// # Errors
/// [`Failure::UnknownMeasure`].
pub async fn rows_behind(
    house: &House,
    measure: &str,
    question: &Question,
    page: u32,
) -> Result<RowPage, Failure> {
    let filter = question::filter(question)?;
    rows_of(house, measure, &filter, page, named(&question.lang)).await
}

/// Returns the same for any filter.
///
/// # Errors
/// [`Failure::UnknownMeasure`].
pub async fn rows_of(
    house: &House,
    measure: &str,
    filter: &Filter,
    page: u32,
    lang: Lang,
) -> Result<RowPage, Failure> {
    let measure =
        Measure::from_key(measure).ok_or_else(|| Failure::UnknownMeasure { name: measure.to_owned() })?;
    let found = house.store.rows_behind(measure, filter, page, PAGE).await?;
    let rows = found.rows.into_iter().map(|row| SourceRow {
        name: row.number.to_string(),
        file: row.file,
        sheet: row.sheet.unwrap_or_default(),
        row: row.row,
        date: row.date.map(|day| day.to_string()),
        reference: row.reference,
        text: [row.who, row.text, row.amount.map(|money| shown(Term::money(money), Unit::Money, lang))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        joined_by: row.joined_by.map(|by| words::store::joined_by(Some(by), lang)),
    });
    Ok(RowPage { total: u32::try_from(found.total).unwrap_or(u32::MAX), rows: rows.collect() })
}
