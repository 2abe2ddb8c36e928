//! What the typesetter can see: the templates, the fonts and one summary; nothing else exists for it.

use crate::look::Logo;
use crate::sections;
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const FACES: [&[u8]; 4] = [
    include_bytes!("../../../fonts/Inter-Regular.ttf"),
    include_bytes!("../../../fonts/Inter-Italic.ttf"),
    include_bytes!("../../../fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../../fonts/Inter-Bold.ttf"),
];

/// The page on which the user's guide is laid out.
const GUIDE: &str = "guide.typ";

const SHARED: [(&str, &str); 5] = [
    ("summary.typ", include_str!("../templates/summary.typ")),
    (GUIDE, include_str!("../templates/guide.typ")),
    ("theme.typ", include_str!("../templates/theme.typ")),
    ("parts/gauge.typ", include_str!("../templates/parts/gauge.typ")),
    ("parts/table.typ", include_str!("../templates/parts/table.typ")),
];

/// What no report changes: it is made once, and the typesetter recognises it again in the next report.
struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    templates: Vec<Source>,
}

/// One report as the typesetter sees it.
pub(crate) struct Sheet {
    shelf: &'static Shelf,
    main: FileId,
    files: Vec<(FileId, Bytes)>,
}

impl Sheet {
    /// Returns the world of one report: its data and its drawings.
    pub(crate) fn new(data: String, pictures: Vec<Bytes>, logo: Option<&Logo>) -> Self {
        let pictures = pictures.into_iter().enumerate();
        let mut files: Vec<_> =
            pictures.map(|(place, svg)| (file(&sections::picture_path(place)), svg)).collect();
        files.extend(logo.map(|logo| (file(&logo.path()), Bytes::new(logo.bytes().to_vec()))));
        files.push((file("summary.json"), Bytes::from_string(data)));
        Self { shelf: shelf(), main: file(SHARED[0].0), files }
    }

    /// Returns the world of a book: its words and its pictures by their names.
    pub(crate) fn of_book<'a>(data: String, pictures: impl Iterator<Item = (&'a str, Bytes)>) -> Self {
        let mut files: Vec<_> =
            pictures.map(|(name, png)| (file(&format!("pictures/{name}.png")), png)).collect();
        files.push((file("book.json"), Bytes::from_string(data)));
        Self { shelf: shelf(), main: file(GUIDE), files }
    }
}

/// Says whether every embedded face has a drawing for a character.
pub(crate) fn draws(letter: char) -> bool {
    shelf().fonts.iter().all(|font| font.info().coverage.contains(u32::from(letter)))
}

fn shelf() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    SHELF.get_or_init(|| {
        let fonts: Vec<Font> = FACES.iter().filter_map(|face| Font::new(Bytes::new(*face), 0)).collect();
        let templates = SHARED
            .iter()
            .map(|(path, text)| (file(path), *text))
            .chain(sections::all().map(|section| (file(&section.path()), section.template)))
            .map(|(id, text)| Source::new(id, text.to_owned()))
            .collect();
        Shelf {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            templates,
        }
    })
}

fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("paths of templates are relative and plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &self.shelf.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shelf.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shelf.templates.iter().find(|source| source.id() == id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(path, _)| *path == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.get(index).cloned()
    }

    /// Returns nothing: the day of a report is part of its summary.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_read_and_draws_what_french_needs() {
        assert_eq!(shelf().fonts.len(), FACES.len());
        for letter in ['\u{a0}', '\u{202f}', '\u{2212}', '€', 'œ', 'É', '–', '÷', '□', '…', '\u{200b}']
        {
            assert!(draws(letter), "U+{:04X}", u32::from(letter));
        }
        assert!(!draws('株'));
    }

    #[test]
    fn the_typesetter_sees_no_clock_and_no_other_file() {
        let sheet = Sheet::new(String::new(), Vec::new(), None);
        assert_eq!(sheet.today(None), None);
        assert!(sheet.file(file("etc/passwd")).is_err());
        assert!(sheet.source(file("sections/unknown.typ")).is_err());
    }
}
