//! A drawing as a picture, made with the bundled fonts alone.

use crate::drawing::Drawing;
use crate::error::ChartError;
use crate::letters::FONTS;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Returns a drawing as a PNG on white, `scale` points of the picture to one of the view box.
///
/// *Errors*: [`ChartError::ScreenColours`] for a drawing made for the window, [`ChartError::PictureSize`] past what a
/// picture can hold.
pub fn png(drawing: &Drawing, scale: f64) -> Result<Vec<u8>, ChartError> {
    if !drawing.medium.is_fixed() {
        return Err(ChartError::ScreenColours);
    }
    let tree = Tree::from_str(&drawing.svg, &options())?;
    let (width, height) = (drawing.width * scale, drawing.height * scale);
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
