//! What is written for other programs: sheets with the headings by which their own exports are known.

use crate::presets::{Export, FILES, PresetFile};
use domain::field::Field;
use domain::fold::fold;
use domain::lang::Lang;
use std::sync::LazyLock;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// A field.
    Field(Field),
    /// First and last name.
    FullName,
    /// Address, postal code and city.
    WholeAddress,
    /// What is to be done.
    Task,
    /// For which day.
    Due,
    /// Who is to do it.
    By,
    /// Always yes.
    Yes,
    /// Nothing: the program’s own exports have the column, and it is known by it.
    Nothing,
}

/// A sheet for another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFor {
    /// What its rows are there.
    pub export: Export,
    /// Its headings in the language of the program, and what stands below each.
    pub columns: Vec<(String, Stands)>,
}

/// A column: its heading in French and in English, and what stands below it.
type Column = ([String; 2], Stands);

/// A program and its sheets.
struct Written {
    program: String,
    sheets: Vec<(Export, Vec<Column>)>,
}

static PROGRAMS: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let files = FILES.iter().filter_map(|text| toml::from_str::<PresetFile>(text).ok());
    files
        .map(|file| Written {
            program: file.program,
            sheets: file
                .exports
                .into_iter()
                .filter(|export| !export.writes.is_empty())
                .map(|export| (export.of, export.writes.into_iter().filter_map(column).collect()))
                .collect(),
        })
        .collect()
});

fn column([fr, en, key]: [String; 3]) -> Option<Column> {
    let stands = match key.as_str() {
        "full_name" => Stands::FullName,
        "whole_address" => Stands::WholeAddress,
        "task" => Stands::Task,
        "due" => Stands::Due,
        "by" => Stands::By,
        "yes" => Stands::Yes,
        "empty" => Stands::Nothing,
        key => Stands::Field(Field::from_key(key)?),
    };
    Some(([fr, en], stands))
}

/// Returns the programs for which sheets are written, as they call themselves.
pub fn programs() -> impl Iterator<Item = &'static str> {
    PROGRAMS.iter().map(|written| written.program.as_str())
}

/// Returns the sheets of a program, whatever the case of its name; nothing for one that there is not.
pub fn sheets_for(program: &str, lang: Lang) -> Option<(&'static str, Vec<SheetFor>)> {
    let found = PROGRAMS.iter().find(|written| fold(&written.program) == fold(program))?;
    let sheet = |(export, columns): &(Export, Vec<Column>)| SheetFor {
        export: *export,
        columns: columns
            .iter()
            .map(|([fr, en], stands)| (if lang == Lang::Fr { fr } else { en }.clone(), *stands))
            .collect(),
    };
    Some((&found.program, found.sheets.iter().map(sheet).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets::recognised;

    #[test]
    fn what_is_written_for_a_program_is_known_as_its_own_export() {
        assert_eq!(programs().count(), 7);
        for program in programs() {
            for lang in [Lang::Fr, Lang::En] {
                let (name, sheets) = sheets_for(&program.to_uppercase(), lang).unwrap();
                assert!(!sheets.is_empty(), "{program}");
                for sheet in sheets {
                    let headings: Vec<String> = sheet.columns.iter().map(|(text, _)| text.clone()).collect();
                    let known = recognised(&headings).unwrap_or_else(|| panic!("{program}: {headings:?}"));
                    assert_eq!((known.name.program, known.name.export), (name, sheet.export), "{lang:?}");
                    for (heading, stands) in &sheet.columns {
                        let meant = known.meaning(heading, known.kind).unwrap_or_else(|| panic!("{heading}"));
                        if let Stands::Field(field) = stands {
                            assert_eq!(meant, Some(*field), "{program} {lang:?}: {heading}");
                        }
                    }
                }
            }
        }
        assert!(sheets_for("Lotus Notes", Lang::Fr).is_none());
    }

    #[test]
    fn every_written_column_says_what_stands_in_it() {
        for text in FILES {
            let file: PresetFile = toml::from_str(text).unwrap();
            for column in file.exports.into_iter().flat_map(|export| export.writes) {
                assert!(super::column(column.clone()).is_some(), "{column:?}");
            }
        }
    }
}
