//! The commands and events that cross to the page, and the TypeScript made of them.

use crate::{commands, events};
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

/// Returns every command and event of the window.
#[expect(clippy::too_many_lines, reason = "one line a command")]
pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        // Each type goes one way only, so one shape of each is enough; an absent value is always `null`.
        .disable_serde_phases()
        .commands(collect_commands![
            commands::start::start,
            commands::start::create_key,
            commands::start::save_preferences,
            commands::start::load_demo,
            commands::start::mark_ready,
            commands::boards::dashboard,
            commands::boards::dashboards,
            commands::boards::save_dashboard,
            commands::boards::delete_dashboard,
            commands::figures::dismiss_alert,
            commands::figures::filter_values,
            commands::figures::explain,
            commands::figures::rows_behind,
            commands::opinions::opinion_page,
            commands::opinions::tag_opinion,
            commands::rows::row,
            commands::rows::rows_by_hand,
            commands::rows::leave_rows_out,
            commands::rows::put_rows_back,
            commands::rows::correct_row,
            commands::rows::take_corrections_back,
            commands::analysis::catalogue,
            commands::analysis::analysis,
            commands::analysis::analysis_csv,
            commands::score::call_list,
            commands::score::save_call_list,
            commands::exports::export_told,
            commands::exports::export_figures,
            commands::exports::export_programs,
            commands::exports::export_cancel,
            commands::score::score_table,
            commands::score::check_score_table,
            commands::score::save_score_table,
            commands::score::reset_score_table,
            commands::aims::references,
            commands::aims::save_reference,
            commands::aims::delete_reference,
            commands::aims::reset_reference,
            commands::aims::targets,
            commands::aims::save_target,
            commands::aims::delete_target,
            commands::aims::reset_target,
            commands::aims::alerts,
            commands::aims::recall_alert,
            commands::house::house_settings,
            commands::house::change_setting,
            commands::analysis::saved_views,
            commands::analysis::save_views,
            commands::charts::chart_list,
            commands::charts::chart,
            commands::charts::save_picture,
            commands::long::cohorts,
            commands::long::long_view,
            commands::campaigns::campaigns,
            commands::campaigns::campaign,
            commands::campaigns::change_campaign,
            commands::campaigns::change_cell,
            commands::contacts::contacts,
            commands::contacts::contact_filters,
            commands::contacts::contact,
            commands::contacts::save_follow_up,
            commands::contacts::delete_follow_up,
            commands::contacts::save_note,
            commands::contacts::delete_note,
            commands::contacts::oppose,
            commands::contacts::unoppose,
            commands::pipeline::board,
            commands::pipeline::deal_table,
            commands::pipeline::move_deal,
            commands::pipeline::unmove_deal,
            commands::pipeline::agenda,
            commands::pipeline::settle_appointment,
            commands::pipeline::save_calendar,
            commands::simulator::simulator_start,
            commands::simulator::simulate,
            commands::simulator::save_scenario,
            commands::simulator::delete_scenario,
            commands::imports::pick_files,
            commands::imports::field_choices,
            commands::imports::import_draft,
            commands::imports::import_sheet,
            commands::imports::import_preview,
            commands::imports::import_accept,
            commands::imports::import_cancel,
            commands::imports::import_rows,
            commands::imports::import_issues,
            commands::imports::import_issue_values,
            commands::imports::save_set_aside,
            commands::imports::imports,
            commands::backups::backups,
            commands::backups::make_backup,
            commands::backups::save_backup_as,
            commands::backups::pick_backup,
            commands::backups::restore_plan,
            commands::backups::restore_backup,
            commands::matching::waiting,
            commands::matching::joined_by_hand,
            commands::matching::match_candidates,
            commands::matching::join_by_hand,
            commands::matching::unjoin_by_hand,
            commands::watch::watched_folder,
            commands::watch::choose_watched_folder,
            commands::watch::set_watched_folder,
            commands::undo::undo_plan,
            commands::undo::undo_import,
            commands::undo::redo_import,
            commands::unfinished::paste_cells,
            commands::unfinished::save_import_draft,
            commands::unfinished::unfinished_import,
            commands::unfinished::resume_import,
            commands::unfinished::discard_import_draft,
            commands::settled::templates,
            commands::settled::save_template,
            commands::settled::rename_template,
            commands::settled::delete_template,
            commands::settled::template,
            commands::settled::change_template,
            commands::settled::export_template,
            commands::settled::import_template,
            commands::settled::apply_template,
            commands::settled::mappings,
            commands::settled::forget_mapping,
            commands::settled::words,
            commands::settled::set_word,
            commands::settled::delete_word,
            commands::closings::closings,
            commands::closings::close_period,
            commands::closings::reopen_period,
            commands::reports::report_templates,
            commands::reports::save_report_options,
            commands::reports::choose_report_logo,
            commands::reports::change_report_logo,
            commands::reports::report_pages,
            commands::reports::report_page,
            commands::reports::save_report,
            commands::reports::hand_report_over,
            commands::reports::print_report,
        ])
        .events(collect_events![
            events::FilesOffered,
            events::FilesHover,
            events::DataChanged,
            events::WatchedFileDone
        ])
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_typescript_of_the_wire_is_fresh() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/api/bindings.ts");
        let before = fs::read_to_string(&path).unwrap_or_default();
        super::builder().export(Typescript::default(), &path).expect("the wire types can be written");
        let after = fs::read_to_string(&path).expect("the file was just written");
        assert!(before == after, "ui/src/api/bindings.ts was stale and has been rewritten: commit it");
    }
}
