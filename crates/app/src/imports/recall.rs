//! What was settled before: mappings that a person confirmed, templates, words; and keeping it.

use super::job::Job;
use crate::failure::Failure;
use crate::house::House;
use domain::field::Field;
use domain::kind::Kind;
use import::{
    Inspection, Mark, Order, Recalled, RecalledFrom, Template, Usual, ValueWords, heading_set, shape,
};
use std::collections::BTreeSet;
use store::{Mapping, NewMapping};

/// Share of headings, in tenths, that a file must have in common with a mapping that is offered for it.
const ALIKE_TENTHS: usize = 6;

/// What is known before a file is opened.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What a person says that words mean.
    pub words: ValueWords,
    memories: Vec<Mapping>,
    templates: Vec<(String, Template)>,
    shapes: Vec<String>,
}

/// Which mappings are recalled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recall {
    /// Those of exactly these headings: where nobody looks at the result first.
    #[default]
    Exact,
    /// Also those of nearly these headings, for a person to look at.
    Nearly,
}

/// Returns what was settled before.
pub async fn known(house: &House) -> Result<Known, Failure> {
    let mut words = ValueWords::default();
    for word in house.store.value_words().await? {
        if let Some(field) = Field::from_key(&word.field) {
            // A meaning that a later version dropped is a word nobody knows again.
            let _ = words.put(field, &word.text, &word.meaning);
        }
    }
    let templates = house.store.templates().await?.into_iter().filter_map(|kept| {
        let (_, template) = Template::from_text(&kept.body).ok()?;
        Some((kept.name, template))
    });
    Ok(Known {
        words,
        memories: house.store.mappings().await?,
        templates: templates.collect(),
        shapes: shapes(&house.store.recent_references().await?),
    })
}

fn shapes(references: &[String]) -> Vec<String> {
    let shapes: BTreeSet<String> = references.iter().map(|reference| shape(reference)).collect();
    // Plain numbers look like anything: a quantity, a postal code.
    shapes.into_iter().filter(|shape| shape.chars().any(|sign| sign != '9')).collect()
}

impl Known {
    /// Returns how known piece references are made.
    pub(super) fn shapes(&self) -> Vec<String> {
        self.shapes.clone()
    }

    /// Returns the template of a name, ready to be applied.
    ///
    /// # Errors
    /// [`Failure::NoTemplate`].
    pub fn template(&self, name: &str) -> Result<Recalled, Failure> {
        let found = self.templates.iter().find(|(known, _)| known == name);
        let (name, template) = found.ok_or_else(|| Failure::NoTemplate { name: name.to_owned() })?;
        let from = RecalledFrom::Template { name: name.clone() };
        Ok(Recalled { from, template: template.clone(), usual: Usual::default() })
    }

    /// Returns the mapping that a person confirmed for such headings, unless another kind is asked for.
    pub(super) fn mapping(&self, look: &Inspection, kind: Option<Kind>, recall: Recall) -> Option<Recalled> {
        let memory =
            self.nearest(look, recall).filter(|memory| kind.is_none_or(|kind| kind == memory.told.kind))?;
        let (_, template) = Template::from_text(&memory.told.body).ok()?;
        let usual = Usual {
            order: memory.told.order.as_deref().and_then(Order::from_key),
            mark: memory.told.mark.as_deref().and_then(Mark::from_key),
        };
        Some(Recalled { from: RecalledFrom::Memory { at: memory.told.at.clone() }, template, usual })
    }

    /// Returns the mapping kept for these headings, or for most of them.
    pub(super) fn nearest(&self, look: &Inspection, recall: Recall) -> Option<&Mapping> {
        if look.heading_row == 0 {
            return None;
        }
        let headings = headings_of(look);
        if let Some(exact) = self.memories.iter().find(|memory| memory.told.headings == headings) {
            return Some(exact);
        }
        if recall == Recall::Exact {
            return None;
        }
        let wanted: BTreeSet<&String> = headings.iter().collect();
        let share = |memory: &&Mapping| {
            let kept: BTreeSet<&String> = memory.told.headings.iter().collect();
            let common = kept.intersection(&wanted).count();
            let all = kept.union(&wanted).count().max(1);
            if common < 2 { 0 } else { common * 10 / all }
        };
        self.memories.iter().filter(|memory| share(memory) >= ALIKE_TENTHS).max_by_key(share)
    }
}

/// Returns the set of a sheet's headings.
pub(super) fn headings_of(look: &Inspection) -> Vec<String> {
    heading_set(&look.columns.iter().map(|column| column.heading.clone()).collect::<Vec<_>>())
}

/// Returns whether a value for the whole file belongs to one campaign: it is offered again, never applied by itself.
pub(super) const fn is_of_one_campaign(field: Field) -> bool {
    matches!(
        field,
        Field::Campaign
            | Field::PostingDate
            | Field::Cell
            | Field::Role
            | Field::Segment
            | Field::Offer
            | Field::Creative
            | Field::Reference
            | Field::TargetPeriod
            | Field::TargetFrom
            | Field::TargetTo
    )
}

/// Returns the way in which a sheet is about to be read, as a template.
pub(super) fn template_of(job: &Job) -> Template {
    let plan = &job.plan;
    Template {
        kind: plan.kind,
        columns: plan.headings.iter().cloned().zip(plan.columns.iter().copied()).collect(),
        constants: plan.constants.clone(),
        options: job.options,
        words: ValueWords::default(),
    }
}

/// Keeps what a person confirmed of sheets that were taken in: their mappings, and the words of their templates.
pub(super) async fn remember(house: &House, jobs: &[Job], now: &str) -> Result<(), Failure> {
    let confirmed = jobs.iter().filter(|job| job.confirmed == Confirmed::Yes && job.plan.heading_row > 0);
    let mappings: Vec<NewMapping> = confirmed
        .map(|job| NewMapping {
            headings: heading_set(&job.plan.headings),
            file: job.source.name.clone(),
            kind: job.plan.kind,
            at: now.to_owned(),
            body: template_of(job).to_text(""),
            order: Some(job.plan.reading.order.key().to_owned()),
            mark: Some(job.plan.reading.mark.key().to_owned()),
        })
        .filter(|mapping| !mapping.headings.is_empty() && Template::from_text(&mapping.body).is_ok())
        .collect();
    if !mappings.is_empty() {
        house.store.keep_mappings(&mappings).await?;
    }
    super::value_words::adopt(house, jobs).await
}

/// Whether a person saw how a sheet would be read, or said it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Confirmed {
    /// Nobody did.
    #[default]
    No,
    /// It is remembered for files with the same headings.
    Yes,
}
