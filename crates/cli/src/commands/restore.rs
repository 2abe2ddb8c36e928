//! `baromail restore`: a backup in the database's place.

use crate::args::Restore;
use crate::context::{Context, Ended};
use crate::print::say;
use app::Access;
use app::backups;
use app::dto::backup::{HouseCounts, RestorePlan};
use app::failure::Failure;
use app::house::House;
use serde_json::{Value, json};

/// Says what changes, then puts the backup in the database's place and keeps the file before it.
pub(crate) async fn run(context: &Context, arguments: &Restore) -> Result<Ended, Failure> {
    let path = context.path()?;
    // A file that cannot be opened is what a backup is restored for.
    let present = House::open(&path, Access::Read).await.ok();
    let plan = backups::restore_plan(present.as_ref(), &path, &arguments.file, context.lang).await;
    if let Some(present) = present {
        present.close().await?;
    }
    let plan = plan?;
    if !context.json {
        say!("{}", plan.sentence);
    }
    let kept = if arguments.dry_run {
        None
    } else {
        let (house, kept) = backups::restore(&path, &arguments.file, &context.now).await?;
        context.keep(house);
        Some(kept).filter(|kept| kept.exists())
    };
    if context.json {
        say!("{}", document(&plan, !arguments.dry_run, kept.as_ref()));
    } else if let Some(kept) = kept {
        say!("{}", kept.display());
    }
    Ok(Ended::Done)
}

fn document(plan: &RestorePlan, restored: bool, kept: Option<&std::path::PathBuf>) -> Value {
    json!({ "restored": restored, "now": counts(&plan.now), "then": counts(&plan.then), "kept": kept })
}

fn counts(held: &HouseCounts) -> Value {
    json!({
        "campaigns": held.campaigns,
        "pieces": held.pieces,
        "responses": held.responses,
        "orders": held.orders,
        "imports": held.imports,
        "last_import": held.last_import,
    })
}
