//! Why a report could not be made.

use std::fmt;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;

/// Why a report could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// A drawing is not readable as SVG.
    #[error("the drawing \"{heading}\" is not readable as SVG: {problem}")]
    Picture {
        /// Heading of the drawing.
        heading: String,
        /// What the reader of SVG said.
        problem: Problem,
    },
    /// A logo is not readable.
    #[error("the logo is not readable: {problem}")]
    Logo {
        /// What is wrong with it.
        problem: Problem,
    },
    /// The summary does not become data for the templates.
    #[error("the summary does not become data: {problem}")]
    Data {
        /// What the writer of the data said.
        problem: Problem,
    },
    /// The pages cannot be laid out.
    #[error("the pages cannot be laid out: {}", listed(problems))]
    Layout {
        /// What the layout said, one entry for each fault.
        problems: Vec<Problem>,
    },
    /// The laid out pages do not meet the standards PDF/UA-1 and PDF/A-2a.
    #[error("the pages do not meet PDF/UA-1 and PDF/A-2a: {}", listed(problems))]
    Standard {
        /// What the exporter said, one entry for each fault.
        problems: Vec<Problem>,
    },
}

/// One fault as the typesetter names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its words, for the log.
    pub message: String,
    /// The byte of the template at which it arose, when it has a place.
    pub offset: Option<usize>,
}

impl Problem {
    /// Returns a fault that has no place in a template.
    pub(crate) fn placeless(message: impl fmt::Display) -> Self {
        Self { message: message.to_string(), offset: None }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Returns the faults with their places.
pub(crate) fn problems(world: &dyn typst::World, found: &EcoVec<SourceDiagnostic>) -> Vec<Problem> {
    let one = |fault: &SourceDiagnostic| Problem {
        message: fault.message.to_string(),
        offset: world.range(fault.span).map(|range| range.start),
    };
    found.iter().map(one).collect()
}

fn listed(problems: &[Problem]) -> String {
    let lines: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    lines.join("; ")
}
