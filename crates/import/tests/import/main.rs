//! Whole files through `open`, `inspect`, `plan` and `read`, as `app` does it.

mod anything;
mod broken;
mod corrections;
mod formats;
mod hostile;
mod kinds;
mod mutants;
mod people;
mod presets;
mod support;
mod text;
mod understanding;
mod workbook;
mod written;
