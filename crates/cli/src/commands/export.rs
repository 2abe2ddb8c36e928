//! `baromail export`: what files told, or figures, as spreadsheets.

use crate::args::{DialectName, Export};
use crate::context::{Context, Ended};
use crate::print::say;
use app::export::{self, Dialect, FIGURES, Target, Watch, Written, sheet_named, sheet_names};
use app::failure::Failure;
use app::figures::Dimension;
use app::lang::Lang;
use app::question;
use serde_json::json;
use std::sync::atomic::AtomicBool;

/// Writes spreadsheets.
pub(crate) async fn run(context: &Context, arguments: &Export) -> Result<Ended, Failure> {
    let lang = context.lang;
    let dialect = arguments.dialect.map_or(Dialect::of(lang), DialectName::dialect);
    let into = Target { path: &arguments.file, lang, dialect };
    let watch = Watch { tell: &|_, _| (), cancelled: &AtomicBool::new(false) };
    let written = if let Some(program) = &arguments.crm {
        export::for_program(context.read().await?, program, into, &watch).await?
    } else if arguments.what.iter().any(|what| what == FIGURES) {
        let groupings =
            arguments.by.iter().map(|names| grouping(names)).collect::<Result<Vec<_>, Failure>>()?;
        let house = context.read().await?;
        let filter = context.filter(house, &arguments.filters).await?;
        export::figures(house, &filter, &groupings, into, context.today).await?
    } else {
        let names: Vec<&str> = match arguments.what.as_slice() {
            [] => sheet_names().collect(),
            named => named.iter().map(String::as_str).collect(),
        };
        let asked = names.into_iter().map(sheet_named).collect::<Result<Vec<_>, Failure>>()?;
        export::told(context.read().await?, &asked, into, &watch).await?
    };
    print(&written, context);
    Ok(Ended::Done)
}

fn grouping(names: &str) -> Result<Vec<Dimension>, Failure> {
    names.split(',').map(|name| question::dimension(name.trim())).collect()
}

fn print(written: &[Written], context: &Context) {
    if context.json {
        let tables: Vec<_> = written
            .iter()
            .map(|table| json!({ "table": table.name, "rows": table.rows, "file": table.file }))
            .collect();
        return say!("{}", json!({ "tables": tables }));
    }
    for table in written {
        say!("{}", line(table, context.lang));
    }
    if written.is_empty() {
        say!(
            "{}",
            match context.lang {
                Lang::Fr => "Rien à exporter\u{a0}: aucun fichier n’a rien dit de tel. Importez d’abord.",
                Lang::En => "Nothing to export: no file told anything of the kind. Import first.",
            }
        );
    }
}

fn line(table: &Written, lang: Lang) -> String {
    let (name, file) = (&table.name, table.file.display());
    match lang {
        Lang::Fr if table.rows < 2 => format!("{name} : {} ligne → {file}", table.rows),
        Lang::Fr => format!("{name} : {} lignes → {file}", table.rows),
        Lang::En if table.rows == 1 => format!("{name}: 1 row → {file}"),
        Lang::En => format!("{name}: {} rows → {file}", table.rows),
    }
}
