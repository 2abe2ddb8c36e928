//! `baromail backup`: an encrypted copy, or the list of those kept.

use crate::args::Backup;
use crate::context::{Context, Ended};
use crate::print;
use crate::print::say;
use app::backups;
use app::failure::Failure;
use app::lang::Lang;
use serde_json::{Value, json};

/// Saves a copy, or lists the kept ones, newest first.
pub(crate) async fn run(context: &Context, arguments: &Backup) -> Result<Ended, Failure> {
    if let Some(file) = &arguments.file {
        backups::save(context.read().await?, file).await?;
        if context.json {
            say!("{}", json!({ "backup": file }));
        } else {
            say!("{}", file.display());
        }
        return Ok(Ended::Done);
    }
    let kept = backups::list(&context.path()?);
    if context.json {
        let kept: Vec<Value> = kept
            .iter()
            .map(|one| {
                let why = one.why.map_or("update", backups::Why::key);
                json!({ "file": one.path, "at": one.at.to_string(), "why": why, "size": one.size })
            })
            .collect();
        say!("{}", json!({ "backups": kept }));
        return Ok(Ended::Done);
    }
    let headings = match context.lang {
        Lang::Fr => ["Sauvegarde", "Le", "Taille", "Pourquoi"],
        Lang::En => ["Backup", "At", "Size", "Why"],
    };
    let rows: Vec<Vec<String>> = kept
        .iter()
        .map(|one| {
            let item = backups::item(0, one, context.lang);
            vec![one.path.display().to_string(), item.at, item.size, item.why]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
    Ok(Ended::Done)
}
