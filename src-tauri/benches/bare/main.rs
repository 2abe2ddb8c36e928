//! The least program with a window that the same libraries make: what `cargo xtask bench start` times ours against.

fn main() {
    let built = tauri::Builder::default().run(tauri::generate_context!("benches/bare/tauri.conf.json"));
    if let Err(error) = built {
        eprintln!("the window did not open: {error}");
    }
}
