//! Pages that are the catalogue to read: a stale one is written anew, and the test fails once to say so.

use std::fs::{create_dir_all, read_to_string, write};
use std::path::Path;

use domain::lang::Lang;

#[test]
fn the_page_of_figures_is_what_the_catalogue_says() {
    are_fresh(&[("docs/kpis.md", kpi::docs::kpis_markdown())]);
}

#[test]
fn the_guide_says_of_each_figure_what_the_catalogue_says() {
    are_fresh(&[
        ("docs/guide/fr/indicateurs.md", kpi::docs::guide_markdown(Lang::Fr)),
        ("docs/guide/en/figures.md", kpi::docs::guide_markdown(Lang::En)),
    ]);
}

fn are_fresh(pages: &[(&str, String)]) {
    let mut stale = Vec::new();
    for (name, fresh) in pages {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
        // Line ends may have been changed by a checkout.
        if read_to_string(&page).unwrap_or_default().replace("\r\n", "\n") != *fresh {
            create_dir_all(page.with_file_name("")).expect("docs/ can be made");
            write(&page, fresh).expect("a page of docs/ can be written");
            stale.push(*name);
        }
    }
    assert!(
        stale.is_empty(),
        "written anew, for they were stale: {stale:?}; look at the change and commit it"
    );
}
