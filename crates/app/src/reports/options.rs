//! How the user wants a template to look: kept in the file, by template.

use super::template::Template;
use crate::dto::reports::ReportWish;
use crate::failure::Failure;
use crate::house::House;
use crate::lang::{Lang, named};
use report::{Accent, Logo, Part};
use serde::{Deserialize, Serialize};

/// Letters that remarks and sender may have: a page or two.
const LONGEST: usize = 6_000;

/// How a report should look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The parts that are wanted, in their order; nothing: the template's own.
    pub parts: Option<Vec<Part>>,
    /// The paper lies on its side; nothing: as the template has it.
    pub landscape: Option<bool>,
    /// Colour of headings and marks.
    pub accent: Option<Accent>,
    /// The language; nothing: that of the program.
    pub lang: Option<Lang>,
    /// What the user writes for the reader.
    pub remarks: String,
    /// Who makes the report: name, then address, a line each.
    pub sender: String,
    /// Stands at the top of the first page.
    pub logo: Option<Logo>,
    /// Name or number of the dashboard that is printed; nothing: the first.
    pub board: Option<String>,
}

/// The same as it is kept; the logo lies beside it.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
struct Kept {
    parts: Option<Vec<String>>,
    landscape: Option<bool>,
    accent: Option<String>,
    lang: Option<String>,
    remarks: String,
    sender: String,
    board: Option<String>,
}

impl Options {
    /// Returns the parts in the order wanted; those that a template cannot have are passed over.
    pub fn order(&self, template: Template) -> Vec<Part> {
        let all = template.parts();
        match &self.parts {
            // The annex is long: it comes when it is asked for.
            None => all.iter().copied().filter(|part| *part != Part::Annex).collect(),
            Some(wanted) => wanted.iter().copied().filter(|part| all.contains(part)).collect(),
        }
    }
}

impl Options {
    /// Adds the annex at the end, where it is not wanted already.
    pub fn add_annex(&mut self, template: Template) {
        let mut order = self.order(template);
        if !order.contains(&Part::Annex) {
            order.push(Part::Annex);
        }
        self.parts = Some(order);
    }
}

/// Returns what is kept for a template; what can no longer be read is as if nobody had said it.
pub async fn kept(house: &House, template: Template) -> Result<Options, Failure> {
    let Some(row) = house.store.report_options(template.key()).await? else { return Ok(Options::default()) };
    let kept: Kept = serde_json::from_str(&row.options).unwrap_or_default();
    Ok(Options {
        parts: kept.parts.map(|parts| parts.iter().filter_map(|key| Part::from_key(key)).collect()),
        landscape: kept.landscape,
        accent: kept.accent.as_deref().and_then(Accent::read),
        lang: kept.lang.as_deref().map(named),
        remarks: kept.remarks,
        sender: kept.sender,
        board: kept.board,
        logo: row.logo.and_then(|bytes| Logo::read(bytes).ok()),
    })
}

/// Keeps options for a template.
pub async fn keep(house: &House, template: Template, options: &Options) -> Result<(), Failure> {
    let kept = Kept {
        parts: options.parts.as_ref().map(|parts| parts.iter().map(|part| part.key().to_owned()).collect()),
        landscape: options.landscape,
        accent: options.accent.as_ref().map(|accent| accent.text().to_owned()),
        lang: options.lang.map(|lang| crate::lang::one_of(lang, "fr", "en").to_owned()),
        remarks: options.remarks.clone(),
        sender: options.sender.clone(),
        board: options.board.clone(),
    };
    let text = serde_json::to_string(&kept).unwrap_or_default();
    let logo = options.logo.as_ref().map(Logo::bytes);
    Ok(house.store.put_report_options(template.key(), &text, logo).await?)
}

/// Returns the options of a wish, with the logo that is kept.
///
/// # Errors
/// [`Failure::BadValue`] for a part that there is not, a colour that cannot be read on paper, and too long a text.
pub fn wished(wish: &ReportWish, logo: Option<Logo>) -> Result<Options, Failure> {
    let bad = |field: &str, value: &str, allowed| Failure::BadValue {
        field: field.to_owned(),
        value: value.to_owned(),
        allowed,
    };
    let part = |key: &String| {
        Part::from_key(key)
            .ok_or_else(|| bad("parts", key, "cells, steps, charts, tables, letter, remarks, notes, annex"))
    };
    for (field, text) in [("remarks", &wish.remarks), ("sender", &wish.sender)] {
        if text.chars().count() > LONGEST {
            return Err(bad(field, &format!("{}…", text.chars().take(30).collect::<String>()), "6000"));
        }
    }
    Ok(Options {
        parts: Some(wish.parts.iter().map(part).collect::<Result<_, _>>()?),
        landscape: Some(wish.landscape),
        accent: wish.accent.as_deref().map(accent).transpose()?,
        lang: wish.lang.as_deref().map(named),
        remarks: wish.remarks.clone(),
        sender: wish.sender.clone(),
        board: wish.board.clone(),
        logo,
    })
}

/// Returns the colour of a text.
///
/// # Errors
/// [`Failure::BadValue`].
pub fn accent(text: &str) -> Result<Accent, Failure> {
    Accent::read(text).ok_or_else(|| Failure::BadValue {
        field: "accent".to_owned(),
        value: text.to_owned(),
        allowed: "#1c3f86, #a33327, #1d6b45 …",
    })
}

/// Returns the logo of a file.
///
/// # Errors
/// [`Failure::Disk`] where it cannot be read, [`report::ReportError::Logo`] where it is no picture.
pub fn logo(path: &std::path::Path) -> Result<Logo, Failure> {
    let bytes =
        std::fs::read(path).map_err(|error| Failure::Disk { path: path.to_owned(), kind: error.kind() })?;
    Ok(Logo::read(bytes)?)
}

/// Returns the parts of a list `tables,notes`.
///
/// # Errors
/// [`Failure::BadValue`].
pub fn parts(text: &str) -> Result<Vec<Part>, Failure> {
    let keys = text.split(',').map(|key| key.trim().to_owned()).collect();
    let wish = ReportWish { parts: keys, ..ReportWish::default() };
    Ok(wished(&wish, None)?.parts.unwrap_or_default())
}
