//! The window: Tauri, dialogs, drops, paths and events, and not one rule of the trade.
//!
//! A command takes its arguments, calls one function of `app` and returns its result.
//! Add one in `commands/`, name it in [`wire::builder`] and run the tests once: they write the TypeScript.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod background;
mod blank;
mod broke;
mod commands;
mod demo;
mod desk;
mod events;
mod hand_over;
mod log;
mod notice;
mod offers;
mod scheduling;
mod tray;
mod watching;
mod window;
mod wire;

use std::process::ExitCode;
use tauri::{Manager, RunEvent};
use tauri_plugin_autostart::MacosLauncher;
use tauri_plugin_window_state::StateFlags;

/// An import makes its texts on one thread and frees them on another, which this allocator does well.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if let Some(code) = app::imports::serve_as_reader() {
        return code;
    }
    window::remedy_white_window();
    let asked = match demo::Asked::from_arguments(std::env::args_os().skip(1)) {
        Ok(asked) => asked,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(2);
        }
    };
    log::start();
    broke::note();
    let wire = wire::builder();
    // A window that was left on a screen that is gone opens on one that is there.
    // Whether it was hidden then says nothing of now.
    let places = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::all().difference(StateFlags::VISIBLE));
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _folder| {
            window::bring_forward(app, &arguments);
        }))
        .plugin(tauri_plugin_autostart::init(MacosLauncher::LaunchAgent, Some(vec![demo::QUIETLY])))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(if asked.reset_window { places.skip_initial_state("main") } else { places }.build())
        .invoke_handler(wire.invoke_handler())
        .setup(move |app| {
            wire.mount_events(app);
            let opening = app::tray::on_start(asked.quietly, app::start::kept_tray());
            app.manage(desk::Desk::new(asked));
            app.manage(tray::Tray::default());
            window::open(app, opening)?;
            broke::start(app.handle().clone());
            tray::start(app.handle().clone());
            blank::watch(app.handle().clone());
            watching::start(app.handle().clone());
            scheduling::start(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    tauri::async_runtime::block_on(app.state::<desk::Desk>().close());
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            blank::tell_none(&error.to_string());
            ExitCode::FAILURE
        }
    }
}
