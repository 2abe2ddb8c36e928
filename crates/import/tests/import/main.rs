//! Whole files through `open`, `inspect`, `plan` and `read`, as `app` does it.

mod anything;
mod broken;
mod support;
mod text;
mod workbook;
