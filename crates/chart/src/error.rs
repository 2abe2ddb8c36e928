//! What can go wrong between numbers and a picture.

/// Why a chart could not be drawn or turned into a picture.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The plotting library could not lay out the drawing in this size.
    #[error("a chart of {width} by {height} cannot be laid out")]
    Layout {
        /// Width that was asked for.
        width: f64,
        /// Height that was asked for.
        height: f64,
    },
    /// The drawing does not read as SVG.
    #[error("the drawing is not readable as SVG")]
    Svg(#[from] resvg::usvg::Error),
    /// The picture would be empty or larger than a picture can be.
    #[error("a picture of {width} by {height} points cannot be made")]
    PictureSize {
        /// Width in points of the picture.
        width: f64,
        /// Height in points of the picture.
        height: f64,
    },
    /// The colours are names of the window's theme, which only a web page can resolve.
    #[error("a picture needs a drawing made for print")]
    ScreenColours,
    /// The picture could not be written as PNG.
    #[error("the picture could not be written as PNG")]
    Png(#[source] Box<dyn std::error::Error + Send + Sync>),
}
