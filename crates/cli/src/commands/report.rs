//! `baromail report`: makes a PDF, or those that are due.

use crate::args::Report;
use crate::context::{Context, Ended};
use crate::print::say;
use app::failure::Failure;
use app::house::House;
use app::reports::options::{self, Options};
use app::reports::template::Template;
use app::reports::{self, Ask, period};
use serde_json::json;

/// Makes a report.
pub(crate) async fn run(context: &Context, arguments: &Report) -> Result<Ended, Failure> {
    let out = match &arguments.out {
        Some(out) if !arguments.due => out,
        _ => return super::schedule::due(context, arguments.on).await,
    };
    let house = if arguments.keep { context.write().await? } else { context.read().await? };
    let name = arguments.named.as_ref().unwrap_or(&arguments.template);
    let template = Template::from_key(name).unwrap_or(Template::Summary);
    let mut filter = context.filter(house, &arguments.filters).await?;
    if let Some(text) = &arguments.period {
        let period = period::read(text)?;
        (filter.from, filter.to) = (Some(period.from), Some(period.to));
    }
    let ask = Ask { template, filter, lang: context.lang };
    let options = asked(house, template, arguments).await?;
    reports::save(house, &ask, &options, context.today, out).await?;
    if arguments.keep {
        options::keep(house, template, &options).await?;
    }
    if context.json {
        say!("{}", json!({ "template": name, "file": out }));
    } else {
        say!("{}", out.display());
    }
    Ok(Ended::Done)
}

/// Returns the options that are kept, with what the command line says otherwise.
async fn asked(house: &House, template: Template, arguments: &Report) -> Result<Options, Failure> {
    let mut options = options::kept(house, template).await?;
    if let Some(parts) = &arguments.parts {
        options.parts = Some(options::parts(parts)?);
    }
    if arguments.annex {
        options.add_annex(template);
    }
    if arguments.landscape || arguments.portrait {
        options.landscape = Some(arguments.landscape);
    }
    if let Some(text) = &arguments.accent {
        options.accent = Some(options::accent(text)?);
    }
    if let Some(path) = &arguments.logo {
        options.logo = Some(options::logo(path)?);
    }
    if arguments.no_logo {
        options.logo = None;
    }
    if arguments.board.is_some() {
        options.board.clone_from(&arguments.board);
    }
    if let Some(text) = &arguments.remarks {
        options.remarks.clone_from(text);
    }
    if let Some(text) = &arguments.sender {
        options.sender.clone_from(text);
    }
    Ok(options)
}
