//! Opinions: what customers answered, in their words.

use super::figure::Figure;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which opinions are asked for.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpinionQuestion {
    /// Only those of this campaign; an empty text: those of none.
    pub campaign: Option<String>,
    /// Only those of this moment; an empty text: those of none.
    pub moment: Option<String>,
    /// Only `promoter`, `passive` or `detractor`.
    pub group: Option<String>,
    /// Only those with this tag.
    pub tag: Option<String>,
    /// Only those whose words hold all of these.
    pub search: String,
    /// Only from this ISO day on.
    pub from: Option<String>,
    /// Only up to this ISO day.
    pub to: Option<String>,
}

/// A page of opinions.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpinionPage {
    /// How many the question takes, and their score.
    pub all: OpinionGroup,
    /// By moment; those of none last.
    pub by_moment: Vec<OpinionGroup>,
    /// By tag, the most frequent first.
    pub by_tag: Vec<OpinionGroup>,
    /// Those of the page, the newest first; at most 200.
    pub rows: Vec<Opinion>,
    /// How many join no campaign and count in no figure.
    pub waiting: u32,
    /// Why, one sentence a reason.
    pub waiting_why: Vec<String>,
    /// The moments that there are.
    pub moments: Vec<String>,
    /// The tags that there are, the most frequent first.
    pub tags: Vec<String>,
}

/// Opinions that have something in common.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpinionGroup {
    /// What they have in common; nothing: they say none.
    pub name: Option<String>,
    /// How many there are.
    pub opinions: u32,
    /// Those of them that count, by score: 9 and 10.
    pub promoters: u32,
    /// 7 and 8.
    pub passives: u32,
    /// 0 to 6.
    pub detractors: u32,
    /// Their score.
    pub score: Figure,
}

/// An opinion.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Opinion {
    /// What its row is called, handed back.
    pub name: String,
    /// From 0 to 10.
    pub score: u32,
    /// `promoter`, `passive` or `detractor`.
    pub group: String,
    /// ISO date.
    pub date: Option<String>,
    /// At which moment it was asked for.
    pub moment: Option<String>,
    /// Its words.
    pub verbatim: Option<String>,
    /// The campaign's code.
    pub campaign: Option<String>,
    /// Who.
    pub who: Option<String>,
    /// The tags that a person gave it.
    pub tags: Vec<String>,
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Row of the sheet, from 1.
    pub row: u32,
    /// Why it joins no campaign, in words.
    pub waits: Option<String>,
}

/// An opinion quoted beside a figure: nobody is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// What its row is called.
    pub name: String,
    /// From 0 to 10.
    pub score: u32,
    /// `promoter`, `passive` or `detractor`.
    pub group: String,
    /// Its words.
    pub text: String,
    /// Where and when, in words.
    pub about: String,
}
