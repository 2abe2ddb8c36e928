//! What customers answered in surveys.

use clap::Args;

/// `opinions`
#[derive(Debug, Args)]
pub(crate) struct Opinions {
    /// Only those of a campaign; `none`: those that join no campaign.
    #[arg(long, value_name = "CODE")]
    pub(crate) campaign: Option<String>,
    /// Only those of a moment; `none`: those that say none.
    #[arg(long, value_name = "TEXT")]
    pub(crate) moment: Option<String>,
    /// Only one kind.
    #[arg(long, value_parser = ["promoter", "passive", "detractor"])]
    pub(crate) group: Option<String>,
    /// Only those with a tag.
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,
    /// Only those whose words hold all of these.
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub(crate) search: String,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Last day.
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// Which page of 200, from 0.
    #[arg(long, default_value_t = 0)]
    pub(crate) page: u32,
}

/// `tag`
#[derive(Debug, Args)]
pub(crate) struct Tag {
    /// The opinion, as `opinions` names it: `survey_answer:12`.
    #[arg(value_name = "ROW")]
    pub(crate) row: String,
    /// A tag to give it.
    #[arg(long, value_name = "TAG")]
    pub(crate) add: Vec<String>,
    /// A tag to take from it.
    #[arg(long, value_name = "TAG")]
    pub(crate) remove: Vec<String>,
}
