//! The pages as pictures for the preview in the window.

use crate::error::ReportError;
use crate::pdf::layout;
use crate::summary::Summary;
use typst::foundations::Bytes;
use typst::layout::{Frame, FrameItem};
use typst::visualize::{Image, ImageKind, SvgImage};
use typst_svg::SvgOptions;

/// Returns the pages of a summary as SVG, the same layout as its PDF.
///
/// Every text is outlines and every drawing is inside, so that a page needs neither font nor file.
///
/// # Errors
/// As for [`pdf`](crate::pdf()).
pub fn pages(summary: &Summary) -> Result<Vec<String>, ReportError> {
    let (_, document) = layout(summary)?;
    let outlined = |page: &typst_layout::Page| {
        let mut page = page.clone();
        outline(&mut page.frame);
        typst_svg::svg(&page, &SvgOptions::default())
    };
    Ok(document.pages().iter().map(outlined).collect())
}

/// Replaces the texts inside drawings by outlines: a page shown as a picture cannot use the program's fonts.
fn outline(frame: &mut Frame) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => outline(&mut group.frame),
            FrameItem::Image(image, _, _) => {
                if let Some(drawn) = outlines(image) {
                    *image = drawn;
                }
            }
            _ => {}
        }
        true
    });
}

fn outlines(image: &Image) -> Option<Image> {
    let ImageKind::Svg(svg) = image.kind() else { return None };
    #[expect(clippy::default_trait_access, reason = "the options' type is not exported by the typesetter")]
    let text = svg.tree().to_string(&Default::default());
    SvgImage::new(Bytes::from_string(text)).ok().map(|svg| Image::plain(ImageKind::Svg(svg)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use domain::lang::Lang;

    #[test]
    fn a_page_is_a_picture_without_style_script_or_text() {
        let pages = pages(&sample::rich(Lang::Fr)).unwrap();
        assert_eq!(pages.len(), 2);
        for page in &pages {
            assert!(page.starts_with("<svg"));
            for refused in ["<style", "style=", "<script", "<text", "<foreignObject"] {
                assert!(!page.contains(refused), "{refused}");
            }
        }
    }

    #[test]
    fn texts_inside_drawings_are_outlines() {
        let (_, document) = layout(&sample::rich(Lang::Fr)).unwrap();
        let mut seen = 0;
        for page in document.pages() {
            let mut frame = page.frame.clone();
            outline(&mut frame);
            frame.retain(|item| {
                seen += drawings_without_text(item);
                true
            });
        }
        assert_eq!(seen, 2);
    }

    fn drawings_without_text(item: &mut FrameItem) -> usize {
        let mut seen = 0;
        match item {
            FrameItem::Group(group) => group.frame.retain(|inner| {
                seen += drawings_without_text(inner);
                true
            }),
            FrameItem::Image(image, _, _) => {
                let ImageKind::Svg(svg) = image.kind() else { panic!("a drawing is SVG") };
                let text = std::str::from_utf8(svg.data()).unwrap();
                assert!(!text.contains("<text") && text.contains("<path"), "{text}");
                seen += 1;
            }
            _ => {}
        }
        seen
    }
}
