//! Drives the real window: a file manager's drop, the preview, the figure on the dashboard, and pictures to look at.
//!
//! `cargo xtask test` runs it on a virtual display: `desktop PROGRAM TAURI-DRIVER FOLDER`; with `--all` at the end it goes
//! on with the journeys of `demonstration.rs` (alone: `--journeys`), and drops every kind of table in every format.
//! With `--pictures TO` it takes the pictures of the guide instead (`cargo xtask pictures`), with `--times` it says how
//! long screens take on the data that lie in its folder (`cargo xtask bench start`).
//! It never fakes an event inside the page: files are dragged by the pointer from another process.
//! Add a check as a function in `checks.rs` and a line in [`story`].

mod axe;
mod checks;
mod demonstration;
mod desk;
mod files;
mod formats;
mod outside;
mod own;
mod pictures;
mod pointer;
mod times;
mod tray;
mod ways;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use checks::{Failure, Outcome};
use formats::Reach;
use outside::Outside;
use window::Window;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (house, wish) = match &arguments[..] {
        [program, driver, folder] => (House { program, driver, folder }, Wish::Test(Reach::Some)),
        [program, driver, folder, all] if all.as_os_str() == "--all" => {
            (House { program, driver, folder }, Wish::Test(Reach::All))
        }
        [program, driver, folder, journeys] if journeys.as_os_str() == "--journeys" => {
            (House { program, driver, folder }, Wish::Journeys)
        }
        [program, driver, folder, pictures, to] if pictures.as_os_str() == "--pictures" => {
            (House { program, driver, folder }, Wish::Pictures(to))
        }
        [program, driver, folder, times] if times.as_os_str() == "--times" => {
            (House { program, driver, folder }, Wish::Times)
        }
        _ => {
            eprintln!(
                "usage: desktop PROGRAM TAURI-DRIVER FOLDER [--all | --journeys | --pictures TO | --times]"
            );
            return ExitCode::from(2);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let mut tally = Tally::default();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(play(&house, &wish, &mut tally)),
        Err(error) => Err(Failure::Start("the executor", error.to_string())),
    };
    if let Err(failure) = outcome {
        println!("not ok: {failure}");
        tally.failed += 1;
    }
    println!("desktop: {} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What the test needs of the house.
struct House<'a> {
    program: &'a Path,
    driver: &'a Path,
    /// Where everything that it leaves behind goes.
    folder: &'a Path,
}

/// What is asked of it.
enum Wish<'a> {
    Test(Reach),
    /// Those on the demonstration alone.
    Journeys,
    Pictures(&'a Path),
    Times,
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

async fn play(house: &House<'_>, wish: &Wish<'_>, tally: &mut Tally) -> Outcome {
    match wish {
        Wish::Test(reach) => {
            within(house, house.folder, async |window, outside| story(window, outside, *reach, tally).await)
                .await?;
            if *reach == Reach::Some { Ok(()) } else { on_demonstration(house, tally).await }
        }
        Wish::Journeys => on_demonstration(house, tally).await,
        Wish::Pictures(to) => {
            within(house, house.folder, async |window, outside| {
                pictures::first(window, to).await?;
                demonstration::open(window).await?;
                pictures::take(window, outside, to).await
            })
            .await
        }
        Wish::Times => {
            let outside = Outside::start_on_kept(house.driver, house.folder)?;
            beside(house, outside, async |window, _outside| times::take(window).await).await
        }
    }
}

/// Opens the program on an empty folder for as long as something is done with it.
async fn within(
    house: &House<'_>,
    folder: &Path,
    done: impl AsyncFnOnce(&Window, &Outside) -> Outcome,
) -> Outcome {
    beside(house, Outside::start(house.driver, folder)?, done).await
}

/// Opens the program beside what stands around it.
async fn beside(
    house: &House<'_>,
    outside: Outside,
    done: impl AsyncFnOnce(&Window, &Outside) -> Outcome,
) -> Outcome {
    let window = Window::open(house.program).await?;
    let told = match pointer::place_window() {
        Ok(()) => done(&window, &outside).await,
        placed => placed,
    };
    if told.is_err() {
        // What the window showed then is the first thing that one wants to see.
        let _ = outside.picture("failure");
    }
    let closed = window.close().await;
    told.and(closed)
}

async fn on_demonstration(house: &House<'_>, tally: &mut Tally) -> Outcome {
    let folder = house.folder.join("demonstration");
    within(house, &folder, async |window, outside| journeys(window, outside, tally).await).await
}

async fn journeys(window: &Window, outside: &Outside, tally: &mut Tally) -> Outcome {
    tally.count("the_demonstration_opens", demonstration::open(window).await)?;
    tally.count("cells_are_compared", demonstration::compare_cells(window, outside).await)?;
    tally.count("somebody_is_called", demonstration::call_list(window, outside).await)?;
    tally.count("a_deal_moves_and_comes_back", demonstration::move_deal(window, outside).await)?;
    tally.count("a_report_is_printed", demonstration::print_report(window, outside).await)?;
    tally.count("reports_are_scheduled", demonstration::schedule(window, outside).await)?;
    tally.count("axe_finds_nothing_serious_on_any_screen_in_any_theme", axe::every_screen(window).await)
}

async fn story(window: &Window, outside: &Outside, reach: Reach, tally: &mut Tally) -> Outcome {
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
    tally.count("a_report_is_shown_page_by_page", own::report(window, outside).await)?;
    tally.count("the_guide_is_searched_and_names_its_licences", own::guide(window, outside).await)?;
    tally.count("closed_the_program_stays_in_the_notification_area", tray::stay(window, outside).await)?;
    tally.count("every_screen_opens_from_the_side", checks::screens(window).await)?;
    let formats = formats::every_kind_in_its_formats(window, outside.folder(), reach).await;
    tally.count("tables_of_every_kind_are_taken_in_from_every_format", formats)
}
