//! What is said of reports that are made by themselves.

use super::failure::{Both, both};
use crate::dto::schedule::ScheduleRun;
use crate::failure::Failure;
use crate::lang::{Lang, one_of, say};
use crate::reports::template::Template;
use crate::schedule::due::{About, Rhythm};
use domain::format::{counted, date};

/// Returns what could not be done with a schedule, and what to do.
pub(crate) fn refused(failure: &Failure) -> Both {
    match failure {
        Failure::NoSchedule { number } => both(
            format!("Il n’y a pas de programmation n°\u{a0}{number}."),
            "Choisissez parmi celles de la liste\u{a0}: écran Rapports, ou «\u{a0}baromail schedule\u{a0}».",
            format!("There is no schedule no.\u{a0}{number}."),
            "Choose one of the list: the Reports screen, or “baromail schedule”.",
        ),
        Failure::NoReportFolder { path } => both(
            format!("Le dossier des rapports n’est pas là\u{a0}: {}.", path.display()),
            "Rebranchez le disque ou choisissez un autre dossier\u{202f}; le rapport reste à faire.",
            format!("The folder of reports is not there: {}.", path.display()),
            "Connect the disk again or choose another folder; the report stays due.",
        ),
        _ => both(
            "Ce rapport n’est plus à sa place.".to_owned(),
            "Refaites-le depuis l’historique des rapports.",
            "This report is no longer where it was.".to_owned(),
            "Make it again from the history of reports.",
        ),
    }
}

/// Returns the name of the folder beside a file that is not the program's own.
pub(crate) fn folder(lang: Lang) -> &'static str {
    one_of(lang, "rapports programmés", "scheduled reports")
}

/// Returns what a schedule makes and when.
pub(crate) fn schedule(template: Template, rhythm: Rhythm, closes: bool, lang: Lang) -> String {
    let title = template.title(lang);
    let when = match rhythm {
        Rhythm::TwiceMonthly => one_of(lang, "le 1er et le 16", "on the 1st and the 16th"),
        Rhythm::Monthly => one_of(lang, "le 1er du mois", "on the 1st of the month"),
        Rhythm::Weekly => one_of(lang, "le lundi", "on Mondays"),
        Rhythm::WindowEnd => {
            one_of(lang, "à la fin de la fenêtre de chaque campagne", "when each campaign’s window ends")
        }
    };
    let closing = if closes { one_of(lang, ", et clôture", ", and closes") } else { "" };
    format!("{title}, {when}{closing}")
}

/// Returns what a report is about.
pub(crate) fn about(about: &About, lang: Lang) -> String {
    match about {
        About::Campaign(code) => code.clone(),
        About::Period(period) => {
            let (from, to) = (date(period.from, lang), date(period.to, lang));
            say(lang, format!("du {from} au {to}"), format!("{from} to {to}"))
        }
    }
}

/// Returns from what data a report was made, and by which version.
pub(crate) fn data(imports: u32, last: Option<(u32, String)>, version: &str, lang: Lang) -> String {
    let count = counted(
        u64::from(imports),
        one_of(lang, "import", "import"),
        one_of(lang, "imports", "imports"),
        lang,
    );
    let last = last.map_or_else(String::new, |(id, file)| {
        say(lang, format!(", jusqu’au n°\u{a0}{id} ({file})"), format!(", up to no.\u{a0}{id} ({file})"))
    });
    format!("{count}{last} · Baromail {version}")
}

/// Returns the heading of a notice.
pub(crate) fn heading(run: &ScheduleRun, lang: Lang) -> &'static str {
    if run.made.is_empty() {
        one_of(lang, "Rapport programmé à faire", "Scheduled report still to make")
    } else {
        one_of(lang, "Rapports programmés", "Scheduled reports")
    }
}

/// Returns what one look at what is due led to; nothing where nothing was due.
pub(crate) fn run(run: &ScheduleRun, lang: Lang) -> String {
    let count = |n: usize, one: (&str, &str), many: (&str, &str)| {
        counted(n as u64, one_of(lang, one.0, one.1), one_of(lang, many.0, many.1), lang)
    };
    let mut said = Vec::new();
    if !run.made.is_empty() {
        let made = count(run.made.len(), ("rapport fait", "report made"), ("rapports faits", "reports made"));
        let late = run.made.iter().filter(|item| item.late).count();
        let late = match late {
            0 => String::new(),
            n => format!(", {}", count(n, ("en retard", "late"), ("en retard", "late"))),
        };
        let names: Vec<&str> = run.made.iter().map(|item| item.title.as_str()).take(3).collect();
        let more = if run.made.len() > names.len() { "\u{a0}…" } else { "" };
        said.push(format!(
            "{made}{late}{}{}{more}.",
            one_of(lang, "\u{a0}: ", ": "),
            names.join(one_of(lang, "\u{202f}; ", "; "))
        ));
    }
    said.extend(run.problems.iter().cloned());
    if run.passed_over > 0 {
        let too_late = count(
            run.passed_over as usize,
            ("rapport plus ancien n’est pas fait", "older report is not made"),
            ("rapports plus anciens ne sont pas faits", "older reports are not made"),
        );
        said.push(format!("{too_late}."));
    }
    said.join(" ")
}
