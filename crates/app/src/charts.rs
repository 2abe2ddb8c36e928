//! The charts: from sums to drawings, each asked for by a name of [`catalog`].

mod bars;
pub mod catalog;
mod costs;
mod curve;
mod gains;
pub(crate) mod multiples;
pub(crate) mod names;
pub mod picture;
mod place;
mod time;
mod way;

pub use bars::bars;
pub(crate) use bars::bars_of;
pub use catalog::{Asked, named};
pub use costs::cost_shares;
pub use curve::response_curve;
pub use names::{dimension_name, item_name};
pub(crate) use way::stairs;

use crate::dto::dashboard::{Link, Mark, Picture, Table, ToldBy};
use crate::failure::Failure;
use crate::lang::Lang;
pub use chart::Scales;
use chart::{Chart, Drawing, Look, Medium, draw};
use domain::dimension::Dimension;
use std::collections::BTreeMap;

/// Where marks lead, by their label or their series: what is drawn there can be looked at alone.
pub type Links = BTreeMap<String, Link>;

/// A link to a figure, which is no dimension.
const FIGURE: &str = "figure";

/// What is drawn, before it is drawn.
#[derive(Clone, Debug)]
pub struct Plate {
    /// The chart.
    pub chart: Chart,
    /// What the axes mean, in small.
    pub note: String,
    /// Where its marks lead.
    pub links: Links,
    /// Which campaigns tell what is unknown of it.
    pub told_by: Option<ToldBy>,
}

/// A chart's look in one language for one medium.
pub const fn look(lang: Lang, medium: Medium, width: f64, height: f64) -> Look {
    Look { lang, medium, width, height }
}

/// Returns a chart as the window shows it, in a size of the window's pixels.
pub fn on_screen(plate: &Plate, lang: Lang, (width, height): (f64, f64)) -> Result<Picture, Failure> {
    let drawing = draw(&plate.chart, &look(lang, Medium::Screen, width, height))?;
    Ok(picture(plate, drawing))
}

/// Returns a drawing as the window shows it.
pub fn picture(plate: &Plate, drawing: Drawing) -> Picture {
    Picture {
        kind: plate.chart.kind().to_owned(),
        title: plate.chart.title().to_owned(),
        note: plate.note.clone(),
        told_by: plate.told_by.clone(),
        svg: drawing.svg,
        summary: drawing.summary,
        marks: drawing
            .marks
            .into_iter()
            .map(|mark| Mark {
                link: link(plate, &mark),
                x: mark.x,
                y: mark.y,
                width: mark.width,
                height: mark.height,
                series: mark.series,
                label: mark.label,
                value: mark.value,
            })
            .collect(),
        table: Table { columns: drawing.table.columns, rows: drawing.table.rows },
    }
}

/// Returns where a mark leads: by its series and label together, else by its label, else by its series; an outline of the map by the number before its name.
fn link(plate: &Plate, mark: &chart::Mark) -> Option<Link> {
    let series = mark.series.as_deref();
    let both = series.and_then(|series| plate.links.get(&point(series, &mark.label)));
    let series = series.and_then(|series| plate.links.get(series));
    let outline = || match &plate.chart {
        Chart::Map(_) => mark.label.split(' ').next().and_then(|code| plate.links.get(code)),
        _ => None,
    };
    both.or_else(|| plate.links.get(&mark.label)).or(series).or_else(outline).cloned()
}

/// Returns the link to the letters of one value of a dimension.
fn to_value(dimension: Dimension, value: &str) -> Link {
    Link { to: dimension.key().to_owned(), value: value.to_owned(), also: None }
}

/// Returns the link to what stands behind a chart that no figure and no value of a dimension tells: a part of a screen.
fn to_screen(to: &str, part: &str) -> Link {
    Link { to: to.to_owned(), value: part.to_owned(), also: None }
}

/// Returns the name in [`Links`] of a point of a series that leads elsewhere than other points of its label.
fn point(series: &str, label: &str) -> String {
    format!("{series}\u{1f}{label}")
}

/// Returns the link to the explanation of a figure.
fn to_figure(key: &str) -> Link {
    Link { to: FIGURE.to_owned(), value: key.to_owned(), also: None }
}

/// Writes a chart to a file, in the format of its name.
///
/// # Errors
/// [`Failure::PictureFormat`] for a name that ends in none of .svg, .png and .csv.
pub fn write(plate: &Plate, lang: Lang, path: &std::path::Path) -> Result<(), Failure> {
    let drawing = draw(&plate.chart, &look(lang, Medium::Print, 760.0, 360.0))?;
    picture::write(&drawing, lang, path)
}
