//! Our backend of plotters: it measures with the bundled font and writes into a [`Page`].
//!
//! plotters counts in whole pixels and knows only red, green and blue.
//! So the page is offered to it ten times as large ([`GRAIN`]), and a colour is the code of an [`Ink`] in red and of a
//! [`Dash`] in green.

use crate::letters::{Weight, width};
use crate::page::{At, Page};
use crate::style::{Anchor, Fill, MIDDLE, Stroke, Type};
use crate::theme::{Dash, Ink};
use plotters::style::{RGBAColor, RGBColor, ShapeStyle};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::cell::RefCell;
use std::convert::Infallible;

/// Units of plotters in one of the view box.
pub(crate) const GRAIN: f64 = 10.0;

/// Returns a length in the units of plotters.
pub(crate) const fn grains(length: f64) -> i32 {
    (length * GRAIN) as i32
}

/// Returns a style of plotters that comes back as this stroke.
pub(crate) fn stroked(stroke: Stroke) -> ShapeStyle {
    let color = coded(stroke.ink, stroke.dash, stroke.opacity);
    ShapeStyle { color, filled: false, stroke_width: (stroke.width * GRAIN) as u32 }
}

/// Returns a style of plotters that comes back as this fill.
pub(crate) fn filled(fill: Fill) -> ShapeStyle {
    ShapeStyle { color: coded(fill.ink, Dash::Solid, fill.opacity), filled: true, stroke_width: 0 }
}

/// Returns a colour of plotters that comes back as this ink.
pub(crate) const fn inked(ink: Ink) -> RGBColor {
    RGBColor(ink.code(), 0, 0)
}

const fn coded(ink: Ink, dash: Dash, opacity: f64) -> RGBAColor {
    RGBAColor(ink.code(), dash.code(), 0, opacity)
}

/// The backend: a pen on a page that the caller keeps, so that it can open groups between two series.
pub(crate) struct Pen<'a> {
    page: &'a RefCell<Page>,
    height: f64,
}

impl<'a> Pen<'a> {
    pub(crate) const fn new(page: &'a RefCell<Page>, height: f64) -> Self {
        Self { page, height }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Pen<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // plotters leaves out the last column and row; one more of each lets a drawing reach its edges.
        ((self.page.borrow().look.width * GRAIN) as u32 + 1, (self.height * GRAIN) as u32 + 1)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.page.borrow_mut().rect(at(point), (1.0 / GRAIN, 1.0 / GRAIN), 0.0, fill(color), None);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        filled: bool,
    ) -> Drawn {
        let ((x0, y0), (x1, y1)) = (at(upper_left), at(bottom_right));
        let outline = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)];
        let mut page = self.page.borrow_mut();
        if filled {
            page.rect((x0, y0), (x1 - x0, y1 - y0), 0.0, fill(style.color()), None);
        } else {
            page.line(outline, stroke(style));
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if style.color().alpha > 0.0 {
            self.page.borrow_mut().line(path.into_iter().map(at), stroke(style));
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        filled: bool,
    ) -> Drawn {
        let (opacity, line) = if filled { (style.color().alpha, None) } else { (0.0, Some(stroke(style))) };
        let inside = Fill { opacity, ..fill(style.color()) };
        self.page.borrow_mut().circle(at(center), f64::from(radius) / GRAIN, inside, line);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.page.borrow_mut().outline(vert.into_iter().map(at), fill(style.color()), None);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let size = style.size() / GRAIN;
        let down = match style.anchor().v_pos {
            VPos::Top => 2.0 * MIDDLE,
            VPos::Center => MIDDLE,
            VPos::Bottom => 0.0,
        };
        let (x, y) = at(pos);
        let kind = Type { size, weight: weight(style), ink: Ink::of_code(style.color().rgb.0), anchor };
        self.page.borrow_mut().text((x, y + down * size), kind, text);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((width(text, style.size(), weight(style)).ceil() as u32, style.size().ceil() as u32))
    }
}

fn at((x, y): BackendCoord) -> At {
    (f64::from(x) / GRAIN, f64::from(y) / GRAIN)
}

fn fill(color: BackendColor) -> Fill {
    Fill { ink: Ink::of_code(color.rgb.0), opacity: color.alpha }
}

fn stroke<S: BackendStyle>(style: &S) -> Stroke {
    let color = style.color();
    Stroke {
        ink: Ink::of_code(color.rgb.0),
        width: f64::from(style.stroke_width()) / GRAIN,
        dash: Dash::of_code(color.rgb.1),
        opacity: color.alpha,
    }
}

fn weight<T: BackendTextStyle>(style: &T) -> Weight {
    match style.style() {
        FontStyle::Bold => Weight::SemiBold,
        FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => Weight::Regular,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Table;
    use crate::kinds::fixtures::LOOK;
    use plotters::prelude::{Circle, IntoDrawingArea, Pixel, Polygon, Rectangle};

    /// What no kind draws today must still come out whole when one does.
    #[test]
    fn every_shape_of_plotters_reaches_the_page_in_its_size_and_colour() {
        let page = RefCell::new(Page::new(LOOK));
        let area = Pen::new(&page, LOOK.height).into_drawing_area();
        let line = Stroke { ink: Ink::Series2, width: 1.5, dash: Dash::Long, opacity: 0.5 };
        let fill = filled(Fill { ink: Ink::Series1, opacity: 1.0 });
        area.draw(&Circle::new((100, 200), 35, fill)).unwrap();
        area.draw(&Circle::new((100, 200), 35, stroked(line))).unwrap();
        area.draw(&Rectangle::new([(10, 20), (110, 70)], stroked(line))).unwrap();
        area.draw(&Polygon::new([(0, 0), (50, 0), (0, 50)], fill)).unwrap();
        area.draw(&Pixel::new((30, 40), fill)).unwrap();
        drop(area);
        let svg = page.into_inner().finish("Formes", String::new(), LOOK.height, Table::default()).svg;
        for shape in [
            "<circle cx=\"10\" cy=\"20\" r=\"3.5\" fill=\"#2450a4\"/>",
            "r=\"3.5\" fill=\"#cf7a22\" fill-opacity=\"0\" stroke=\"#cf7a22\" stroke-width=\"1.5\" \
             stroke-dasharray=\"9 4\" stroke-opacity=\"0.5\"/>",
            "<path d=\"M1 2L11 2L11 7L1 7L1 2\" fill=\"none\" stroke=\"#cf7a22\"",
            "<path d=\"M0 0L5 0L0 5Z\" fill=\"#2450a4\"/>",
            "<rect x=\"3\" y=\"4\" width=\"0.1\" height=\"0.1\" fill=\"#2450a4\"/>",
        ] {
            assert!(svg.contains(shape), "{shape}\n{svg}");
        }
    }
}
