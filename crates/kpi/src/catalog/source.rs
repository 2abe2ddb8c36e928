//! Where definitions come from, for the entries that share one.

pub(super) const USAGE: &str = "Usage of direct marketing; the denominator is named in the formula";
pub(super) const LITERAL: &str =
    "The formula as dashboards of mailings usually write it: responses received over pieces posted";
pub(super) const MEDIAN: &str = "The middle value, or the mean of the two middle ones";
pub(super) const CAC: &str = "This method’s definition of the acquisition cost: by qualified lead";
pub(super) const BREAK_EVEN: &str =
    "The rate r for which pieces × r × margin per responder equals pieces × cost per piece";
