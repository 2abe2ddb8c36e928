//! What a tool tells of a PDF that it reads, for tests of reports.

use std::io::Write;
use std::process::{Command, Stdio};

/// Gives a tool a PDF and returns what it writes.
pub(crate) fn told(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("poppler-utils are part of the tests' set-up");
    let mut input = child.stdin.take().unwrap();
    let bytes = pdf.to_vec();
    // A tool that writes before it has read everything would wait for ever.
    let writer = std::thread::spawn(move || drop(input.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}
