//! Writes the user's guide as PDF, French and English: `make_guide FOLDER VERSION DAY`.

use std::error::Error;
use std::path::Path;

use chrono::NaiveDate;
use domain::lang::Lang;
use house_tests::guide;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, version, day] = &arguments[..] else {
        return Err("usage: make_guide FOLDER VERSION DAY (as 2026-11-27)".into());
    };
    let date: NaiveDate = day.parse()?;
    std::fs::create_dir_all(folder)?;
    for (lang, code, edition) in [
        (Lang::Fr, "fr", format!("Baromail {version}, {}", date.format("%d/%m/%Y"))),
        (Lang::En, "en", format!("Baromail {version}, {}", date.format("%-d %B %Y"))),
    ] {
        let path = Path::new(folder).join(format!("guide-{code}.pdf"));
        let pdf = guide::book(lang, edition, date)?.pdf()?;
        std::fs::write(&path, &pdf)?;
        println!("{} ({} kB)", path.display(), pdf.len() / 1000);
    }
    Ok(())
}
