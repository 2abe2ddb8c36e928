//! The kinds of charts: one file each, one arm each.

pub(crate) mod area_map;
pub(crate) mod bars;
#[cfg(test)]
pub(crate) mod fixtures;
pub(crate) mod funnel;
pub(crate) mod grid;
pub(crate) mod lines;
pub(crate) mod multiples;
pub(crate) mod shares;
pub(crate) mod staircase;

use crate::drawing::{Drawing, Look, Mark, Table};
use crate::error::ChartError;
use crate::page::Page;
use crate::style::{Anchor, LABEL};
use crate::theme::Ink;
use domain::format::{NBSP, NNBSP};
use domain::lang::Lang;

/// A chart of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Lines along days, months or shares.
    Lines(lines::Lines),
    /// A figure by a grouping, with its intervals.
    Bars(bars::Bars),
    /// Parts of a whole.
    Shares(shares::Shares),
    /// Costs by step, beside what they may be.
    Staircase(staircase::Staircase),
    /// How many reach each step.
    Funnel(funnel::Funnel),
    /// Shaded numbers in rows and columns.
    Grid(grid::Grid),
    /// A figure by département.
    Map(area_map::AreaMap),
    /// A figure drawn once for each group, side by side.
    Multiples(multiples::Multiples),
}

/// Returns the drawing of a chart.
pub fn draw(chart: &Chart, look: &Look) -> Result<Drawing, ChartError> {
    match chart {
        Chart::Lines(chart) => lines::lines(chart, look),
        Chart::Bars(chart) => bars::bars(chart, look),
        Chart::Shares(chart) => shares::shares(chart, look),
        Chart::Grid(chart) => grid::grid(chart, look),
        Chart::Staircase(chart) => staircase::staircase(chart, look),
        Chart::Funnel(chart) => Ok(funnel::funnel(chart, look)),
        Chart::Map(chart) => Ok(area_map::area_map(chart, look)),
        Chart::Multiples(chart) => Ok(multiples::multiples(chart, look)),
    }
}

impl Chart {
    /// Returns the name of its kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Lines(_) => "lines",
            Self::Bars(_) => "bars",
            Self::Shares(_) => "shares",
            Self::Staircase(_) => "staircase",
            Self::Funnel(_) => "funnel",
            Self::Grid(_) => "grid",
            Self::Map(_) => "map",
            Self::Multiples(_) => "multiples",
        }
    }

    /// Returns what is shown, in the reader's language.
    pub fn title(&self) -> &str {
        match self {
            Self::Lines(chart) => &chart.title,
            Self::Bars(chart) => &chart.title,
            Self::Shares(chart) => &chart.title,
            Self::Staircase(chart) => &chart.title,
            Self::Funnel(chart) => &chart.title,
            Self::Grid(chart) => &chart.title,
            Self::Map(chart) => &chart.title,
            Self::Multiples(chart) => &chart.title,
        }
    }
}

impl Mark {
    /// Returns what is read aloud for a mark.
    pub(crate) fn spoken(&self, lang: Lang) -> String {
        let what = match &self.series {
            Some(series) => format!("{series}, {}", self.label),
            None => self.label.clone(),
        };
        named(&what, &self.value, lang)
    }
}

/// Returns `name: text` with the colon of the language.
pub(crate) fn named(name: &str, text: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("{name}{NBSP}: {text}"),
        Lang::En => format!("{name}: {text}"),
    }
}

/// Returns parts of a sentence that hold commas themselves.
pub(crate) fn listed(parts: impl IntoIterator<Item = String>, lang: Lang) -> String {
    let joint = match lang {
        Lang::Fr => format!("{NNBSP}; "),
        Lang::En => "; ".to_owned(),
    };
    parts.into_iter().collect::<Vec<_>>().join(&joint)
}

/// Returns a drawing that says in words that there is nothing to draw.
pub(crate) fn nothing(title: &str, words: &str, look: Look, columns: Vec<String>) -> Drawing {
    let mut page = Page::new(look);
    let kind = LABEL.anchored(Anchor::Middle).inked(Ink::Soft);
    let lines = crate::letters::wrap(words, kind.size, kind.weight, look.width - 24.0);
    let leading = 18.0;
    let mut y = look.height / 2.0 - leading * (lines.len() as f64 - 1.0) / 2.0;
    for line in &lines {
        page.text((look.width / 2.0, y), kind, line);
        y += leading;
    }
    let summary = format!("{}.", named(title, words.trim_end_matches('.'), look.lang));
    page.finish(title, summary, look.height, Table { columns, rows: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Medium;
    use crate::kinds::fixtures::{
        LOOK, all, cohorts, costs, curves, places, rates, reached, side_by_side, steps,
    };
    use crate::letters::{Weight, width};
    use resvg::usvg::roxmltree::{Document, Node};

    fn drawings() -> Vec<Drawing> {
        let mut drawings = Vec::new();
        for lang in [Lang::Fr, Lang::En] {
            for medium in [Medium::Screen, Medium::Print] {
                for (width, height) in [(240.0, 80.0), (360.0, 180.0), (620.0, 210.0), (1200.0, 600.0)] {
                    let look = Look { lang, medium, width, height };
                    drawings.extend(all(lang).iter().map(|chart| draw(chart, &look).unwrap()));
                }
            }
        }
        drawings
    }

    /// What the window's allow-list lets through.
    #[test]
    fn a_drawing_holds_shapes_and_texts_and_nothing_that_acts() {
        let elements = ["svg", "title", "desc", "g", "path", "rect", "circle", "text", "tspan"];
        for drawing in drawings() {
            let document = Document::parse(&drawing.svg).unwrap();
            for node in document.descendants().filter(Node::is_element) {
                assert!(elements.contains(&node.tag_name().name()), "{node:?}");
                for attribute in node.attributes() {
                    let name = attribute.name();
                    assert!(!name.starts_with("on") && !["style", "class", "href"].contains(&name), "{name}");
                }
            }
        }
    }

    #[test]
    fn every_mark_is_a_named_group_in_order_and_inside_the_view_box() {
        for drawing in drawings() {
            let document = Document::parse(&drawing.svg).unwrap();
            let groups: Vec<_> =
                document.descendants().filter(|node| node.has_attribute("data-mark")).collect();
            assert_eq!(groups.len(), drawing.marks.len());
            for (place, (group, mark)) in groups.iter().zip(&drawing.marks).enumerate() {
                assert_eq!(mark.index, place);
                assert_eq!(group.attribute("data-mark"), Some(place.to_string().as_str()));
                let label = group.attribute("aria-label").unwrap();
                assert!(label.contains(&mark.label) && label.ends_with(&mark.value), "{label}");
                assert_eq!(group.first_element_child().unwrap().text(), Some(label));
                assert!(mark.x >= -6.0 && mark.x + mark.width <= drawing.width + 6.0, "{mark:?}");
                assert!(mark.y >= -6.0 && mark.y + mark.height <= drawing.height + 6.0, "{mark:?}");
            }
        }
    }

    #[test]
    fn no_text_leaves_the_view_box() {
        for drawing in drawings() {
            let document = Document::parse(&drawing.svg).unwrap();
            for text in document.descendants().filter(|node| node.has_tag_name("text")) {
                let (left, right) = extent(text);
                assert!(
                    left >= -0.6 && right <= drawing.width + 0.6,
                    "{left} {right} {text:?} in {}",
                    drawing.width
                );
                let y = number(text, "y");
                assert!(y >= 8.0 && y <= drawing.height, "{text:?}");
            }
        }
    }

    fn extent(text: Node<'_, '_>) -> (f64, f64) {
        let size = number(text, "font-size");
        let long: f64 = text
            .descendants()
            .filter(|node| {
                node.is_text() && !node.parent().is_some_and(|parent| parent.has_tag_name("title"))
            })
            .map(|node| {
                let strong = node.ancestors().find_map(|above| above.attribute("font-weight")) == Some("600");
                let weight = if strong { Weight::SemiBold } else { Weight::Regular };
                width(node.text().unwrap_or_default(), size, weight)
            })
            .sum();
        let x = number(text, "x");
        match text.attribute("text-anchor") {
            Some("middle") => (x - long / 2.0, x + long / 2.0),
            Some("end") => (x - long, x),
            _ => (x, x + long),
        }
    }

    fn number(node: Node<'_, '_>, name: &str) -> f64 {
        node.attribute(name).unwrap().parse().unwrap()
    }

    #[test]
    fn the_document_is_named_and_described_for_those_who_cannot_see_it() {
        for drawing in drawings() {
            let document = Document::parse(&drawing.svg).unwrap();
            let named = document.root_element().attribute("aria-labelledby").unwrap();
            let said: Vec<_> = named
                .split(' ')
                .map(|id| {
                    document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap().text()
                })
                .collect();
            assert_eq!(said[1], Some(drawing.summary.as_str()));
        }
    }

    #[test]
    fn colours_are_names_on_screen_and_values_in_print() {
        for drawing in drawings() {
            let names = drawing.svg.contains("var(--");
            let values = drawing.svg.contains("=\"#");
            assert_eq!((names, values), (drawing.medium == Medium::Screen, drawing.medium == Medium::Print));
        }
    }

    #[test]
    fn nothing_to_draw_is_said_in_words() {
        let none = [
            Chart::Lines(lines::Lines { series: Vec::new(), ..curves(Lang::Fr) }),
            Chart::Bars(bars::Bars { bars: Vec::new(), ..rates(Lang::Fr) }),
            Chart::Shares(shares::Shares { parts: Vec::new(), ..costs(Lang::Fr) }),
            Chart::Staircase(staircase::Staircase { steps: Vec::new(), ..steps(Lang::Fr) }),
            Chart::Funnel(funnel::Funnel { steps: Vec::new(), ..reached(Lang::Fr) }),
            Chart::Grid(grid::Grid { rows: Vec::new(), ..cohorts(Lang::Fr) }),
            Chart::Map(area_map::AreaMap { areas: Vec::new(), ..places(Lang::Fr) }),
            Chart::Multiples(multiples::Multiples { panels: Vec::new(), ..side_by_side(Lang::Fr) }),
        ];
        let said = [
            "Aucune réponse importée.",
            "Aucun secteur connu.",
            "Aucun coût importé.",
            "Aucun coût importé.",
            "Rien n’a été envoyé.",
            "Aucun client connu.",
            "Rien n’a été envoyé.",
            "Aucune campagne.",
        ];
        assert_eq!(none.len(), said.len());
        for (chart, words) in none.iter().zip(said) {
            let drawing = draw(chart, &LOOK).unwrap();
            assert!(drawing.svg.contains(&format!(">{words}</text>")), "{}", drawing.svg);
            assert!(
                drawing.summary.ends_with(words) && drawing.marks.is_empty() && drawing.table.rows.is_empty()
            );
        }
    }

    #[test]
    fn any_size_that_is_asked_for_gives_a_drawing() {
        for (width, height) in [(0.0, 0.0), (-5.0, f64::NAN), (f64::INFINITY, 1.0), (1e9, 1e9)] {
            for chart in all(Lang::Fr) {
                let drawing = draw(&chart, &Look { width, height, ..LOOK }).unwrap();
                assert!(drawing.width >= 240.0 && drawing.width <= 4000.0);
            }
        }
    }
}
