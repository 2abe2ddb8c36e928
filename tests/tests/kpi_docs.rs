//! `docs/kpis.md` is the catalogue as a page; a stale page is written anew, and the test fails once to say so.

use std::fs::{create_dir_all, read_to_string, write};
use std::path::Path;

#[test]
fn the_page_of_figures_is_what_the_catalogue_says() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let page = docs.join("kpis.md");
    let fresh = kpi::docs::kpis_markdown();
    // Line ends may have been changed by a checkout.
    if read_to_string(&page).unwrap_or_default().replace("\r\n", "\n") != fresh {
        create_dir_all(&docs).expect("docs/ can be made");
        write(&page, fresh).expect("docs/kpis.md can be written");
        panic!("docs/kpis.md was stale and is written anew: look at the change and commit it");
    }
}
