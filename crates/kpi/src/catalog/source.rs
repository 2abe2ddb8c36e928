//! Where definitions come from, for the entries that share one.

pub(super) const GLOSSARY: &str = "The glossary of the trade says what is counted";
pub(super) const RATE: &str = "Usage of direct marketing, with the denominator that its name says";
pub(super) const RETURN: &str = "Usage of finance: what came in against what was spent";
pub(super) const LITERAL: &str =
    "The formula as it is often written: all responses received over pieces posted";
pub(super) const MEDIAN: &str = "The middle value, or the mean of the two middle ones";
pub(super) const CAC: &str = "This method’s definition of the acquisition cost: by qualified lead";
pub(super) const MEAN: &str = "The sum of the values over their number";
pub(super) const SURVIVAL: &str =
    "E. L. Kaplan and P. Meier, Journal of the American Statistical Association 53 (1958), 457–481";
pub(super) const CLV: &str = "P. D. Berger and N. I. Nasr, Journal of Interactive Marketing 12 (1998), 17–30, with a constant yearly margin and retention, without discount";
pub(super) const INCREMENT: &str = "Usage of controlled tests: what the tested did beyond the control’s rate times its own size; over several campaigns the sum of what each gained on its own control (O. S. Miettinen, American Journal of Epidemiology 96 (1972), 383–388), with an interval made of theirs (G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008), 1693–1702)";
pub(super) const NPS: &str =
    "F. Reichheld, “The One Number You Need to Grow”, Harvard Business Review, December 2003";
pub(super) const BREAK_EVEN: &str =
    "The rate r for which pieces × r × margin per responder equals pieces × cost per piece";
pub(super) const FORESEEN: &str = "P. S. Fader, B. G. S. Hardie and K. L. Lee, Marketing Science 24 (2005), 275–284 (BG/NBD), and P. S. Fader and B. G. S. Hardie, The Gamma-Gamma Model of Monetary Value (2013), fitted by maximum likelihood to all orders of named customers";
