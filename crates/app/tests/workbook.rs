//! What a saved workbook looks like inside: headings that stay, filters, formats of days and shares, widths, no formula.

use app::export::{self, Dialect, Target, Watch, sheet_named, sheet_names};
use app::figures::{Dimension, Filter};
use app::house::House;
use app::lang::Lang;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// One cell as its part of the archive has it.
#[derive(Debug)]
struct Cell {
    column: String,
    row: u32,
    /// How its number is shown.
    format: String,
    is_number: bool,
    value: String,
}

/// One sheet.
struct Sheet {
    name: String,
    xml: String,
    cells: Vec<Cell>,
}

impl Sheet {
    fn column(&self, column: &str) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(move |cell| cell.column == column && cell.row > 1)
    }

    fn headings(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.row == 1)
    }
}

fn attribute<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let tag = xml.split('>').next()?;
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// Returns what stands between a tag and its end.
fn inside<'a>(xml: &'a str, tag: &str) -> Option<&'a str> {
    let rest = xml.split_once(&format!("<{tag}"))?.1;
    rest.split_once('>')?.1.split(&format!("</{tag}>")).next()
}

/// Returns the number format of each style, by its place.
fn formats(styles: &str) -> Vec<String> {
    let own: BTreeMap<&str, &str> = styles
        .split("<numFmt")
        .skip(1)
        .filter_map(|one| Some((attribute(one, "numFmtId")?, attribute(one, "formatCode")?)))
        .collect();
    let format = |id: &str| match (own.get(id), id) {
        (Some(own), _) => (*own).to_owned(),
        (None, "0") => "General".to_owned(),
        (None, "3") => "#,##0".to_owned(),
        (None, other) => panic!("the format {other} is not known to this test"),
    };
    let all = inside(styles, "cellXfs").unwrap();
    all.split("<xf").skip(1).filter_map(|one| attribute(one, "numFmtId").map(format)).collect()
}

fn cell(xml: &str, formats: &[String]) -> Cell {
    let xml = format!("<c {xml}");
    let reference = attribute(&xml, "r").unwrap();
    let digits = reference.find(|letter: char| letter.is_ascii_digit()).unwrap();
    let style: usize = attribute(&xml, "s").map_or(0, |style| style.parse().unwrap());
    let value = inside(&xml, "v").or_else(|| inside(&xml, "t")).unwrap_or_default();
    Cell {
        column: reference[..digits].to_owned(),
        row: reference[digits..].parse().unwrap(),
        format: formats[style].clone(),
        is_number: attribute(&xml, "t").is_none() && !value.is_empty(),
        value: value.replace("&apos;", "'").replace("&amp;", "&"),
    }
}

fn sheets(path: &Path) -> Vec<Sheet> {
    let parts = house_tables::unzipped(&std::fs::read(path).unwrap());
    let formats = formats(&parts["xl/styles.xml"]);
    let names = parts["xl/workbook.xml"]
        .split("<sheet ")
        .skip(1)
        .map(|one| attribute(&format!("<sheet {one}"), "name").unwrap().to_owned());
    names
        .collect::<Vec<_>>()
        .into_iter()
        .zip(1..)
        .map(|(name, number)| {
            let xml = parts[&format!("xl/worksheets/sheet{number}.xml")].clone();
            let cells = xml.split("<c ").skip(1).map(|one| cell(one, &formats)).collect();
            Sheet { name, xml, cells }
        })
        .collect()
}

async fn demonstration() -> House {
    let house = House::for_a_try().await.unwrap();
    app::demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &Arc::default()).await.unwrap();
    house
}

/// Saves sheets of what files told, and figures, each as a workbook and as text.
async fn saved(house: &House, folder: &Path, told: &[&str], lang: Lang) -> [Vec<Sheet>; 2] {
    let told: Vec<_> = told.iter().map(|name| sheet_named(name).unwrap()).collect();
    let watch = Watch { tell: &|_, _| (), cancelled: &AtomicBool::new(false) };
    let by = [vec![Dimension::Campaign, Dimension::Cell], vec![Dimension::Month]];
    let today = "2026-11-26".parse().unwrap();
    for ending in ["xlsx", "csv"] {
        let path = folder.join(format!("told.{ending}"));
        let into = Target { path: &path, lang, dialect: Dialect::of(lang) };
        export::told(house, &told, into, &watch).await.unwrap();
        let path = folder.join(format!("figures.{ending}"));
        let into = Target { path: &path, ..into };
        export::figures(house, &Filter::default(), &by, into, today).await.unwrap();
    }
    [sheets(&folder.join("told.xlsx")), sheets(&folder.join("figures.xlsx"))]
}

#[tokio::test]
async fn every_sheet_keeps_its_headings_and_can_be_filtered_and_holds_no_formula() {
    let house = demonstration().await;
    let folder = tempfile::tempdir().unwrap();
    let all: Vec<&str> = sheet_names().collect();
    for sheet in saved(&house, folder.path(), &all, Lang::Fr).await.into_iter().flatten() {
        let Sheet { name, xml, .. } = &sheet;
        let pane = xml.split_once("<pane").map(|(_, pane)| pane).unwrap_or_default();
        assert_eq!(
            (attribute(pane, "ySplit"), attribute(pane, "xSplit"), attribute(pane, "state")),
            (Some("1"), None, Some("frozen")),
            "{name}"
        );
        let last_column = sheet.headings().last().unwrap().column.clone();
        let last_row = sheet.cells.iter().map(|cell| cell.row).max().unwrap();
        let filter = xml.split_once("<autoFilter").map(|(_, filter)| filter).unwrap_or_default();
        assert_eq!(attribute(filter, "ref"), Some(format!("A1:{last_column}{last_row}").as_str()), "{name}");
        for formula in ["<f>", "<f ", "<hyperlink", "<dataValidation"] {
            assert!(!xml.contains(formula), "{name}: {formula}");
        }
        let widths: Vec<f64> = xml
            .split("<col ")
            .skip(1)
            .flat_map(|one| {
                let one = format!("<col {one}");
                let end = |name| attribute(&one, name).unwrap().parse::<usize>().unwrap();
                vec![attribute(&one, "width").unwrap().parse::<f64>().unwrap(); end("max") + 1 - end("min")]
            })
            .collect();
        assert_eq!(widths.len(), sheet.headings().count(), "{name}: every column has its width");
        for (width, heading) in widths.iter().zip(sheet.headings()) {
            let letters = heading.value.chars().count().clamp(8, 48) as f64;
            assert!(*width > letters && *width < 52.0, "{name}: {} {width}", heading.value);
        }
    }
    house.close().await.unwrap();
}

/// Returns the rows of a text.
fn rows(path: &Path, separator: u8) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.trim_start_matches('\u{feff}').as_bytes();
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(text);
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|found| row(found.unwrap())).collect()
}

#[tokio::test]
async fn days_are_days_and_shares_are_percentages_in_the_way_of_each_language() {
    let house = demonstration().await;
    for (lang, separator, day_format, read) in
        [(Lang::Fr, b';', "dd/mm/yyyy", "%d/%m/%Y"), (Lang::En, b',', "yyyy-mm-dd", "%Y-%m-%d")]
    {
        let folder = tempfile::tempdir().unwrap();
        let [told, figures] = saved(&house, folder.path(), &["pieces"], lang).await;
        let text = rows(&folder.path().join("told.csv"), separator);
        let pieces = &told[0];
        let posted = pieces.headings().zip(&text[0]).position(|(cell, heading)| {
            assert_eq!(&cell.value, heading);
            let plain = heading.to_lowercase();
            plain.contains("date") && (plain.contains("envoi") || plain.contains("post"))
        });
        let posted = posted.unwrap_or_else(|| panic!("{:?}", text[0]));
        let column = pieces.headings().nth(posted).unwrap().column.clone();
        let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
        let mut days = 0;
        for (cell, line) in pieces.column(&column).zip(&text[1..]) {
            let day = chrono::NaiveDate::parse_from_str(&line[posted], read).unwrap();
            assert!(cell.is_number, "{cell:?}");
            assert_eq!(cell.value.parse::<i64>().unwrap(), (day - epoch).num_days());
            assert_eq!(cell.format, day_format);
            days += 1;
        }
        assert_eq!(days, text.len() - 1, "every piece has its day");
        let is_rate = |name: &str| ["Taux de réponse", "Response rate"].contains(&name);
        let row = figures[0].column("A").find(|cell| is_rate(&cell.value)).unwrap().row;
        let rate = figures[0].column("B").find(|cell| cell.row == row).unwrap();
        assert_eq!((rate.format.as_str(), rate.is_number), ("0.0##%", true));
        let text = rows(&folder.path().join("figures.csv"), separator);
        let percent = text.iter().find(|row| is_rate(&row[0])).unwrap()[1]
            .replace(',', ".")
            .replace(['\u{a0}', '%'], "")
            .parse::<f64>()
            .unwrap();
        assert!((rate.value.parse::<f64>().unwrap() - percent / 100.0).abs() < 1e-9, "{rate:?} {percent}");
        let formats = |sheet: &Sheet| sheet.cells.iter().map(|cell| cell.format.clone()).collect::<Vec<_>>();
        let all: Vec<String> = figures.iter().flat_map(formats).collect();
        for format in ["#,##0", "#,##0.00##", "0.0##%"] {
            assert!(all.iter().any(|found| found == format), "{format}");
        }
        // A reference keeps its letters, and its zeros.
        assert!(pieces.cells.iter().any(|cell| !cell.is_number && cell.row > 1));
    }
    house.close().await.unwrap();
}
