//! A drawing as a picture, made with the bundled fonts alone.

use crate::error::ChartError;
use crate::letters::FONTS;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Returns a drawing as a PNG on white, `scale` points of the picture to one of the view box.
///
/// *Errors*: [`ChartError::ScreenColours`] for a drawing made for the window, [`ChartError::Svg`] for a text that
/// is no drawing, [`ChartError::PictureSize`] past what a picture can hold.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>, ChartError> {
    if svg.contains("var(--") {
        return Err(ChartError::ScreenColours);
    }
    let tree = Tree::from_str(svg, &options())?;
    let (width, height) = (f64::from(tree.size().width()) * scale, f64::from(tree.size().height()) * scale);
    let too_large = || ChartError::PictureSize { width, height };
    if !(width * height).is_finite() || width * height > 64e6 {
        return Err(too_large());
    }
    let mut picture = Pixmap::new(width.round() as u32, height.round() as u32).ok_or_else(too_large)?;
    picture.fill(Color::WHITE);
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|fault| ChartError::Png(Box::new(fault)))
}

fn options() -> Options<'static> {
    let mut options = Options { font_family: "Inter".to_owned(), ..Options::default() };
    for font in FONTS {
        options.fontdb_mut().load_font_data(font.to_vec());
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Look, Medium};
    use crate::kinds::draw;
    use crate::kinds::fixtures::{LOOK, all};
    use domain::lang::Lang;

    #[test]
    fn a_picture_is_as_large_as_asked_and_has_text_in_it() {
        for chart in all(Lang::Fr) {
            let drawing = draw(&chart, &LOOK).unwrap();
            let picture = Pixmap::decode_png(&png(&drawing.svg, 2.0).unwrap()).unwrap();
            assert_eq!(picture.width(), drawing.width as u32 * 2);
            assert_eq!(picture.height(), drawing.height as u32 * 2);
            // Without the font the texts vanish and little is darker than the soft ink.
            let dark = picture.pixels().iter().filter(|pixel| pixel.red() < 90 && pixel.blue() < 125).count();
            assert!(dark > 500, "{dark}");
        }
    }

    #[test]
    fn pictures_that_cannot_be_are_refused() {
        let [chart, ..] = all(Lang::Fr);
        let screen = draw(&chart, &Look { medium: Medium::Screen, ..LOOK }).unwrap();
        assert!(matches!(png(&screen.svg, 1.0), Err(ChartError::ScreenColours)));
        let print = draw(&chart, &LOOK).unwrap();
        for scale in [0.0, -1.0, f64::NAN, 1e9] {
            assert!(matches!(png(&print.svg, scale), Err(ChartError::PictureSize { .. })), "{scale}");
        }
    }
}
