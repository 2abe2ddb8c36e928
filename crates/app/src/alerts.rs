//! What deserves attention: each with what to do and where to look, until it is dismissed.

use crate::contacts;
use crate::dto::aims::AlertItem;
use crate::failure::Failure;
use crate::figures::{Group, groups, is_provisional, window_end};
use crate::house::House;
use crate::lang::{Lang, say};
use crate::score::scores;
use crate::targets::{self, TargetLine};
use crate::words;
use chrono::{Days, NaiveDate};
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format::{date, percent};
use kpi::goal::Standing;
use kpi::score::Band;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use store::StageWait;

/// Past this share of undelivered pieces a list is poor.
///
/// *Source*: e-marketing.fr, Définitions, « NPAI »: above 5 % the file is mediocre.
const POOR_LIST: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Days after which an open deal waits in its stage.
const STAGE_WAITS: u64 = 30;
/// Names that an alert tells.
const NAMED: usize = 3;
/// Days for which it is said that a campaign's window has closed.
const MATURED_FOR: u64 = 30;

/// One thing that deserves attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Its name: the same as long as it is the same thing, to dismiss it by.
    pub name: String,
    /// `below_target`, `cost_above_target`, `undelivered`, `stage_waits`, `follow_ups`, `matured`, `hot_leads`.
    pub kind: &'static str,
    /// `act`, `test` or `know`.
    pub tone: &'static str,
    /// What it is.
    pub text: String,
    /// What to do.
    pub remedy: String,
    /// The figure that explains it.
    pub figure: Option<String>,
    /// The campaign that it is about.
    pub campaign: Option<String>,
    /// Whether a person dismissed it.
    pub dismissed: bool,
}

/// Returns all that deserves attention, the dismissed too: what to act on first.
pub async fn list(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<Alert>, Failure> {
    let mut alerts = Vec::new();
    alerts.extend(targets::list(house, lang, today).await?.iter().filter_map(|line| off_target(line, lang)));
    alerts.extend(poor_lists(house, lang, today).await?);
    alerts.extend(waiting_stages(house, lang, today).await?);
    alerts.extend(overdue(house, lang, today).await?);
    alerts.extend(hot_leads(house, lang, today).await?);
    alerts.extend(matured(house, lang, today).await?);
    let dismissed = house.store.dismissed_alerts().await?;
    for alert in &mut alerts {
        alert.dismissed = dismissed.contains(&alert.name);
    }
    alerts.sort_by_key(|alert| match alert.tone {
        "act" => 0,
        "test" => 1,
        _ => 2,
    });
    Ok(alerts)
}

/// Returns the same as the window shows them.
pub async fn items(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<AlertItem>, Failure> {
    let item = |alert: Alert| AlertItem {
        kind: alert.kind.to_owned(),
        tone: alert.tone.to_owned(),
        name: alert.name,
        text: alert.text,
        remedy: alert.remedy,
        figure: alert.figure,
        campaign: alert.campaign,
        dismissed: alert.dismissed,
    };
    Ok(list(house, lang, today).await?.into_iter().map(item).collect())
}

/// Dismisses an alert.
///
/// # Errors
/// [`Failure::NoAlert`] where there is none of that name.
pub async fn dismiss(house: &House, name: &str, today: NaiveDate, now: &str) -> Result<(), Failure> {
    if !list(house, Lang::Fr, today).await?.iter().any(|alert| alert.name == name) {
        return Err(Failure::NoAlert { name: name.to_owned() });
    }
    Ok(house.store.dismiss_alert(name, now).await?)
}

/// Takes a dismissal back.
///
/// # Errors
/// [`Failure::NoAlert`] where nothing of that name was dismissed.
pub async fn recall(house: &House, name: &str) -> Result<(), Failure> {
    if house.store.recall_alert(name).await? {
        Ok(())
    } else {
        Err(Failure::NoAlert { name: name.to_owned() })
    }
}

/// Returns the alert of a missed target; a sum whose period goes on may still reach it.
fn off_target(line: &TargetLine, lang: Lang) -> Option<Alert> {
    use crate::dto::figure::{Better, Unit};
    let Standing::Missed { proven } = line.standing else { return None };
    let costs = line.figure.better == Better::Lower;
    let adds_up = line.figure.denominator.is_none() && matches!(line.figure.unit, Unit::Count | Unit::Money);
    if line.running && adds_up && !costs {
        return None;
    }
    let kind = if costs { "cost_above_target" } else { "below_target" };
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let campaign = line.campaign.as_deref().unwrap_or("*");
    let key = &line.figure.key;
    Some(Alert {
        name: format!("{kind}/{key}/{campaign}/{}/{}/{}", day(line.from), day(line.to), line.target),
        kind,
        tone: if proven == Some(false) || line.running { "test" } else { "act" },
        text: words::alert::off_target(line, proven, lang),
        remedy: words::alert::off_target_remedy(costs, proven, line.running, lang),
        figure: Some(key.clone()),
        campaign: line.campaign.clone(),
        dismissed: false,
    })
}

async fn poor_lists(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<Alert>, Failure> {
    let by_campaign = groups(house, &Filter::default(), &[Dimension::Campaign], today).await?;
    Ok(by_campaign.iter().filter_map(|group| poor_list(group, lang)).collect())
}

fn poor_list(group: &Group, lang: Lang) -> Option<Alert> {
    let campaign = group.key.first()?.1.clone()?;
    let rate = (group.totals.undelivered / group.totals.pieces_posted).value()?;
    (rate > POOR_LIST).then(|| {
        let shown = percent(rate, 1, lang);
        Alert {
            name: format!("undelivered/{campaign}"),
            kind: "undelivered",
            tone: "act",
            text: say(
                lang,
                format!("{campaign}\u{a0}: {shown} de plis non distribués, au-delà de 5\u{a0}%."),
                format!("{campaign}: {shown} of pieces undelivered, above 5%."),
            ),
            remedy: say(
                lang,
                "Demandez un avoir au loueur du fichier et retirez ces adresses du prochain envoi.".into(),
                "Ask the list supplier for a credit and leave these addresses out of the next mailing."
                    .into(),
            ),
            figure: Some("undelivered_rate".to_owned()),
            campaign: Some(campaign),
            dismissed: false,
        }
    })
}

async fn waiting_stages(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<Alert>, Failure> {
    let Some(until) = today.checked_sub_days(Days::new(STAGE_WAITS)) else { return Ok(Vec::new()) };
    let mut stages: BTreeMap<String, Vec<StageWait>> = BTreeMap::new();
    for wait in house.store.stage_waits(until).await? {
        stages.entry(wait.stage.clone()).or_default().push(wait);
    }
    Ok(stages.iter().filter_map(|(stage, waits)| waiting(stage, waits, lang, today)).collect())
}

fn waiting(stage: &str, waits: &[StageWait], lang: Lang, today: NaiveDate) -> Option<Alert> {
    let (oldest, newest) = (waits.first()?, waits.iter().map(|wait| wait.since).max()?);
    let days = (today - oldest.since).num_days();
    Some(Alert {
        name: format!("stage_waits/{stage}/{newest}"),
        kind: "stage_waits",
        tone: "act",
        text: words::alert::stage_waits(waits.len(), stage, STAGE_WAITS, days, lang),
        remedy: words::alert::stage_waits_remedy(waits.iter().map(|wait| wait.name.as_str()), lang),
        figure: Some("opportunities".to_owned()),
        campaign: None,
        dismissed: false,
    })
}

/// Returns the alert of follow-ups whose day has passed; another one makes it another alert.
async fn overdue(house: &House, lang: Lang, today: NaiveDate) -> Result<Option<Alert>, Failure> {
    let open = house.store.open_follow_ups().await?;
    let late: Vec<_> = open.iter().filter(|one| one.day < today).collect();
    let Some((oldest, newest)) = late.first().zip(late.iter().filter_map(|one| one.id).max()) else {
        return Ok(None);
    };
    let mut names: Vec<String> = Vec::new();
    for one in &late {
        let who = house.store.person(one.contact).await?;
        let (name, _) = contacts::names(who.company, who.first_name, who.last_name, who.reference.as_deref());
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() == NAMED {
            break;
        }
    }
    Ok(Some(Alert {
        name: format!("follow_ups/{newest}/{}", late.len()),
        kind: "follow_ups",
        tone: "act",
        text: words::people::overdue(late.len(), (today - oldest.day).num_days(), lang),
        remedy: words::people::overdue_remedy(&names, lang),
        figure: None,
        campaign: None,
        dismissed: false,
    }))
}

/// Returns the alert of hot leads that nobody has followed up; a new one makes it another alert.
async fn hot_leads(house: &House, lang: Lang, today: NaiveDate) -> Result<Option<Alert>, Failure> {
    let found = scores(house, lang, today).await?;
    let hot: Vec<_> = found.calls.iter().filter(|line| line.band == Band::Hot).collect();
    let days: Vec<NaiveDate> = hot.iter().filter_map(|line| line.responded_on).collect();
    let Some((oldest, newest)) = days.iter().min().zip(days.iter().max()) else { return Ok(None) };
    let names = hot.iter().map(|line| line.company.as_deref().unwrap_or(&line.name));
    Ok(Some(Alert {
        name: format!("hot_leads/{newest}/{}", hot.len()),
        kind: "hot_leads",
        tone: "act",
        text: words::score::hot_leads(hot.len(), (today - *oldest).num_days(), lang),
        remedy: words::score::call(names, lang),
        figure: None,
        campaign: None,
        dismissed: false,
    }))
}

async fn matured(house: &House, lang: Lang, today: NaiveDate) -> Result<Vec<Alert>, Failure> {
    let campaigns = house.store.campaigns().await?;
    let alerts = campaigns.into_iter().filter_map(|row| {
        let end = window_end(&row.mailings, row.window_days).filter(|_| !is_provisional(&row, today))?;
        let since = today.checked_sub_days(Days::new(MATURED_FOR))?;
        (end >= since).then(|| {
            let (code, day) = (&row.code, date(end, lang));
            Alert {
                name: format!("matured/{code}/{end}"),
                kind: "matured",
                tone: "know",
                text: say(
                    lang,
                    format!("{code}\u{a0}: la fenêtre des commandes s’est fermée le {day}, ses chiffres ne sont plus provisoires."),
                    format!("{code}: the window for orders closed on {day}, its figures are no longer provisional."),
                ),
                remedy: say(
                    lang,
                    "Imprimez son bilan et décidez de la suite.".into(),
                    "Print its report and decide what comes next.".into(),
                ),
                figure: None,
                campaign: Some(row.code.clone()),
                dismissed: false,
            }
        })
    });
    Ok(alerts.collect())
}
