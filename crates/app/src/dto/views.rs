//! Views of the analyses that are kept under a name.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A view: what was asked of the analyses, under a name. It goes both ways, since it is kept as it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SavedView {
    /// Its name, unlike all others.
    pub name: String,
    /// What is asked, as the window writes it.
    pub asked: String,
}
