//! Where definitions come from, for the entries that share one.

pub(super) const GLOSSARY: &str = "The glossary of the trade in ARCHITECTURE.md says what is counted";
pub(super) const RATE: &str = "Usage of direct marketing, with the denominator that its name says";
pub(super) const RETURN: &str = "Usage of finance: what came in against what was spent";
pub(super) const LITERAL: &str =
    "The formula as it is often written: all responses received over pieces posted";
pub(super) const MEDIAN: &str = "The middle value, or the mean of the two middle ones";
pub(super) const CAC: &str = "This method’s definition of the acquisition cost: by qualified lead";
pub(super) const NPS: &str =
    "F. Reichheld, “The One Number You Need to Grow”, Harvard Business Review, December 2003";
pub(super) const BREAK_EVEN: &str =
    "The rate r for which pieces × r × margin per responder equals pieces × cost per piece";
