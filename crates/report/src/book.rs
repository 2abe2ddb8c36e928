//! A book in, PDF bytes out: the user's guide, with a cover, contents and a running head.

use crate::error::{Problem, ReportError, problems};
use crate::pdf::export;
use crate::world::Sheet;
use chrono::NaiveDate;
use domain::lang::Lang;
use serde::Serialize;
use serde_json::json;
use typst::comemo;
use typst::foundations::Bytes;
use typst_layout::PagedDocument;

/// A book: its cover and its chapters, in the words of one language.
#[derive(Clone, Debug)]
pub struct Book {
    /// Language of all its words.
    pub lang: Lang,
    /// Its title, on the cover and at the head of each page.
    pub title: String,
    /// What stands under the title.
    pub subtitle: String,
    /// Version and day, as the cover says them.
    pub edition: String,
    /// The day of the file.
    pub date: NaiveDate,
    /// Title of the contents.
    pub contents: String,
    /// The word before the number of a page.
    pub page: String,
    /// Its chapters, in their order.
    pub chapters: Vec<Chapter>,
    /// Pictures by their names, as PNG.
    pub pictures: Vec<(String, Vec<u8>)>,
}

/// A chapter of a [`Book`]: one page of the guide.
#[derive(Clone, Debug, Serialize)]
pub struct Chapter {
    /// What links to it call it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a chapter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading below the chapter's title.
    Heading {
        /// 2 or 3.
        level: u8,
        /// What links to it call it: chapter and heading.
        id: String,
        /// Its words.
        inside: Vec<Span>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        inside: Vec<Span>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// The cells of its heading.
        head: Vec<Vec<Span>>,
        /// The cells of its rows.
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// Lines of commands.
    Code {
        /// The lines.
        text: String,
    },
    /// What is set apart from the text.
    Quote {
        /// What it says.
        blocks: Vec<Block>,
    },
    /// One of the book's pictures.
    Picture {
        /// Its name.
        name: String,
        /// What it shows, in words.
        alt: String,
    },
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Span {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// A name of files, commands or figures.
    Code {
        /// The name.
        text: String,
    },
    /// What matters.
    Strong {
        /// Its words.
        inside: Vec<Span>,
    },
    /// What is set apart.
    Em {
        /// Its words.
        inside: Vec<Span>,
    },
    /// A way to a chapter or a heading of the book.
    Link {
        /// What its target is called.
        to: String,
        /// Its words.
        inside: Vec<Span>,
    },
}

impl Book {
    /// Returns the book as PDF: A4, tagged, PDF/UA-1 and PDF/A-2a, with its fonts inside.
    ///
    /// The same book gives the same bytes.
    ///
    /// # Errors
    /// A picture or a link that the book does not hold, or what the typesetter refuses.
    pub fn pdf(&self) -> Result<Vec<u8>, ReportError> {
        let data = self.data().map_err(|fault| ReportError::Data { problem: Problem::placeless(fault) })?;
        let pictures = self.pictures.iter().map(|(name, png)| (name.as_str(), Bytes::new(png.clone())));
        let sheet = Sheet::of_book(data, pictures);
        let made = typst::compile::<PagedDocument>(&sheet).output;
        comemo::evict(0);
        match made {
            Ok(document) => export(&sheet, &document, self.date),
            Err(found) => Err(ReportError::Layout { problems: problems(&sheet, &found) }),
        }
    }

    fn data(&self) -> Result<String, serde_json::Error> {
        let (lang, region) = match self.lang {
            Lang::Fr => ("fr", "FR"),
            Lang::En => ("en", "GB"),
        };
        let data = json!({
            "lang": lang,
            "region": region,
            "title": self.title,
            "subtitle": self.subtitle,
            "edition": self.edition,
            "contents": self.contents,
            "page": self.page,
            "chapters": self.chapters,
        });
        serde_json::to_string(&data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::tests::told;

    fn words(text: &str) -> Vec<Span> {
        vec![Span::Text { text: text.to_owned() }]
    }

    fn book() -> Book {
        let link = Span::Link { to: "b#heading".into(), inside: words("au titre") };
        let item = vec![Block::Paragraph { inside: vec![Span::Strong { inside: words("Un") }, link] }];
        let table = Block::Table {
            head: vec![words("Mot"), words("Sens")],
            rows: vec![vec![words("pli"), words("une lettre")]],
        };
        let heading = Block::Heading { level: 2, id: "b#heading".into(), inside: words("Un titre") };
        let chapter = |id: &str, title: &str, blocks| Chapter { id: id.into(), title: title.into(), blocks };
        Book {
            lang: Lang::Fr,
            title: "Le guide".into(),
            subtitle: "De Baromail".into(),
            edition: "Version 0".into(),
            date: NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(),
            contents: "Sommaire".into(),
            page: "page".into(),
            chapters: vec![
                chapter("a", "Premier", vec![Block::List { ordered: true, items: vec![item] }, table]),
                chapter("b", "Second", vec![heading, Block::Code { text: "baromail kpi".into() }]),
            ],
            pictures: Vec::new(),
        }
    }

    #[test]
    fn a_book_has_a_cover_contents_a_running_head_and_numbered_pages() {
        let pdf = book().pdf().unwrap();
        let text = told("pdftotext", &["-layout", "-", "-"], &pdf);
        let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert_eq!(pages.len(), 4, "{text}");
        assert!(pages[0].contains("De Baromail") && !pages[0].contains("page 1"), "{}", pages[0]);
        assert!(pages[1].contains("Sommaire") && pages[1].contains("Un titre"), "{}", pages[1]);
        assert!(pages[3].contains("Second") && pages[3].contains("page 4 / 4"), "{}", pages[3]);
    }

    #[test]
    fn a_book_is_tagged_for_screen_readers() {
        let pdf = book().pdf().unwrap();
        let tree = told("pdfinfo", &["-struct-text", "-"], &pdf);
        for tag in ["H1", "H2", "Table", "TH", "LI", "Link"] {
            assert!(tree.contains(tag), "{tag} in {tree}");
        }
        let xmp = told("pdfinfo", &["-meta", "-"], &pdf);
        assert!(xmp.contains("<pdfuaid:part>1<"), "{xmp}");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_refused() {
        let mut book = book();
        book.chapters.pop();
        assert!(matches!(book.pdf(), Err(ReportError::Layout { .. })));
    }
}
