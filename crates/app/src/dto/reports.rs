//! Reports: their templates and options.

use super::figure::Question;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A template with what is kept of it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportTemplate {
    /// Its name.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub about: String,
    /// What it is about: `campaign`, `filter`, `period`, `board`.
    pub scope: String,
    /// The parts that it can have, in the usual order.
    pub parts: Vec<TemplatePart>,
    /// The periods to choose from, the last one that is over first; none where it is not about a period.
    pub periods: Vec<TemplatePart>,
    /// How it should look.
    pub options: ReportOptions,
}

/// A part of a report, or a period.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TemplatePart {
    /// Its name.
    pub key: String,
    /// What it is called.
    pub name: String,
}

/// How a report looks.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportOptions {
    /// The parts wanted, in their order.
    pub parts: Vec<String>,
    /// The paper lies on its side.
    pub landscape: bool,
    /// Colour of headings and marks; nothing: the program's own.
    pub accent: Option<String>,
    /// `fr` or `en`; nothing: that of the program.
    pub lang: Option<String>,
    /// What the user writes for the reader.
    pub remarks: String,
    /// Who makes it: name, then address, a line each.
    pub sender: String,
    /// Whether a logo is kept.
    pub has_logo: bool,
    /// Name or number of the dashboard that is printed; nothing: the first.
    pub board: Option<String>,
}

/// How a report should look.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportWish {
    /// The parts wanted, in their order.
    pub parts: Vec<String>,
    /// The paper lies on its side.
    pub landscape: bool,
    /// Colour of headings and marks; nothing: the program's own.
    pub accent: Option<String>,
    /// `fr` or `en`; nothing: that of the program.
    pub lang: Option<String>,
    /// What the user writes for the reader.
    pub remarks: String,
    /// Who makes it: name, then address, a line each.
    pub sender: String,
    /// Name or number of the dashboard that is printed; nothing: the first.
    #[serde(default)]
    pub board: Option<String>,
}

/// What a report is about.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct ReportAsk {
    /// The template's name.
    pub template: String,
    /// The campaign's code; nothing: all of them.
    pub campaign: Option<String>,
    /// The period: `2026-11`, `2026-11-H1`, `2026-11-H2`; nothing: the last one that is over.
    pub period: Option<String>,
    /// Which letters a dashboard is about; nothing: all of them.
    #[serde(default)]
    pub question: Option<Question>,
    /// The window's language.
    pub lang: String,
}

/// A report that was laid out.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LaidOut {
    /// How many pages it has.
    pub pages: u32,
    /// The paper lies on its side.
    pub landscape: bool,
    /// Whether it can be sent straight to a printer.
    pub queue: bool,
}
