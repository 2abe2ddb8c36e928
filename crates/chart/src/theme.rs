//! The colours, dashes and shapes of charts, by purpose.

use crate::drawing::Medium;

/// A colour by its purpose: a name of the theme on screen, its light value in print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Surface,
    Sunken,
    Line,
    LineStrong,
    Text,
    Soft,
    Faint,
    OnAccent,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
}

/// All colours, in the order of their codes.
const INKS: [Ink; 13] = [
    Ink::Surface,
    Ink::Sunken,
    Ink::Line,
    Ink::LineStrong,
    Ink::Text,
    Ink::Soft,
    Ink::Faint,
    Ink::OnAccent,
    Ink::Series1,
    Ink::Series2,
    Ink::Series3,
    Ink::Series4,
    Ink::Series5,
];

impl Ink {
    /// Returns the value of a presentation attribute.
    pub(crate) const fn paint(self, medium: Medium) -> &'static str {
        let (screen, print) = match self {
            Self::Surface => ("var(--surface)", "#ffffff"),
            Self::Sunken => ("var(--surface-sunken)", "#f0ede6"),
            Self::Line => ("var(--line)", "#e1dcd1"),
            Self::LineStrong => ("var(--line-strong)", "#c9c2b3"),
            Self::Text => ("var(--ink)", "#1b2638"),
            Self::Soft => ("var(--ink-soft)", "#55617a"),
            Self::Faint => ("var(--ink-faint)", "#616b80"),
            Self::OnAccent => ("var(--accent-ink)", "#ffffff"),
            Self::Series1 => ("var(--series-1)", "#2450a4"),
            Self::Series2 => ("var(--series-2)", "#cf7a22"),
            Self::Series3 => ("var(--series-3)", "#2f9c95"),
            Self::Series4 => ("var(--series-4)", "#8a4fa3"),
            Self::Series5 => ("var(--series-5)", "#6b7280"),
        };
        match medium {
            Medium::Screen => screen,
            Medium::Print => print,
        }
    }

    /// Returns the code under which it travels through plotters, which knows only red, green and blue.
    pub(crate) const fn code(self) -> u8 {
        self as u8
    }

    /// Returns the colour of a code; an unknown one is the colour of text.
    pub(crate) fn of_code(code: u8) -> Self {
        INKS.get(usize::from(code)).copied().unwrap_or(Self::Text)
    }
}

/// Returns a drawing made for the window in the colours of paper, whatever theme it was seen in.
pub fn printed(svg: &str) -> String {
    INKS.iter()
        .fold(svg.to_owned(), |svg, ink| svg.replace(ink.paint(Medium::Screen), ink.paint(Medium::Print)))
}

/// The pattern of a line: tells series apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dash {
    Solid,
    Long,
    Short,
    Mixed,
    Dots,
}

const DASHES: [Dash; 5] = [Dash::Solid, Dash::Long, Dash::Short, Dash::Mixed, Dash::Dots];

impl Dash {
    /// Returns the value of `stroke-dasharray`, none for an unbroken line.
    pub(crate) const fn array(self) -> Option<&'static str> {
        match self {
            Self::Solid => None,
            Self::Long => Some("9 4"),
            Self::Short => Some("5 3"),
            Self::Mixed => Some("9 3 2 3"),
            Self::Dots => Some("2 3"),
        }
    }

    /// Returns the code under which it travels through plotters.
    pub(crate) const fn code(self) -> u8 {
        self as u8
    }

    /// Returns the pattern of a code; an unknown one is unbroken.
    pub(crate) fn of_code(code: u8) -> Self {
        DASHES.get(usize::from(code)).copied().unwrap_or(Self::Solid)
    }
}

/// The mark at the end of a line: tells series apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
    Downward,
}

const SHAPES: [Shape; 5] = [Shape::Circle, Shape::Square, Shape::Triangle, Shape::Diamond, Shape::Downward];
const SERIES: [Ink; 5] = [Ink::Series1, Ink::Series2, Ink::Series3, Ink::Series4, Ink::Series5];

/// How one line differs from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SeriesLook {
    pub(crate) ink: Ink,
    pub(crate) dash: Dash,
    pub(crate) shape: Shape,
}

/// Returns the look of a line by its place: the first 125 differ in at least one of colour, dash and shape.
pub(crate) fn series(place: usize) -> SeriesLook {
    let (round, lap) = (place / 5, place / 25);
    SeriesLook {
        ink: SERIES[place % 5],
        dash: DASHES[(place + round) % 5],
        shape: SHAPES[(place + round + lap) % 5],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back_as_what_they_stand_for() {
        for ink in INKS {
            assert_eq!(Ink::of_code(ink.code()), ink);
        }
        for dash in DASHES {
            assert_eq!(Dash::of_code(dash.code()), dash);
        }
    }

    /// Print is the light theme: one palette for both.
    #[test]
    fn printed_colours_are_those_of_the_light_theme() {
        let tokens = include_str!("../../../ui/src/theme/tokens.css");
        let light = tokens.split("[data-theme=\"dark\"]").next().unwrap();
        for ink in INKS {
            let name = ink.paint(Medium::Screen).trim_start_matches("var(").trim_end_matches(')');
            let token = format!("{name}: {};", ink.paint(Medium::Print));
            assert!(light.contains(&token), "{token}");
        }
    }

    #[test]
    fn five_lines_differ_in_colour_dash_and_shape_at_once() {
        let looks: Vec<_> = (0..5).map(series).collect();
        for (place, look) in looks.iter().enumerate() {
            for other in &looks[place + 1..] {
                assert!(look.ink != other.ink && look.dash != other.dash && look.shape != other.shape);
            }
        }
    }

    #[test]
    fn a_hundred_and_twenty_five_lines_differ_in_something() {
        let looks: Vec<_> = (0..125).map(series).collect();
        for (place, look) in looks.iter().enumerate() {
            assert!(!looks[place + 1..].contains(look), "{place}");
        }
    }
}
