//! Named ways to read a file: saved, edited, shared as a file, read from a stranger's.

use super::corrections::options;
use super::job::Job;
use super::recall::template_of;
use crate::dto::import::{Constant, ReadingChoice};
use crate::dto::understanding::{TemplateColumn, TemplateItem, TemplateView, TemplateWord};
use crate::failure::Failure;
use crate::files;
use crate::house::House;
use crate::lang::Lang;
use crate::words;
use domain::field::Field;
use import::{Headings, Template, TemplateError, template_name};
use std::path::Path;

/// How the file of a template ends.
pub const ENDING: &str = "baromail-template";

/// Returns the templates, by name.
pub async fn list(house: &House, lang: Lang) -> Result<Vec<TemplateItem>, Failure> {
    let mut items = Vec::new();
    for kept in house.store.templates().await? {
        let template = read(&kept.name, &kept.body)?.1;
        items.push(TemplateItem {
            kind: kept.kind.key().to_owned(),
            kind_name: words::file::kind_name(kept.kind, lang).to_owned(),
            columns: u32::try_from(template.columns.len()).unwrap_or(u32::MAX),
            constants: constants(&template),
            words: u32::try_from(template.words.iter().count()).unwrap_or(u32::MAX),
            at: kept.at,
            name: kept.name,
        });
    }
    Ok(items)
}

/// Returns one template, to be shown and edited.
///
/// # Errors
/// [`Failure::NoTemplate`].
pub async fn view(house: &House, name: &str) -> Result<TemplateView, Failure> {
    let (name, template) = find(house, name).await?;
    let options = template.options;
    Ok(TemplateView {
        name,
        kind: template.kind.key().to_owned(),
        columns: template
            .columns
            .iter()
            .map(|(heading, field)| TemplateColumn {
                heading: heading.clone(),
                field: field.map(|field| field.key().to_owned()),
            })
            .collect(),
        constants: constants(&template),
        reading: ReadingChoice {
            order: options.order.map(|order| order.key().to_owned()),
            mark: options.mark.map(|mark| mark.key().to_owned()),
            epoch: options.epoch.map(|epoch| epoch.key().to_owned()),
            encoding: options.text.encoding.map(|encoding| encoding.key().to_owned()),
            separator: options.text.separator.map(|separator| separator.key().to_owned()),
            heading_row: options.headings.map(Headings::row),
        },
        words: template
            .words
            .iter()
            .map(|(field, text, meaning)| TemplateWord {
                field: field.key().to_owned(),
                text: text.to_owned(),
                meaning: meaning.to_owned(),
            })
            .collect(),
    })
}

fn constants(template: &Template) -> Vec<Constant> {
    let constants = template.constants.iter();
    constants.map(|(field, value)| Constant { field: field.key().to_owned(), value: value.clone() }).collect()
}

/// Saves the way in which a sheet would be read, with the words that its columns can use.
///
/// # Errors
/// [`Failure::BadTemplate`] for a name that is none.
pub async fn save(house: &House, name: &str, job: &Job, now: &str) -> Result<(), Failure> {
    let mut template = template_of(job);
    for (field, text, meaning) in job.plan.words.iter() {
        let is_read = |read: &Field| *read == field || *read == Field::CostLabel && field == Field::CostItem;
        if job.plan.columns.iter().flatten().any(is_read) {
            // A word of the plan has a meaning already.
            let _ = template.words.put(field, text, meaning);
        }
    }
    keep(house, &named(name)?, &template, now).await
}

/// Saves a template as a person edited it.
///
/// # Errors
/// [`Failure::BadTemplate`] for what is not known.
pub async fn change(house: &House, edited: &TemplateView, now: &str) -> Result<(), Failure> {
    let (name, template) = read(&edited.name, &text_of(edited)?)?;
    keep(house, &name, &template, now).await
}

/// An edited template goes the way of a stranger's file, so that one check serves both.
fn text_of(edited: &TemplateView) -> Result<String, Failure> {
    let bad = |error| Failure::BadTemplate { name: edited.name.clone(), error };
    let unknown = |name: &str| bad(TemplateError::Unknown(name.to_owned()));
    let field = |name: &str| Field::from_key(name).ok_or_else(|| unknown(name));
    let kind = domain::kind::Kind::from_key(&edited.kind).ok_or_else(|| unknown(&edited.kind))?;
    let mut template = Template {
        kind,
        columns: Vec::new(),
        constants: Vec::new(),
        options: options(&edited.reading)?,
        words: import::ValueWords::default(),
    };
    for column in &edited.columns {
        template.columns.push((column.heading.clone(), column.field.as_deref().map(field).transpose()?));
    }
    for constant in &edited.constants {
        template.constants.push((field(&constant.field)?, constant.value.clone()));
    }
    for word in &edited.words {
        let put = template.words.put(field(&word.field)?, &word.text, &word.meaning);
        put.map_err(|_| unknown(&format!("{} = {}", word.text, word.meaning)))?;
    }
    Ok(template.to_text(&edited.name))
}

/// Gives a template another name.
///
/// # Errors
/// [`Failure::NoTemplate`], [`Failure::TemplateTaken`], [`Failure::BadTemplate`].
pub async fn rename(house: &House, name: &str, new_name: &str) -> Result<(), Failure> {
    let (name, template) = find(house, name).await?;
    let new_name = named(new_name)?;
    if new_name != name && house.store.template(&new_name).await?.is_some() {
        return Err(Failure::TemplateTaken { name: new_name });
    }
    Ok(house.store.rename_template(&name, &new_name, &template.to_text(&new_name)).await?)
}

/// Removes a template.
///
/// # Errors
/// [`Failure::NoTemplate`].
pub async fn delete(house: &House, name: &str) -> Result<(), Failure> {
    if house.store.remove_template(name).await? {
        return Ok(());
    }
    Err(Failure::NoTemplate { name: name.to_owned() })
}

/// Writes a template to a file that can be shared.
///
/// # Errors
/// [`Failure::NoTemplate`], [`Failure::Disk`].
pub async fn export(house: &House, name: &str, path: &Path) -> Result<(), Failure> {
    let (name, template) = find(house, name).await?;
    files::write_whole(path, template.to_text(&name).as_bytes())
}

/// Returns the file name that is proposed for a template.
pub fn suggested_name(name: &str) -> String {
    files::safe_name(name, ".baromail-template")
}

/// Reads a template from a file, perhaps a stranger's, and keeps it under its name, or under one that is free.
///
/// # Errors
/// [`Failure::BadTemplate`], [`Failure::Disk`].
pub async fn import(house: &House, path: &Path, now: &str) -> Result<String, Failure> {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let failed = |error: std::io::Error| Failure::Disk { path: path.to_owned(), kind: error.kind() };
    let bad = |error| Failure::BadTemplate { name: file.clone(), error };
    if std::fs::metadata(path).map_err(failed)?.len() > import::TEMPLATE_BYTES as u64 {
        return Err(bad(TemplateError::TooLong));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|_| bad(TemplateError::NotATemplate))?;
    let (name, template) = read(&file, &text)?;
    let name = if name.is_empty() {
        path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    } else {
        name
    };
    let mut free = named(&name)?;
    let mut number = 2;
    while house.store.template(&free).await?.is_some_and(|kept| kept.body != template.to_text(&free)) {
        free = named(&format!("{name} ({number})"))?;
        number += 1;
    }
    keep(house, &free, &template, now).await?;
    Ok(free)
}

async fn keep(house: &House, name: &str, template: &Template, now: &str) -> Result<(), Failure> {
    if name.is_empty() {
        return Err(bad_name(name));
    }
    let kept = store::Template {
        name: name.to_owned(),
        kind: template.kind,
        at: now.to_owned(),
        body: template.to_text(name),
    };
    Ok(house.store.save_template(&kept).await?)
}

async fn find(house: &House, name: &str) -> Result<(String, Template), Failure> {
    let kept = house.store.template(name).await?;
    let kept = kept.ok_or_else(|| Failure::NoTemplate { name: name.to_owned() })?;
    read(&kept.name, &kept.body)
}

fn read(file: &str, text: &str) -> Result<(String, Template), Failure> {
    Template::from_text(text).map_err(|error| Failure::BadTemplate { name: file.to_owned(), error })
}

fn named(name: &str) -> Result<String, Failure> {
    let checked =
        template_name(name).map_err(|error| Failure::BadTemplate { name: name.to_owned(), error })?;
    if checked.is_empty() { Err(bad_name(name)) } else { Ok(checked) }
}

fn bad_name(name: &str) -> Failure {
    Failure::BadTemplate { name: name.to_owned(), error: TemplateError::BadText(name.to_owned()) }
}
