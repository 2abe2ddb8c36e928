//! The user's guide of `docs/guide` as a book.
//!
//! The window reads the same pages by `ui/guide.ts`; what either of them cannot draw is refused.

use std::fs;
use std::path::{Path, PathBuf};

use domain::lang::Lang;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};
use report::{Block, Book, Chapter, Stretch};
use serde::Deserialize;

/// A page of the guide: its name, and its file in each language.
#[derive(Clone, Debug, Deserialize)]
pub struct Page {
    /// The same in every language; that of a screen is the screen's own.
    pub id: String,
    /// The part of the contents that it stands in.
    pub part: String,
    fr: String,
    en: String,
}

impl Page {
    /// Returns the file's name in a language.
    pub fn file(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    fn path(&self, lang: Lang) -> PathBuf {
        folder().join(code(lang)).join(self.file(lang))
    }
}

/// Returns the folder of the guide.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/guide")
}

/// Returns the pages that are there in both languages, in the order of the contents.
///
/// # Errors
/// A list of pages that cannot be read.
pub fn pages() -> Result<Vec<Page>, String> {
    let list = read(&folder().join("index.json"))?;
    let mut all: Vec<Page> = serde_json::from_str(&list).map_err(|error| format!("index.json: {error}"))?;
    all.retain(|page| [Lang::Fr, Lang::En].iter().all(|lang| page.path(*lang).exists()));
    Ok(all)
}

/// Returns the guide as a book; `edition` is what the cover says of its version and day.
///
/// # Errors
/// A page that does not begin with its title, a link to no page, a picture that is not there.
pub fn book(lang: Lang, edition: String, date: chrono::NaiveDate) -> Result<Book, String> {
    let all = pages()?;
    let chapters = all.iter().map(|page| chapter(page, lang, &all)).collect::<Result<Vec<_>, _>>()?;
    let mut names = Vec::new();
    for chapter in &chapters {
        picture_names(&chapter.blocks, &mut names);
    }
    let pictures = names.into_iter().map(|name| {
        let path = folder().join("pictures").join(format!("{name}.png"));
        fs::read(&path).map(|png| (name, png)).map_err(|error| format!("{}: {error}", path.display()))
    });
    let (title, subtitle, contents) = match lang {
        Lang::Fr => ("Guide de Baromail", "Savoir ce que rapporte la prospection par courrier", "Sommaire"),
        Lang::En => ("The Baromail guide", "Know whether prospecting by post pays", "Contents"),
    };
    Ok(Book {
        lang,
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        edition,
        date,
        contents: contents.to_owned(),
        page: "page".to_owned(),
        pictures: pictures.collect::<Result<_, _>>()?,
        chapters,
    })
}

/// Returns the words of a page as its file has them.
///
/// # Errors
/// A file that cannot be read.
pub fn text(page: &Page, lang: Lang) -> Result<String, String> {
    read(&page.path(lang))
}

fn chapter(page: &Page, lang: Lang, all: &[Page]) -> Result<Chapter, String> {
    let text = text(page, lang)?;
    let wrong = |what: &str| format!("{}/{} {what}", code(lang), page.file(lang));
    let mut events = Parser::new_ext(&text, Options::ENABLE_TABLES).peekable();
    let mut reader = Reader { events: &mut events, page, lang, all };
    let mut blocks = reader.blocks().map_err(|what| wrong(&what))?;
    if blocks.is_empty() {
        return Err(wrong("is empty"));
    }
    match blocks.remove(0) {
        Block::Heading { level: 1, inside, .. } => {
            Ok(Chapter { id: page.id.clone(), title: plain(&inside), blocks })
        }
        _ => Err(wrong("does not begin with its title")),
    }
}

struct Reader<'a, 'text> {
    events: &'a mut std::iter::Peekable<Parser<'text>>,
    page: &'a Page,
    lang: Lang,
    all: &'a [Page],
}

impl Reader<'_, '_> {
    /// Reads blocks up to the end of what holds them.
    fn blocks(&mut self) -> Result<Vec<Block>, String> {
        let mut blocks = Vec::new();
        loop {
            match self.events.peek() {
                None => return Ok(blocks),
                Some(Event::End(_)) => {
                    self.events.next();
                    return Ok(blocks);
                }
                Some(Event::Start(tag)) if is_block(tag) => {
                    let Some(Event::Start(tag)) = self.events.next() else { continue };
                    blocks.extend(self.block(tag)?);
                }
                // An item of a list without a paragraph of its own.
                Some(_) => blocks.push(Block::Paragraph { inside: self.item_line()? }),
            }
        }
    }

    fn block(&mut self, tag: Tag<'_>) -> Result<Option<Block>, String> {
        Ok(Some(match tag {
            Tag::Heading { level, .. } => {
                let inside = self.line()?;
                let name = inside.iter().find_map(|one| match one {
                    Stretch::Code { text } => Some(text.clone()),
                    _ => None,
                });
                let name = name.unwrap_or_else(|| slug(&plain(&inside)));
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    _ => return Err(format!("has a heading of a level below 3: {}", plain(&inside))),
                };
                Block::Heading { level, id: format!("{}#{name}", self.page.id), inside }
            }
            Tag::Paragraph => {
                if let Some(Event::Start(Tag::Image { dest_url, .. })) = self.events.peek() {
                    let name = picture(dest_url).ok_or_else(|| format!("shows {dest_url}"))?;
                    self.events.next();
                    let alt = plain(&self.line()?);
                    self.events.next();
                    return Ok(Some(Block::Picture { name, alt }));
                }
                Block::Paragraph { inside: self.line()? }
            }
            Tag::List(first) => Block::List { ordered: first.is_some(), items: self.items()? },
            Tag::Table(_) => self.table()?,
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                Block::Code { text: plain(&self.line()?).trim_end().to_owned() }
            }
            Tag::BlockQuote(_) => Block::Quote { blocks: self.blocks()? },
            Tag::HtmlBlock => {
                let silent = self.line()?;
                return if plain(&silent).trim_start().starts_with("<!--") {
                    Ok(None)
                } else {
                    Err("has markup of its own".to_owned())
                };
            }
            other => return Err(format!("has {other:?}, which no page draws")),
        }))
    }

    fn items(&mut self) -> Result<Vec<Vec<Block>>, String> {
        let mut items = Vec::new();
        while let Some(Event::Start(Tag::Item)) = self.events.next() {
            items.push(self.blocks()?);
        }
        Ok(items)
    }

    fn table(&mut self) -> Result<Block, String> {
        let mut rows = Vec::new();
        while let Some(Event::Start(Tag::TableHead | Tag::TableRow)) = self.events.next() {
            let mut row = Vec::new();
            while let Some(Event::Start(Tag::TableCell)) = self.events.next() {
                row.push(self.line()?);
            }
            rows.push(row);
        }
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        Ok(Block::Table { head, rows })
    }

    /// Reads the words of an item up to the next block or the item's end, which it leaves.
    fn item_line(&mut self) -> Result<Vec<Stretch>, String> {
        let mut line = Vec::new();
        loop {
            match self.events.peek() {
                None | Some(Event::End(_)) => return Ok(line),
                Some(Event::Start(tag)) if is_block(tag) => return Ok(line),
                Some(_) => {
                    if let Some(event) = self.events.next() {
                        line.push(self.stretch(event)?);
                    }
                }
            }
        }
    }

    /// Reads words up to the end of what holds them.
    fn line(&mut self) -> Result<Vec<Stretch>, String> {
        let mut line = Vec::new();
        loop {
            match self.events.next() {
                None | Some(Event::End(_)) => return Ok(line),
                Some(event) => line.push(self.stretch(event)?),
            }
        }
    }

    fn stretch(&mut self, event: Event<'_>) -> Result<Stretch, String> {
        Ok(match event {
            Event::Text(text) | Event::Html(text) => Stretch::Text { text: text.into_string() },
            Event::Code(text) => Stretch::Code { text: text.into_string() },
            Event::SoftBreak => Stretch::Text { text: " ".to_owned() },
            Event::Start(Tag::Strong) => Stretch::Strong { inside: self.line()? },
            Event::Start(Tag::Emphasis) => Stretch::Em { inside: self.line()? },
            Event::Start(Tag::Link { dest_url, .. }) => {
                let to = self.target(&dest_url)?;
                Stretch::Link { to, inside: self.line()? }
            }
            other => return Err(format!("has {other:?} in a line")),
        })
    }

    /// Returns what a link leads to, as `page` or `page#heading`.
    fn target(&self, address: &str) -> Result<String, String> {
        let (file, heading) =
            address.split_once('#').map_or((address, None), |(file, name)| (file, Some(name)));
        let page = if file.is_empty() {
            Some(self.page)
        } else {
            self.all.iter().find(|page| page.file(self.lang) == file)
        };
        let page = page.ok_or_else(|| format!("leads to {address}, which is no page"))?;
        Ok(heading.map_or_else(|| page.id.clone(), |heading| format!("{}#{heading}", page.id)))
    }
}

const fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough)
}

/// Returns the name of a picture: `dashboard-fr` of `../pictures/dashboard-fr.png`.
fn picture(address: &str) -> Option<String> {
    address.strip_prefix("../pictures/")?.strip_suffix(".png").map(str::to_owned)
}

fn picture_names(blocks: &[Block], names: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Picture { name, .. } => names.push(name.clone()),
            Block::Quote { blocks } => picture_names(blocks, names),
            Block::List { items, .. } => {
                for item in items {
                    picture_names(item, names);
                }
            }
            _ => {}
        }
    }
}

/// Returns the words of a line without their looks.
fn plain(line: &[Stretch]) -> String {
    line.iter()
        .map(|one| match one {
            Stretch::Text { text } | Stretch::Code { text } => text.clone(),
            Stretch::Strong { inside } | Stretch::Em { inside } | Stretch::Link { inside, .. } => {
                plain(inside)
            }
        })
        .collect()
}

/// Returns the name by which a heading is linked to, as `ui/guide.ts` makes it.
fn slug(words: &str) -> String {
    let kept: String = words
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric() || *letter == '_' || *letter == '-' || *letter == ' ')
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join("-")
}

const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    }
}

fn read(path: &Path) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_named_as_their_links_name_them() {
        for (words, name) in [
            ("Je n’ai que des totaux", "je-nai-que-des-totaux"),
            ("À rattacher", "à-rattacher"),
            ("Quel fichier d’adresses abandonner\u{202f}?", "quel-fichier-dadresses-abandonner"),
        ] {
            assert_eq!(slug(words), name);
        }
    }
}
