//! Drives the real window: a file manager's drop, the preview, the figure on the dashboard, and pictures to look at.
//!
//! `cargo xtask test` runs it on a virtual display: `desktop PROGRAM TAURI-DRIVER FOLDER`; with `--all-formats` at the
//! end, every kind of table is dropped in every format, which takes a minute more.
//! It never fakes an event inside the page: files are dragged by the pointer from another process.
//! Add a check as a function in `checks.rs` and a line in [`story`].

mod checks;
mod desk;
mod files;
mod formats;
mod outside;
mod own;
mod pointer;
mod ways;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use checks::{Failure, Outcome};
use formats::Reach;
use outside::Outside;
use window::Window;

fn main() -> ExitCode {
    let mut arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let wants_all = arguments.pop_if(|last| last.as_os_str() == "--all-formats").is_some();
    let reach = if wants_all { Reach::All } else { Reach::Some };
    let [program, driver, folder] = &arguments[..] else {
        eprintln!("usage: desktop PROGRAM TAURI-DRIVER FOLDER [--all-formats]");
        return ExitCode::from(2);
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let mut tally = Tally::default();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(play(program, driver, folder, reach, &mut tally)),
        Err(error) => Err(Failure::Start("the executor", error.to_string())),
    };
    if let Err(failure) = outcome {
        println!("not ok: {failure}");
        tally.failed += 1;
    }
    println!("desktop: {} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many checks held, and how many did not.
#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    /// Counts a check; one that does not hold ends the story, for each step stands on the one before.
    fn count(&mut self, name: &str, outcome: Outcome) -> Outcome {
        outcome.map_err(|failure| Failure::In(name.to_owned(), Box::new(failure)))?;
        self.passed += 1;
        println!("ok: {name}");
        Ok(())
    }
}

async fn play(program: &Path, driver: &Path, folder: &Path, reach: Reach, tally: &mut Tally) -> Outcome {
    let outside = Outside::start(driver, folder)?;
    let window = Window::open(program).await?;
    let told = story(&window, &outside, reach, tally).await;
    if told.is_err() {
        // What the window showed then is the first thing that one wants to see.
        let _ = outside.picture("failure");
    }
    let closed = window.close().await;
    told.and(closed)
}

async fn story(window: &Window, outside: &Outside, reach: Reach, tally: &mut Tally) -> Outcome {
    pointer::place_window()?;
    tally.count("an_empty_file_opens_the_first_start_screen", checks::first_start(window).await)?;
    tally.count("files_dropped_by_another_program_open_the_preview", checks::drop_files(window).await)?;
    tally.count(
        "the_preview_in_two_themes_and_languages",
        checks::pictures(window, outside, "import").await,
    )?;
    tally.count("accepting_takes_the_rows_in", checks::accept(window).await)?;
    tally.count("the_first_figures_open_a_tour_that_is_left", own::tour(window, outside).await)?;
    tally.count("the_dashboard_reads_the_response_rate", checks::response_rate(window, "2,40 %").await)?;
    tally.count(
        "the_dashboard_in_two_themes_and_languages",
        checks::pictures(window, outside, "dashboard").await,
    )?;
    tally.count("a_click_on_a_figure_explains_it", checks::explain(window).await)?;
    tally.count(
        "the_explanation_in_two_themes_and_languages",
        checks::pictures(window, outside, "explain").await,
    )?;
    tally.count("english_writes_the_figure_its_own_way", checks::english(window).await)?;
    tally.count("a_bad_date_is_corrected_in_the_preview", checks::correct_in_place(window, outside).await)?;
    tally.count("an_import_is_undone_and_given_back", checks::undo(window, outside).await)?;
    tally.count("pasted_cells_a_word_and_a_template_are_kept_in_mind", ways::paste(window, outside).await)?;
    tally
        .count("a_file_of_the_watched_folder_comes_in_and_is_told_of", ways::watch(window, outside).await)?;
    tally.count("figures_stand_by_group_and_are_copied", desk::analyses(window, outside).await)?;
    tally.count("months_are_followed_and_stand_beside_the_year_before", desk::long(window, outside).await)?;
    tally.count("points_are_changed_and_put_back", desk::points(window, outside).await)?;
    tally.count("a_target_is_written_and_goes", desk::targets(window, outside).await)?;
    tally.count("dashboards_are_put_together_and_put_back", own::dashboards(window, outside).await)?;
    tally.count("contacts_are_searched_and_deals_stand_by_stage", own::people(window, outside).await)?;
    tally.count("a_mailing_is_thought_through_before_posting", own::simulator(window, outside).await)?;
    tally.count("the_guide_is_searched_and_names_its_licences", own::guide(window, outside).await)?;
    tally.count("every_screen_opens_from_the_side", checks::screens(window).await)?;
    let formats = formats::every_kind_in_its_formats(window, outside.folder(), reach).await;
    tally.count("tables_of_every_kind_are_taken_in_from_every_format", formats)
}
