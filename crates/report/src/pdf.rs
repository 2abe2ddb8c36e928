//! From a summary to laid out pages, and from those to PDF.

use crate::error::{Problem, ReportError, problems};
use crate::sections;
use crate::summary::{Picture, Summary};
use crate::text;
use crate::world::Sheet;
use chrono::{Datelike, NaiveDate};
use typst::comemo;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::visualize::SvgImage;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Reports after which an unused piece of layout is forgotten: memory stays flat in a window that is open for days.
const REMEMBERED: usize = 4;

/// Pages from which what the layout remembers is let go before the file is written: it takes as much memory as the
/// writer needs, and so long a report is seldom made again at once.
const LONG: usize = 40;

/// Returns a summary as PDF: A4, tagged, PDF/UA-1 and PDF/A-2a, with its fonts inside.
///
/// The same summary gives the same bytes.
///
/// # Errors
/// A drawing that is not SVG, or what the typesetter refuses.
pub fn pdf(summary: &Summary) -> Result<Vec<u8>, ReportError> {
    let (sheet, document) = layout(summary)?;
    if document.pages().len() > LONG {
        comemo::evict(0);
    }
    export(&sheet, &document, summary.date)
}

/// Returns laid out pages as a PDF of a day.
pub(crate) fn export(
    sheet: &Sheet,
    document: &PagedDocument,
    date: NaiveDate,
) -> Result<Vec<u8>, ReportError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|refused| ReportError::Standard { problems: vec![Problem::placeless(refused.message())] })?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Baromail".to_owned())),
        timestamp: midnight(date).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
        .map_err(|found| ReportError::Standard { problems: problems(sheet, &found) })
}

/// Returns the laid out pages and the world they were made in.
pub(crate) fn layout(summary: &Summary) -> Result<(Sheet, PagedDocument), ReportError> {
    let pictures = summary.drawings().map(drawing).collect::<Result<_, _>>()?;
    let data =
        sections::data(summary).map_err(|fault| ReportError::Data { problem: Problem::placeless(fault) })?;
    let sheet = Sheet::new(data, pictures, summary.look.logo.as_ref());
    let made = typst::compile::<PagedDocument>(&sheet).output;
    comemo::evict(REMEMBERED);
    match made {
        Ok(document) => Ok((sheet, document)),
        Err(found) => Err(ReportError::Layout { problems: problems(&sheet, &found) }),
    }
}

/// Returns a drawing as the typesetter reads it, once it is known to be one.
fn drawing(picture: &Picture) -> Result<Bytes, ReportError> {
    let svg = Bytes::from_string(text::drawable(&picture.svg));
    match SvgImage::new(svg.clone()) {
        Ok(_) => Ok(svg),
        Err(fault) => Err(ReportError::Picture {
            heading: picture.heading.clone(),
            problem: Problem::placeless(format_args!("{fault:?}")),
        }),
    }
}

fn midnight(date: NaiveDate) -> Option<Datetime> {
    Datetime::from_ymd_hms(date.year(), date.month() as u8, date.day() as u8, 0, 0, 0)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sample;
    use crate::summary::{Column, Gauge, Headline, Run, Span, Table};
    use domain::lang::Lang;
    use std::io::Write;
    use std::process::{Command, Stdio};
    use typst::layout::{Frame, FrameItem};

    /// Gives a PDF to one of the tools of poppler-utils and returns what it says.
    pub(crate) fn told(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
        let mut child = Command::new(tool)
            .args(arguments)
            .env("TZ", "UTC")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("poppler-utils are part of the tests' set-up");
        child.stdin.take().unwrap().write_all(pdf).unwrap();
        String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
    }

    fn text(pdf: &[u8]) -> String {
        told("pdftotext", &["-layout", "-", "-"], pdf)
    }

    /// Returns every piece of text in the order of the layout, one a line.
    fn printed(summary: &Summary) -> String {
        fn walk(frame: &Frame, lines: &mut Vec<String>) {
            for (_, item) in frame.items() {
                match item {
                    FrameItem::Group(group) => walk(&group.frame, lines),
                    FrameItem::Text(text) => lines.push(text.text.to_string()),
                    _ => {}
                }
            }
        }
        let mut lines = Vec::new();
        for page in layout(summary).unwrap().1.pages() {
            lines.push("--- page ---".to_owned());
            walk(&page.frame, &mut lines);
        }
        lines.join("\n")
    }

    fn page_count(summary: &Summary) -> usize {
        layout(summary).unwrap().1.pages().len()
    }

    #[test]
    fn a_normal_campaign_takes_two_pages() {
        for lang in [Lang::Fr, Lang::En] {
            assert_eq!(page_count(&sample::rich(lang)), 2, "{lang:?}");
        }
    }

    #[test]
    fn the_same_summary_gives_the_same_bytes() {
        let summary = sample::rich(Lang::Fr);
        let first = pdf(&summary).unwrap();
        comemo::evict(0);
        assert!(first == pdf(&summary).unwrap());
        let later = Summary { date: summary.date.succ_opt().unwrap(), ..summary };
        assert!(first != pdf(&later).unwrap());
    }

    #[test]
    fn the_whole_text_is_as_reviewed() {
        for (lang, name) in [(Lang::Fr, "text_fr"), (Lang::En, "text_en")] {
            insta::assert_snapshot!(name, printed(&sample::rich(lang)));
        }
    }

    #[test]
    fn the_document_names_itself_and_is_tagged() {
        let bytes = pdf(&sample::rich(Lang::Fr)).unwrap();
        let facts = told("pdfinfo", &["-"], &bytes);
        for expected in [
            "BTP Rhône-Alpes · automne 2026",
            "Établissements Exemple",
            "Baromail",
            "Mon Nov 23 00:00:00 2026",
            "A4",
        ] {
            assert!(facts.contains(expected), "{expected} in {facts}");
        }
        assert!(facts.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{facts}");
        let raw = String::from_utf8_lossy(&bytes);
        assert!(raw.contains("/Lang (fr-FR)") || raw.contains("/Lang(fr-FR)"));
        let xmp = told("pdfinfo", &["-meta", "-"], &bytes);
        for expected in ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"] {
            assert!(xmp.contains(expected), "{expected} in {xmp}");
        }
    }

    #[test]
    fn screen_readers_find_headings_tables_and_pictures() {
        let tree = told("pdfinfo", &["-struct-text", "-"], &pdf(&sample::rich(Lang::Fr)).unwrap());
        let names: Vec<&str> = tree
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .map(|name| name.trim_end_matches(':'))
            .collect();
        for (tag, count) in [("H1", 1), ("H2", 8), ("Table", 4), ("TH", 20), ("Figure", 5), ("LI", 8)] {
            assert_eq!(names.iter().filter(|name| **name == tag).count(), count, "{tag} in {tree}");
        }
        assert!(names.iter().filter(|name| **name == "P").count() >= 2 + 3 * 8, "{tree}");
    }

    #[test]
    fn reading_aloud_follows_the_page() {
        let tree = told("pdfinfo", &["-struct-text", "-"], &pdf(&sample::rich(Lang::Fr)).unwrap());
        let expected = [
            "automne 2026",
            "La campagne a rapporté",
            "Taux de réponse",
            "3,28",
            "164 ÷ 5",
            "87,40",
            "Quelle lettre",
            "meilleure, établi",
            "De la lettre au client",
            "412,72",
            "Où va le budget",
            "Attribution",
        ];
        let mut rest = tree.as_str();
        for words in expected {
            rest = rest.split_once(words).unwrap_or_else(|| panic!("{words} comes next in {rest}")).1;
        }
    }

    #[test]
    fn every_drawing_and_every_speaking_gauge_has_its_words() {
        let bytes = pdf(&sample::rich(Lang::Fr)).unwrap();
        let raw = String::from_utf8_lossy(&bytes);
        for alt in
            ["B atteint 4,1", "Fédération 4,4", "intervalle de 1,95 à 3,18", "intervalle de 3,36 à 4,91"]
        {
            let units: Vec<String> = alt.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            assert!(raw.contains(&units.concat()), "{alt}");
        }
    }

    #[test]
    fn the_exporter_refuses_a_drawing_without_words_and_says_so() {
        let told = Picture { alt: "Une courbe".into(), ..Picture::default() };
        let data = sections::data(&Summary { figures: vec![told], ..Summary::default() }).unwrap();
        let drawn = || Bytes::from_string("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        let exported = |data: String| {
            let sheet = Sheet::new(data, vec![drawn()], None);
            let document = typst::compile::<PagedDocument>(&sheet).output.unwrap();
            export(&sheet, &document, NaiveDate::default())
        };
        for silent in ["\"\"", "null"] {
            let refused = exported(data.replace("\"Une courbe\"", silent)).unwrap_err();
            let ReportError::Standard { problems } = &refused else { panic!("{silent}: {refused}") };
            assert!(problems[0].message.contains("missing alt text"), "{silent}: {refused}");
            assert!(refused.to_string().contains("do not meet PDF/UA-1 and PDF/A-2a"), "{refused}");
        }
        assert!(exported(data).unwrap().starts_with(b"%PDF"));
    }

    #[test]
    fn fonts_are_embedded_parts_of_inter() {
        let fonts = told("pdffonts", &["-"], &pdf(&sample::rich(Lang::Fr)).unwrap());
        let lines: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!lines.is_empty());
        for line in lines {
            assert!(line.contains("+Inter") && line.contains("yes yes yes"), "{fonts}");
        }
    }

    #[test]
    fn hostile_texts_print_as_they_are() {
        let hostile = [
            "#panic(\"x\")",
            "*x*",
            "$ x^2 $",
            "<script>",
            "= Titre",
            "#read(\"/etc/passwd\")",
            "// x",
            "`x`",
            "@ref",
        ];
        let rows = hostile.iter().map(|words| vec![(*words).to_owned()]).collect();
        let summary = Summary {
            title: hostile[0].to_owned(),
            verdict: hostile.iter().map(|words| Run { text: format!("{words} "), strong: true }).collect(),
            tables: vec![Table {
                heading: hostile[4].into(),
                columns: vec![Column::words(hostile[3])],
                rows,
                note: hostile[2].into(),
            }],
            notes: vec![hostile.join(" ")],
            ..Summary::default()
        };
        let text = text(&pdf(&summary).unwrap());
        for words in hostile {
            assert!(text.matches(words).count() >= 3, "{words} in {text}");
        }
    }

    #[test]
    fn characters_beyond_the_font_do_not_stop_a_report() {
        let strange = "株式会社 👩\u{200d}🔧 \u{202e}abc \u{0} \u{e123} ".to_owned();
        let figure = Picture {
            heading: strange.clone(),
            svg: format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='20'><text x='0' y='12' font-family='Inter'>{}</text></svg>",
                strange.replace('\u{0}', "")
            ),
            ..Picture::default()
        };
        let summary = Summary { title: strange, figures: vec![figure], ..Summary::default() };
        assert!(text(&pdf(&summary).unwrap()).contains("□□□□"));
    }

    #[test]
    fn very_long_names_stay_on_the_page() {
        let long = format!("{} {}", "Anticonstitutionnellement".repeat(14), "mot ".repeat(60));
        let table = Table {
            heading: long.clone(),
            columns: vec![Column::words(long.clone()), Column::figures(long.clone()), Column::words("")],
            rows: vec![vec![long.clone(), "12".into(), long.clone()]; 3],
            note: long.clone(),
        };
        let mut summary = sample::rich(Lang::Fr);
        summary.title.clone_from(&long);
        summary.footer.clone_from(&long);
        summary.headline[0] =
            Headline { label: long.clone(), value: long.clone(), detail: long, gauge: None };
        summary.tables.push(table);
        summary.figures[1].svg =
            "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='9000'/>".to_owned();
        let boxes = told("pdftotext", &["-bbox", "-", "-"], &pdf(&summary).unwrap());
        for (side, edge) in [("xMax", 595.3 - 45.0), ("yMax", 841.9 - 42.5)] {
            let label = format!("{side}=\"");
            let ends =
                boxes.split(label.as_str()).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok());
            let farthest = ends.fold(0.0, f64::max);
            assert!(farthest > edge / 2.0 && farthest <= edge, "{side} {farthest}");
        }
    }

    #[test]
    fn thousands_of_rows_run_over_pages_under_a_repeated_heading() {
        let rows = (1..=3000).map(|row| vec![format!("Liste {row}"), row.to_string()]).collect();
        let table = Table {
            heading: "Par fichier".into(),
            columns: vec![Column::words("Fichier"), Column::figures("Plis")],
            rows,
            note: String::new(),
        };
        let summary = Summary { tables: vec![table], ..Summary::default() };
        let pages = page_count(&summary);
        let text = text(&pdf(&summary).unwrap());
        assert!((50..90).contains(&pages), "{pages}");
        assert_eq!(text.matches("Fichier").count(), pages);
        assert!(text.contains("Liste 3000") && text.contains(&format!("{pages} / {pages}")));
    }

    #[test]
    fn an_empty_summary_is_one_page_with_a_name() {
        for lang in [Lang::Fr, Lang::En] {
            let summary = Summary { lang, ..Summary::default() };
            let text = text(&pdf(&summary).unwrap());
            assert!(text.contains("Baromail") && text.contains("1 / 1"), "{text}");
        }
    }

    #[test]
    fn parts_that_are_there_without_content_do_not_stop_a_report() {
        let headline = |count| vec![Headline { gauge: Some(Gauge::default()), ..Headline::default() }; count];
        for count in [1, 3, 5, 8, 13] {
            let summary = Summary {
                headline: headline(count),
                verdict: vec![Run::default()],
                notes: vec![String::new()],
                steps: Some(Table { rows: vec![vec![]], ..Table::default() }),
                cells: crate::CellTable {
                    rows: vec![crate::CellRow::default()],
                    ..crate::CellTable::default()
                },
                ..Summary::default()
            };
            assert!(
                pdf(&summary).is_ok_and(|bytes| bytes.starts_with(b"%PDF")),
                "{count}: {:?}",
                pdf(&summary)
            );
        }
    }

    #[test]
    fn a_broken_drawing_is_named() {
        for svg in
            ["", "no drawing", "<svg", "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>"]
        {
            let figure =
                Picture { heading: "Courbe".into(), svg: svg.into(), span: Span::Half, ..Picture::default() };
            let summary = Summary { figures: vec![figure], ..Summary::default() };
            let refused = pdf(&summary).unwrap_err();
            assert!(
                matches!(&refused, ReportError::Picture { heading, .. } if heading == "Courbe"),
                "{refused}"
            );
        }
    }
}
