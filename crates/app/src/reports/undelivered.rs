//! Letters that came back: what they cost by list source, why, and the request for credit to the supplier.

use super::front::{self, ROWS, left, percent, plain, several, strong, tile};
use super::{Asked, basis_notes, scope_words};
use crate::charts;
use crate::failure::Failure;
use crate::figures::{Group, groups};
use crate::lang::{Lang, one_of, say};
use crate::summary::parts::drawn;
use crate::words;
use domain::dimension::Dimension;
use domain::field::Field;
use domain::format::date;
use domain::term::Term;
use kpi::{Unit, find, shown};
use report::{Column, Letter, Run, Span, Summary, Table};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The figure that decides.
const RATE: &str = "undelivered_rate";
/// The figures that it prints, and those of which the money lost is made.
pub(super) const PRINTED: [&str; 3] = [RATE, "pieces_posted", "cost_total"];

/// Returns what the report prints.
pub(super) async fn body(asked: &Asked<'_>) -> Result<Summary, Failure> {
    let Asked { house, filter, lang, today } = *asked;
    let all = asked.all().await?;
    let mut lists = groups(house, filter, &[Dimension::ListSource], today).await?;
    lists.sort_by_key(|group| Reverse((lost(group).value(), group.totals.undelivered.value())));
    let mut tables = vec![by_list(&lists, lang)];
    tables.extend(by_reason(asked).await?);
    let mut figures = Vec::new();
    if let Some(entry) = find(RATE).filter(|_| lists.len() > 1) {
        let plate = charts::bars(house, entry, Dimension::ListSource, filter, lang, today).await?;
        figures.push(drawn(&plate, Span::Full, 190.0, lang)?);
    }
    let worst = lists
        .iter()
        .find(|group| came_back(group) && group.key.first().is_some_and(|(_, name)| name.is_some()));
    Ok(Summary {
        title: one_of(lang, "Plis non distribués", "Undelivered pieces").to_owned(),
        subtitle: scope_words(filter, lang),
        verdict: verdict(&all, &lists, lang),
        barometer: front::barometer(asked, RATE).await?,
        headline: vec![
            tile(
                one_of(lang, "Plis non distribués", "Undelivered pieces"),
                shown(all.totals.undelivered, Unit::Count, lang),
                "",
            ),
            tile(
                one_of(lang, "Plis envoyés", "Pieces posted"),
                shown(all.totals.pieces_posted, Unit::Count, lang),
                "",
            ),
            tile(
                one_of(lang, "Argent perdu, HT", "Money lost, net of VAT"),
                shown(lost(&all), Unit::Money, lang),
                one_of(lang, "budget × part de non distribués", "cost × share of undelivered"),
            ),
            tile(
                one_of(lang, "Fichiers touchés", "List sources concerned"),
                lists.iter().filter(|group| came_back(group)).count().to_string(),
                say(lang, format!("sur {}", lists.len()), format!("of {}", lists.len())),
            ),
        ],
        next: front::next(asked, advice(&all, worst, lang)).await?,
        tables,
        figures,
        letter: worst.map(|group| letter(asked, group)),
        notes: basis_notes(asked).await?,
        ..Summary::default()
    })
}

fn came_back(group: &Group) -> bool {
    group.totals.undelivered.value().is_some_and(|pieces| !pieces.is_zero())
}

/// Returns what the letters that came back had cost: the cost of all, in the share of those.
fn lost(group: &Group) -> Term {
    let share = group.totals.undelivered / group.totals.pieces_posted;
    match share {
        Term::Known { value, .. } => group.totals.cost() * value,
        Term::Unknown(reason) => Term::Unknown(reason),
    }
}

fn verdict(all: &Group, lists: &[Group], lang: Lang) -> Vec<Run> {
    if all.totals.undelivered.value().is_none() && lists.iter().any(came_back) {
        return vec![plain(one_of(
            lang,
            "Les retours ne sont pas importés pour toutes les campagnes\u{a0}: leur total n’est pas connu\u{202f}; les fichiers touchés sont ci-dessous.",
            "Returns are not imported for every campaign: their total is not known; the list sources concerned are below.",
        ))];
    }
    if all.totals.undelivered.value().is_none() {
        return vec![plain(one_of(
            lang,
            "Aucun retour n’est importé\u{a0}: on ne sait pas combien de plis ne sont pas arrivés.",
            "No return is imported: how many pieces did not arrive is not known.",
        ))];
    }
    let back = several(all.totals.undelivered, ["pli", "plis"], ["piece", "pieces"], lang);
    let one = all.totals.undelivered.value().is_some_and(|pieces| pieces < Decimal::TWO);
    let posted = shown(all.totals.pieces_posted, Unit::Count, lang);
    let rate = percent(all.totals.undelivered / all.totals.pieces_posted, lang);
    let came = if one { "est revenu" } else { "sont revenus" };
    let mut runs = vec![plain(say(
        lang,
        format!("{back} sur {posted} {came} ({rate})"),
        format!("{back} of {posted} came back ({rate})"),
    ))];
    if lost(all).value().is_some() {
        let lost = shown(lost(all), Unit::Money, lang);
        runs.push(plain(one_of(lang, "\u{a0}: ", ": ")));
        runs.push(strong(say(
            lang,
            format!("{lost} HT en pure perte"),
            format!("{lost} net of VAT spent for nothing"),
        )));
    }
    runs.push(plain("."));
    runs
}

fn advice(all: &Group, worst: Option<&Group>, lang: Lang) -> Vec<String> {
    let mut advice = Vec::new();
    if let Some(group) = worst {
        let name = words::group::name(&group.key, lang);
        let lost = shown(lost(group), Unit::Money, lang);
        advice.push(say(
            lang,
            format!("Demandez un avoir au fournisseur du fichier «\u{a0}{name}\u{a0}» ({lost})\u{a0}: la lettre est jointe."),
            format!("Request a credit from the supplier of the list “{name}” ({lost}): the letter is enclosed."),
        ));
    }
    if came_back(all) {
        advice.push(
            one_of(
                lang,
                "Retirez ces adresses avant le prochain tirage.",
                "Take these addresses out before the next printing.",
            )
            .to_owned(),
        );
    }
    advice
}

fn by_list(lists: &[Group], lang: Lang) -> Table {
    let rows = lists.iter().take(ROWS).map(|group| {
        let totals = &group.totals;
        vec![
            words::group::name(&group.key, lang),
            shown(totals.pieces_posted, Unit::Count, lang),
            shown(totals.undelivered, Unit::Count, lang),
            percent(totals.undelivered / totals.pieces_posted, lang),
            shown(lost(group), Unit::Money, lang),
        ]
    });
    let titles = match lang {
        Lang::Fr => ["Plis envoyés", "Non distribués", "Taux", "Perdu, HT"],
        Lang::En => ["Pieces posted", "Undelivered", "Rate", "Lost, net of VAT"],
    };
    let mut columns = vec![Column::words(one_of(lang, "Fichier d’origine", "List source"))];
    columns.extend(titles.map(Column::figures));
    Table {
        heading: one_of(lang, "Ce que coûtent les retours, par fichier", "What returns cost, by list source")
            .to_owned(),
        columns,
        rows: rows.collect(),
        note: left(lists.len().saturating_sub(ROWS), lang),
    }
}

/// Returns why letters came back, by list source; nothing where no file told rows with reasons.
async fn by_reason(asked: &Asked<'_>) -> Result<Option<Table>, Failure> {
    let lang = asked.lang;
    let mut counted: BTreeMap<(String, String), u64> = BTreeMap::new();
    for row in asked.house.store.return_reasons().await? {
        let taken = asked.filter.takes(Dimension::Campaign, Some(&row.campaign))
            && asked.filter.takes(Dimension::ListSource, row.list_source.as_deref());
        if taken {
            let list = words::group::value(Dimension::ListSource, row.list_source.as_deref(), lang);
            let reason = row.reason.map_or_else(
                || one_of(lang, "sans motif", "no reason").to_owned(),
                |reason| words::meaning::name(Field::ReturnReason, &reason, lang).to_owned(),
            );
            *counted.entry((list, reason)).or_default() += row.pieces;
        }
    }
    if counted.is_empty() {
        return Ok(None);
    }
    let mut rows: Vec<((String, String), u64)> = counted.into_iter().collect();
    rows.sort_by_key(|(key, pieces)| (key.0.clone(), Reverse(*pieces)));
    Ok(Some(Table {
        heading: one_of(lang, "Pourquoi ils sont revenus", "Why they came back").to_owned(),
        columns: vec![
            Column::words(one_of(lang, "Fichier d’origine", "List source")),
            Column::words(one_of(lang, "Motif", "Reason")),
            Column::figures(one_of(lang, "Plis", "Pieces")),
        ],
        note: left(rows.len().saturating_sub(ROWS), lang),
        rows: rows
            .into_iter()
            .take(ROWS)
            .map(|((list, reason), pieces)| vec![list, reason, pieces.to_string()])
            .collect(),
    }))
}

/// Returns the request for credit to the supplier of a list.
fn letter(asked: &Asked<'_>, group: &Group) -> Letter {
    let lang = asked.lang;
    let list = words::group::name(&group.key, lang);
    let totals = &group.totals;
    let sent = ["pli envoyé", "plis envoyés"];
    let posted = several(totals.pieces_posted, sent, ["piece posted", "pieces posted"], lang);
    let came = (["nous a été retourné", "nous ont été retournés"], ["was returned", "were returned"]);
    let back = several(totals.undelivered, came.0, came.1, lang);
    let rate = percent(totals.undelivered / totals.pieces_posted, lang);
    let mut table = by_list(std::slice::from_ref(group), lang);
    table.heading = String::new();
    let lines = |fr: &[&str], en: &[&str]| -> Vec<String> {
        one_of(lang, fr, en).iter().map(|line| (*line).to_owned()).collect()
    };
    Letter {
        from: lines(&["Votre société", "Votre adresse"], &["Your company", "Your address"]),
        to: vec![
            one_of(lang, "À l’attention du fournisseur du fichier", "To the supplier of the list").to_owned(),
            list.clone(),
        ],
        dated: say(lang, format!("Le {}", date(asked.today, lang)), date(asked.today, lang)),
        subject: say(
            lang,
            format!("Demande d’avoir\u{a0}: adresses non distribuables du fichier «\u{a0}{list}\u{a0}»"),
            format!("Request for credit: undeliverable addresses of the list “{list}”"),
        ),
        before: vec![
            one_of(lang, "Madame, Monsieur,", "Dear Sir or Madam,").to_owned(),
            say(
                lang,
                format!("Vous nous avez fourni le fichier d’adresses «\u{a0}{list}\u{a0}». Sur {posted} à ces adresses, {back} par la poste, soit {rate}."),
                format!("You supplied us with the address list “{list}”. Of {posted} to these addresses, {back} to us by the post, that is {rate}."),
            ),
        ],
        table,
        after: vec![
            one_of(
                lang,
                "Nous vous demandons un avoir pour ces adresses, et leur correction avant toute nouvelle livraison. La liste des plis concernés, avec leur motif, est à votre disposition.",
                "We ask for a credit for these addresses, and for their correction before any further delivery. The list of the returned pieces, with their reasons, is at your disposal.",
            )
            .to_owned(),
            one_of(
                lang,
                "Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.",
                "Yours faithfully,",
            )
            .to_owned(),
        ],
        signed: one_of(lang, "Signature", "Signature").to_owned(),
    }
}
