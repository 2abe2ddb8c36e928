//! A figure along days, months or shares: one line for each series, named where it ends.

use crate::axis::{Axis, Grid, Margins, Plane, Scale};
use crate::drawing::{Drawing, Look, Mark, Table};
use crate::error::ChartError;
use crate::figure::{BarUnit, Decimals, UNKNOWN, days, figure, tick};
use crate::kinds::{named, nothing};
use crate::page::{At, Page};
use crate::pen::stroked;
use crate::style::{Fill, LABEL, MIDDLE, Stroke, TICK};
use crate::theme::{Dash, Ink, SeriesLook, series};
use domain::format::{NNBSP, counted};
use domain::lang::{Lang, Words};
use plotters::prelude::LineSeries;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Lines along one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// What is shown, in the reader's language.
    pub title: String,
    /// What the values are, such as `% des plis postés`; stands above the axis.
    pub unit_label: String,
    /// What the values are counted in.
    pub unit: BarUnit,
    /// What the lines run along.
    pub along: Along,
    /// The lines.
    pub series: Vec<Curve>,
    /// What is said when no line has a point.
    pub empty: String,
}

/// What lines run along.
#[derive(Clone, Debug, PartialEq)]
pub enum Along {
    /// Days since posting.
    Days,
    /// Places that have names, such as months: the first is 0.
    Named {
        /// What the places are: a heading of the table.
        heading: String,
        /// Their names.
        names: Vec<String>,
    },
    /// Percent of a whole, from 0 to 100.
    Percent {
        /// What the whole is.
        heading: String,
    },
}

impl Along {
    fn heading(&self, lang: Lang) -> String {
        match self {
            Self::Days => DAYS.get(lang).to_owned(),
            Self::Named { heading, .. } | Self::Percent { heading } => heading.clone(),
        }
    }

    fn text(&self, at: u32, lang: Lang) -> String {
        match self {
            Self::Days => days(at, lang),
            Self::Named { names, .. } => names.get(at as usize).cloned().unwrap_or_default(),
            Self::Percent { .. } => tick(f64::from(at) / 100.0, 0.01, BarUnit::Percent, lang),
        }
    }

    /// Returns the axis to the last place, its texts as far apart as the widest of them needs.
    fn scale(&self, last: u32, room: f64, lang: Lang) -> Scale {
        let widest = match self {
            Self::Days | Self::Percent { .. } => 44.0,
            Self::Named { .. } => (0..=last).map(|at| TICK.width(&self.text(at, lang))).fold(44.0, f64::max),
        };
        let lines = (room / (widest + 16.0)).floor().clamp(1.0, 8.0);
        match self {
            Self::Percent { .. } => {
                Scale { low: 0.0, high: 100.0, step: if lines >= 5.0 { 20.0 } else { 50.0 } }
            }
            Self::Days | Self::Named { .. } => Scale::days(last, lines),
        }
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Its name as the reader knows it.
    pub name: String,
    /// Its points in any order; those that are not finite are left out.
    pub points: Vec<Point>,
    /// Whether answers still come in.
    pub end: End,
}

/// The value at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Days since posting, the number of a named place, or percent.
    pub at: u32,
    /// The value in the unit of the chart.
    pub value: f64,
}

/// Whether a line has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It is over: a full marker.
    Complete,
    /// Answers still come in: a hollow marker, and the label says so.
    Open,
}

/// How tall one label at the end of a line is.
const LEADING: f64 = 16.0;
/// More marks than this in one line would be under one another.
const MARKS: usize = 120;

const DAYS: Words = Words { fr: "Jours depuis le dépôt", en: "Days since posting" };
const SO_FAR: Words = Words { fr: "à ce jour", en: "so far" };

/// Returns the drawing of response curves.
pub fn lines(chart: &Lines, look: &Look) -> Result<Drawing, ChartError> {
    let look = look.drawable();
    let lines = drawn_lines(chart, look.lang);
    if lines.is_empty() {
        return Ok(nothing(&chart.title, &chart.empty, look, vec![chart.along.heading(look.lang)]));
    }
    let height = look.height.max(LEADING * lines.len() as f64 + 60.0);
    let page = RefCell::new(Page::new(look));
    page.borrow_mut().text_within((0.0, 11.0), TICK, &chart.unit_label, look.width);
    let gutter = gutter(&lines, look.width);
    let mut plane = plane(&page, chart, &lines, height, gutter)?;
    let ends: Vec<At> = lines.iter().map(|line| line.end(&plane)).collect();
    let bounds = (LEADING / 2.0, height - 24.0);
    let labels = apart(&ends.iter().map(|end| end.1).collect::<Vec<_>>(), bounds);
    for (line, (end, label)) in lines.iter().zip(ends.iter().zip(&labels)) {
        thread(&mut page.borrow_mut(), line.name, *end, (look.width - gutter, *label));
    }
    for (line, (end, label)) in lines.iter().zip(ends.iter().zip(labels)) {
        line.draw(&page, &mut plane, *end, (look.width - gutter, label))
            .ok_or(ChartError::Layout { width: look.width, height })?;
    }
    drop(plane);
    let summary = summary(&chart.title, &lines, look.lang);
    let table = table(chart, &lines, look.lang);
    Ok(page.into_inner().finish(&chart.title, summary, height, table))
}

/// A line that has points, with its look and texts.
struct Line<'a> {
    name: &'a str,
    points: Vec<Point>,
    end: End,
    look: SeriesLook,
    decimals: Decimals,
    unit: BarUnit,
    along: &'a Along,
    lang: Lang,
}

fn drawn_lines(chart: &Lines, lang: Lang) -> Vec<Line<'_>> {
    let shares = chart.series.iter().flat_map(|curve| curve.points.iter().map(|point| point.value));
    let decimals = Decimals::of(shares, chart.unit);
    let line = |(place, curve): (usize, &'_ Curve)| {
        let by_day: BTreeMap<u32, f64> =
            curve.points.iter().filter(|p| p.value.is_finite()).map(|p| (p.at, p.value)).collect();
        let points: Vec<Point> = by_day.into_iter().map(|(at, value)| Point { at, value }).collect();
        (place, points)
    };
    let drawn = chart.series.iter().enumerate().map(line).filter(|(_, points)| !points.is_empty());
    drawn
        .map(|(place, points)| {
            let Curve { name, end, .. } = &chart.series[place];
            Line {
                name,
                points,
                end: *end,
                look: series(place),
                decimals,
                unit: chart.unit,
                along: &chart.along,
                lang,
            }
        })
        .collect()
}

/// Returns the room for labels on the right: what the longest needs; past two fifths of the width only the values do.
fn gutter(lines: &[Line<'_>], width: f64) -> f64 {
    let longest = |of: &dyn Fn(&Line<'_>) -> f64| lines.iter().map(of).fold(0.0, f64::max);
    let tails = longest(&|line| LABEL.width("… ") + LABEL.semibold().width(&line.tail()));
    let whole =
        longest(&|line| LABEL.width(line.name) + LABEL.width(" ") + LABEL.semibold().width(&line.tail()));
    (whole + 1.0).min((width * 0.4).max(tails)).min(width * 0.6).ceil()
}

fn plane<'a>(
    page: &'a RefCell<Page>,
    chart: &Lines,
    lines: &[Line<'_>],
    height: f64,
    gutter: f64,
) -> Result<Plane<'a>, ChartError> {
    let Look { lang, width, .. } = page.borrow().look;
    let shares = lines.iter().flat_map(|line| line.points.iter().map(|point| point.value));
    let rates = Scale::around(shares, ((height - 44.0) / 45.0).clamp(2.0, 5.0).floor());
    let rate_text = |value: &f64| tick(*value, rates.step, chart.unit, lang);
    let left = rates.lines().iter().map(|rate| TICK.width(&rate_text(rate))).fold(0.0, f64::max) + 7.0;
    let left = left.min(width * 0.3);
    let last = lines.iter().filter_map(|line| line.points.last()).map(|point| point.at).max();
    let room = width - left - gutter - 14.0;
    let time = chart.along.scale(last.unwrap_or_default(), room, lang);
    let day_text = |value: &f64| chart.along.text(value.round() as u32, lang);
    let margins = Margins { left, right: gutter + 14.0, top: 24.0, bottom: 20.0 };
    Plane::draw(
        page,
        height,
        margins,
        &Axis { scale: time, text: Some(&day_text), grid: Grid::Hidden },
        &Axis { scale: rates, text: Some(&rate_text), grid: Grid::Drawn },
    )
}

impl Line<'_> {
    /// Returns its last point; a line always has one.
    fn last(&self) -> Point {
        self.points.last().copied().unwrap_or(Point { at: 0, value: 0.0 })
    }

    fn value(&self, point: Point) -> String {
        figure(point.value, self.unit, self.decimals, self.lang)
    }

    /// Returns what follows the name in the label.
    fn tail(&self) -> String {
        let value = self.value(self.last());
        match self.end {
            End::Complete => format!("· {value}"),
            End::Open => format!("· {value} {}", SO_FAR.get(self.lang)),
        }
    }

    fn end(&self, plane: &Plane<'_>) -> At {
        let last = self.last();
        plane.at(f64::from(last.at), last.value)
    }

    fn draw(&self, page: &RefCell<Page>, plane: &mut Plane<'_>, end: At, label: At) -> Option<()> {
        let pen = Stroke { ink: self.look.ink, width: 2.2, dash: self.look.dash, opacity: 1.0 };
        page.borrow_mut().open(self.name);
        let points = self.points.iter().map(|point| (f64::from(point.at), point.value));
        plane.chart.draw_series(LineSeries::new(points, stroked(pen))).ok()?;
        let mut page = page.borrow_mut();
        self.label(&mut page, end, label);
        self.marks(&mut page, plane);
        page.close();
        Some(())
    }

    /// Draws the marker at the end and the label in the gutter.
    fn label(&self, page: &mut Page, (x, y): At, (left, middle): At) {
        let ink = match self.end {
            End::Complete => self.look.ink,
            End::Open => Ink::Surface,
        };
        let rim = Stroke { ink: self.look.ink, width: 1.8, dash: Dash::Solid, opacity: 1.0 };
        page.marker((x, y), self.look.shape, Fill { ink, opacity: 1.0 }, rim);
        let baseline = middle + MIDDLE * LABEL.size;
        let room = page.look.width - left;
        page.text_and_strong((left, baseline), LABEL, (self.name, &self.tail()), room);
    }

    fn marks(&self, page: &mut Page, plane: &Plane<'_>) {
        let every = self.points.len().div_ceil(MARKS);
        let last = self.points.len() - 1;
        for (place, point) in self.points.iter().enumerate() {
            if (last - place).is_multiple_of(every) {
                let (x, y) = plane.at(f64::from(point.at), point.value);
                let radius = 6.0;
                page.open_mark(Mark {
                    x: x - radius,
                    y: y - radius,
                    width: 2.0 * radius,
                    height: 2.0 * radius,
                    series: Some(self.name.to_owned()),
                    label: self.along.text(point.at, self.lang),
                    value: self.value(*point),
                    index: 0,
                });
                page.target((x, y), radius);
                page.close();
            }
        }
    }
}

/// Draws what leads from the end of a line to its label where they are apart; lines are drawn over it.
fn thread(page: &mut Page, name: &str, (x, y): At, (left, middle): At) {
    let pen = Stroke { ink: Ink::LineStrong, width: 1.0, dash: Dash::Solid, opacity: 1.0 };
    if left - x > 16.0 || (middle - y).abs() > 3.0 {
        page.open(name);
        page.line([(x + 6.0, y), (left - 3.0, middle)], pen);
        page.close();
    }
}

/// Returns the heights of labels: as near to where they belong as they can be without touching.
fn apart(wanted: &[f64], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut given = wanted.to_vec();
    let mut least = top;
    for place in &order {
        given[*place] = given[*place].max(least);
        least = given[*place] + LEADING;
    }
    let mut most = bottom;
    for place in order.iter().rev() {
        given[*place] = given[*place].min(most);
        most = given[*place] - LEADING;
    }
    given
}

fn summary(title: &str, lines: &[Line<'_>], lang: Lang) -> String {
    let said = |line: &Line<'_>| {
        let (value, last) = (line.value(line.last()), u64::from(line.last().at));
        let (name, so_far) = (line.name, SO_FAR.get(lang));
        let open = match line.end {
            End::Complete => String::new(),
            End::Open => format!(" ({so_far})"),
        };
        if *line.along != Along::Days {
            return format!("{name}, {value} ({})", line.along.text(line.last().at, lang));
        }
        match lang {
            Lang::Fr => {
                format!("{name} atteint {value} après {}{open}", counted(last, "jour", "jours", lang))
            }
            Lang::En => format!("{name} reaches {value} after {}{open}", counted(last, "day", "days", lang)),
        }
    };
    let joint = match lang {
        Lang::Fr => format!("{NNBSP}; "),
        Lang::En => "; ".to_owned(),
    };
    let text = lines.iter().map(said).collect::<Vec<_>>().join(&joint);
    format!("{}.", named(title, &text, lang))
}

fn table(chart: &Lines, lines: &[Line<'_>], lang: Lang) -> Table {
    let mut columns = vec![chart.along.heading(lang)];
    columns.extend(lines.iter().map(|line| line.name.to_owned()));
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (place, line) in lines.iter().enumerate() {
        for point in &line.points {
            let row = rows.entry(point.at).or_insert_with(|| {
                let mut row = vec![chart.along.text(point.at, lang)];
                row.resize(lines.len() + 1, UNKNOWN.to_owned());
                row
            });
            row[place + 1] = line.value(*point);
        }
    }
    Table { columns, rows: rows.into_values().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Medium;
    use crate::kinds::fixtures::{LOOK, curves};

    fn drawn(points: Vec<Point>) -> Drawing {
        let curve = Curve { name: "A".to_owned(), points, end: End::Open };
        let chart = Lines { series: vec![curve], ..curves(Lang::Fr) };
        lines(&chart, &LOOK).unwrap()
    }

    #[test]
    fn the_drawing_is_as_reviewed() {
        for (lang, medium, name) in [
            (Lang::Fr, Medium::Print, "fr_print"),
            (Lang::En, Medium::Print, "en_print"),
            (Lang::Fr, Medium::Screen, "fr_screen"),
        ] {
            let drawing = lines(&curves(lang), &Look { lang, medium, ..LOOK }).unwrap();
            insta::assert_snapshot!(name, drawing.svg);
        }
    }

    #[test]
    fn the_summary_says_where_each_line_ends() {
        let french = lines(&curves(Lang::Fr), &LOOK).unwrap();
        let narrow = "Réponses cumulées\u{a0}: A · Lettre atteint 2,49\u{a0}% après 60\u{a0}jours\u{202f}; ";
        assert!(french.summary.starts_with(narrow), "{}", french.summary);
        let english = lines(&curves(Lang::En), &Look { lang: Lang::En, ..LOOK }).unwrap();
        assert!(
            english.summary.ends_with("reaches 2.46% after 30\u{a0}days (so far)."),
            "{}",
            english.summary
        );
    }

    #[test]
    fn the_table_has_a_row_for_each_day_and_a_dash_where_a_line_has_none() {
        let table = lines(&curves(Lang::Fr), &LOOK).unwrap().table;
        assert_eq!(
            table.columns,
            ["Jours depuis le dépôt", "A · Lettre", "B · Lettre, audit offert", "C · Carte"]
        );
        assert_eq!(table.rows.first().unwrap(), &["0\u{a0}j", "0,00\u{a0}%", "0,00\u{a0}%", "0,00\u{a0}%"]);
        assert_eq!(table.rows.last().unwrap(), &["60\u{a0}j", "2,49\u{a0}%", "4,06\u{a0}%", "–"]);
    }

    #[test]
    fn points_that_are_no_numbers_are_left_out() {
        let point = |at, value| Point { at, value };
        let strange = vec![point(2, f64::NAN), point(9, 0.02), point(1, f64::INFINITY), point(3, 0.01)];
        let drawing = drawn(strange);
        assert_eq!(
            drawing.marks.iter().map(|mark| mark.label.as_str()).collect::<Vec<_>>(),
            ["3\u{a0}j", "9\u{a0}j"]
        );
        assert!(drawn(vec![point(1, f64::NAN)]).svg.contains(&curves(Lang::Fr).empty));
    }

    #[test]
    fn one_point_no_rise_and_ten_thousand_points_are_drawn() {
        let point = |at, value| Point { at, value };
        assert_eq!(drawn(vec![point(0, 0.0)]).marks.len(), 1);
        assert_eq!(drawn(vec![point(0, 0.0), point(7, 0.0)]).marks.len(), 2);
        assert_eq!(drawn(vec![point(0, 1e15), point(7, -1e300)]).marks.len(), 2);
        let many = drawn((0..10_000).map(|day| point(day, f64::from(day) / 1e6)).collect());
        assert!(many.marks.len() <= MARKS && many.marks.len() > MARKS / 2, "{}", many.marks.len());
        assert_eq!(many.marks.last().unwrap().label, "9\u{202f}999\u{a0}j");
        assert_eq!(many.table.rows.len(), 10_000);
    }

    #[test]
    fn labels_never_touch_and_stay_inside() {
        let checks: [&[f64]; 4] =
            [&[50.0, 50.0, 50.0], &[0.0, 1.0, 200.0], &[190.0, 191.0, 192.0], &[90.0, 10.0]];
        for wanted in checks {
            let mut given = apart(wanted, (8.0, 190.0));
            given.sort_by(f64::total_cmp);
            assert!(given.iter().all(|y| (8.0..=190.0).contains(y)), "{wanted:?} {given:?}");
            assert!(given.windows(2).all(|pair| pair[1] - pair[0] >= LEADING), "{wanted:?} {given:?}");
        }
    }
}
