//! Reports: a template, what it is about and how it should look, laid out as pages of a preview or as PDF.
//!
//! To add a template: an entry in [`template`], a file that fills its parts, an arm in [`body`].

mod annex;
mod board;
mod calls;
mod comparison;
pub(crate) mod front;
mod funnel;
pub mod handed;
mod opinions;
pub mod options;
pub mod period;
mod period_report;
mod since_closing;
pub mod template;
#[cfg(test)]
mod traced_tests;
mod undelivered;

use crate::dto::reports::{ReportAsk, ReportOptions, ReportTemplate, ReportWish, TemplatePart};
use crate::explain::rule_of;
use crate::failure::Failure;
use crate::figures::Group;
use crate::house::House;
use crate::lang::{Lang, one_of, say};
use crate::{campaigns, figures, files, question, summary, words};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format;
use options::Options;
pub use report::Logo;
use report::{Labels, Look, Part, Summary};
use std::path::Path;
use template::Template;

/// What a report is about.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What it tells.
    pub template: Template,
    /// Of which letters and outcomes.
    pub filter: Filter,
    /// In which language.
    pub lang: Lang,
}

/// Returns the templates with what is kept of each.
pub async fn templates(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<ReportTemplate>, Failure> {
    let mut all = Vec::new();
    for template in Template::ALL {
        let options = options::kept(house, template).await?;
        let parts = template.parts().iter();
        all.push(ReportTemplate {
            key: template.key().to_owned(),
            title: template.title(lang).to_owned(),
            about: template.about(lang).to_owned(),
            scope: template.scope().key().to_owned(),
            parts: parts
                .map(|part| TemplatePart {
                    key: part.key().to_owned(),
                    name: template::part_name(*part, lang),
                })
                .collect(),
            periods: if template == Template::Period {
                offered(house, lang, today).await?
            } else {
                Vec::new()
            },
            options: shown(&options, template),
        });
    }
    Ok(all)
}

/// Returns the periods to choose from: those of the rhythm that the cycle proposes first.
async fn offered(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<TemplatePart>, Failure> {
    let rhythm = period::rhythm(house, today).await?;
    let periods = period::offered(today, rhythm).into_iter();
    Ok(periods
        .filter_map(|period| Some(TemplatePart { key: period::name(period)?, name: short(period, lang) }))
        .collect())
}

/// Returns `1er au 15 novembre 2026`: a period that is offered lies within one month.
fn short(period: period::Period, lang: Lang) -> String {
    use chrono::Datelike;
    let last = format::date(period.to, lang);
    match (period.from.day(), lang) {
        (1, Lang::Fr) => format!("1er au {last}"),
        (first, Lang::Fr) => format!("{first} au {last}"),
        (first, Lang::En) => format!("{first} to {last}"),
    }
}

/// Returns what the window asks for, with the picture that is kept.
///
/// # Errors
/// [`Failure::NoReport`], and [`Failure::BadValue`] for a period or an option.
pub async fn asked(house: &House, ask: &ReportAsk, wish: &ReportWish) -> Result<(Ask, Options), Failure> {
    let template = found(&ask.template)?;
    let mut filter = match (&ask.question, template) {
        (Some(asked), Template::Dashboard) => question::filter(asked)?,
        _ => ask.campaign.as_deref().map_or_else(Filter::default, Filter::campaign),
    };
    if let Some(text) = ask.period.as_deref().filter(|text| !text.is_empty()) {
        let period = period::read(text)?;
        (filter.from, filter.to) = (Some(period.from), Some(period.to));
    }
    let logo = options::kept(house, template).await?.logo;
    let ask = Ask { template, filter, lang: crate::lang::named(&ask.lang) };
    Ok((ask, options::wished(wish, logo)?))
}

/// Keeps how a template should look.
///
/// # Errors
/// [`Failure::NoReport`], [`Failure::BadValue`].
pub async fn keep(house: &House, template: &str, wish: &ReportWish) -> Result<(), Failure> {
    let template = found(template)?;
    let logo = options::kept(house, template).await?.logo;
    options::keep(house, template, &options::wished(wish, logo)?).await
}

/// Puts another picture at a template's head and returns the one before.
///
/// # Errors
/// [`Failure::NoReport`].
pub async fn put_logo(house: &House, template: &str, logo: Option<Logo>) -> Result<Option<Logo>, Failure> {
    let template = found(template)?;
    let mut options = options::kept(house, template).await?;
    let before = std::mem::replace(&mut options.logo, logo);
    options::keep(house, template, &options).await?;
    Ok(before)
}

fn found(name: &str) -> Result<Template, Failure> {
    Template::from_key(name).ok_or_else(|| Failure::NoReport { name: name.to_owned() })
}

/// Returns options as the window shows them.
fn shown(options: &Options, template: Template) -> ReportOptions {
    ReportOptions {
        parts: options.order(template).iter().map(|part| part.key().to_owned()).collect(),
        landscape: options.landscape.unwrap_or(template.lies()),
        accent: options.accent.as_ref().map(|accent| accent.text().to_owned()),
        lang: options.lang.map(|lang| one_of(lang, "fr", "en").to_owned()),
        remarks: options.remarks.clone(),
        sender: options.sender.clone(),
        has_logo: options.logo.is_some(),
        board: options.board.clone(),
    }
}

/// Returns the pages of a report as SVG.
pub async fn pages(
    house: &House,
    ask: &Ask,
    options: &Options,
    today: NaiveDate,
) -> Result<Vec<String>, Failure> {
    let summary = made(house, ask, options, today).await?;
    laid_out(move || report::pages(&summary)).await
}

/// Returns a report as PDF: the same bytes for the same data, options and day.
pub async fn pdf(house: &House, ask: &Ask, options: &Options, today: NaiveDate) -> Result<Vec<u8>, Failure> {
    let summary = made(house, ask, options, today).await?;
    laid_out(move || report::pdf(&summary)).await
}

/// Lays out beside the other tasks, for the first layout takes a moment.
async fn laid_out<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, report::ReportError> + Send + 'static,
) -> Result<T, Failure> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Cancelled)??)
}

/// Saves a report as PDF: whole, or not at all.
pub async fn save(
    house: &House,
    ask: &Ask,
    options: &Options,
    today: NaiveDate,
    path: &Path,
) -> Result<(), Failure> {
    files::write_whole(path, &pdf(house, ask, options, today).await?)
}

/// Returns the name that the save dialog suggests.
pub fn suggested_name(ask: &Ask, today: NaiveDate) -> String {
    let campaign = ask.filter.wanted.iter().find_map(|(dimension, value)| {
        (*dimension == Dimension::Campaign).then_some(value.as_deref()).flatten()
    });
    let about = match (ask.template, ask.filter.from, campaign) {
        (Template::Period, Some(from), _) => from.to_string(),
        (_, _, Some(code)) => code.to_owned(),
        _ => today.to_string(),
    };
    files::safe_name(&format!("{} {about}", ask.template.title(ask.lang)), ".pdf")
}

/// What a template fills its parts from.
pub(crate) struct Asked<'a> {
    pub(crate) house: &'a House,
    pub(crate) filter: &'a Filter,
    pub(crate) lang: Lang,
    pub(crate) today: NaiveDate,
}

impl Asked<'_> {
    /// Returns all that the filter takes as one group.
    pub(crate) async fn all(&self) -> Result<Group, Failure> {
        let grouped = figures::groups(self.house, self.filter, &[], self.today).await?;
        grouped.into_iter().next().ok_or(Failure::NoCampaigns)
    }
}

/// Returns what a report prints.
async fn made(house: &House, ask: &Ask, options: &Options, today: NaiveDate) -> Result<Summary, Failure> {
    let lang = options.lang.unwrap_or(ask.lang);
    let filter = settled(house, ask, today).await?;
    let asked = Asked { house, filter: &filter, lang, today };
    let mut report = body(&asked, ask.template, options.board.as_deref()).await?;
    let day = format::date(today, lang);
    let order = options.order(ask.template);
    if order.contains(&Part::Annex) {
        report.annex = annex::of(&asked, ask.template, options.board.as_deref()).await?;
    }
    report.lang = lang;
    report.date = today;
    report.stated_at = say(lang, format!("Données arrêtées au {day}"), format!("Data as of {day}"));
    report.labels = Labels { kind: format!("Baromail · {}", ask.template.title(lang)), ..Labels::of(lang) };
    report.remarks = options.remarks.lines().map(str::to_owned).collect();
    sign(&mut report, options, lang);
    report.order = Some(order);
    report.new_page = ask.template.new_pages().to_vec();
    if report.figures.is_empty() {
        // Without drawings the first page has room for the tables.
        report.new_page.retain(|part| *part != Part::Tables);
    }
    report.look = Look {
        landscape: options.landscape.unwrap_or(ask.template.lies()),
        accent: options.accent.clone(),
        logo: options.logo.clone(),
    };
    Ok(report)
}

/// Names who makes the report: in its foot, in the document and at the head of a letter.
fn sign(report: &mut Summary, options: &Options, lang: Lang) {
    let sender: Vec<String> =
        options.sender.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let internal = one_of(lang, "document interne", "internal document");
    report.author = sender.first().cloned().unwrap_or_else(|| "Baromail".to_owned());
    report.footer = match sender.first() {
        Some(name) => format!("{name} · {internal}"),
        None => internal.to_owned(),
    };
    if let Some(letter) = &mut report.letter
        && !sender.is_empty()
    {
        letter.signed.clone_from(&sender[0]);
        letter.from = sender;
    }
}

/// Returns the filter with what a template needs and nobody said: its campaign, its period.
async fn settled(house: &House, ask: &Ask, today: NaiveDate) -> Result<Filter, Failure> {
    let mut filter = ask.filter.clone();
    let campaign = filter.wanted.iter().find(|(dimension, _)| *dimension == Dimension::Campaign);
    match ask.template {
        Template::Summary => {
            let code = match campaign {
                Some((_, Some(code))) => campaigns::row(house, code).await?.code,
                _ => campaigns::only(house).await?,
            };
            filter.wanted.retain(|(dimension, _)| *dimension != Dimension::Campaign);
            filter.wanted.push((Dimension::Campaign, Some(code)));
        }
        Template::Period => {
            filter.basis = domain::words::Basis::Event;
            if filter.from.is_none() || filter.to.is_none() {
                let period = period::last(today, period::rhythm(house, today).await?);
                (filter.from, filter.to) = (Some(period.from), Some(period.to));
            }
        }
        _ => {}
    }
    Ok(filter)
}

async fn body(asked: &Asked<'_>, template: Template, board: Option<&str>) -> Result<Summary, Failure> {
    match template {
        Template::Summary => summary::body(asked).await,
        Template::Comparison => comparison::body(asked).await,
        Template::Period => period_report::body(asked).await,
        Template::Funnel => funnel::body(asked).await,
        Template::Calls => calls::body(asked).await,
        Template::Undelivered => undelivered::body(asked).await,
        Template::Opinions => opinions::body(asked).await,
        Template::Dashboard => board::body(asked, board).await,
    }
}

/// Returns what a filter takes, for the line below the title.
pub(crate) fn scope_words(filter: &Filter, lang: Lang) -> String {
    // Values of one dimension are alternatives.
    let mut by: Vec<(Dimension, Vec<String>)> = Vec::new();
    for (dimension, value) in &filter.wanted {
        let value = words::group::value(*dimension, value.as_deref(), lang);
        match by.iter_mut().find(|(known, _)| known == dimension) {
            Some((_, values)) => values.push(value),
            None => by.push((*dimension, vec![value])),
        }
    }
    let colon = one_of(lang, "\u{a0}: ", ": ");
    let heading = |dimension| words::group::heading(dimension, lang);
    let mut said: Vec<String> = by
        .into_iter()
        .map(|(dimension, values)| format!("{}{colon}{}", heading(dimension), values.join(", ")))
        .collect();
    let day = |day| format::date(day, lang);
    said.extend(match (filter.from, filter.to) {
        (Some(from), Some(to)) => Some(say(
            lang,
            format!("du {} au {}", day(from), day(to)),
            format!("{} to {}", day(from), day(to)),
        )),
        (Some(from), None) => {
            Some(say(lang, format!("depuis le {}", day(from)), format!("since {}", day(from))))
        }
        (None, Some(to)) => Some(say(lang, format!("jusqu’au {}", day(to)), format!("until {}", day(to)))),
        (None, None) => None,
    });
    if said.is_empty() {
        return one_of(lang, "toutes les campagnes", "all campaigns").to_owned();
    }
    said.join(" · ")
}

/// Returns the notes that hold for every template: basis and attribution.
pub(crate) async fn basis_notes(asked: &Asked<'_>) -> Result<Vec<String>, Failure> {
    let lang = asked.lang;
    let rule = words::attribution::name(rule_of(asked.house, asked.filter).await?, lang);
    let basis = match asked.filter.basis {
        domain::words::Basis::Posting => {
            one_of(lang, "plis envoyés, avec leurs suites", "pieces posted, with what followed")
        }
        domain::words::Basis::Event => {
            one_of(lang, "ce qui est arrivé dans la période", "what happened in the period")
        }
    };
    Ok(vec![
        say(
            lang,
            format!("Base\u{a0}: {basis}\u{202f}; montants HT. Attribution des commandes\u{a0}: {rule}."),
            format!("Basis: {basis}; amounts net of VAT. Attribution of orders: {rule}."),
        ),
        say(
            lang,
            "Un tiret est un chiffre inconnu, jamais un zéro. Les parts ont un intervalle à 95\u{a0}% (Wilson).".into(),
            "A dash is an unknown figure, never a zero. Shares have a 95% interval (Wilson).".into(),
        ),
    ])
}
