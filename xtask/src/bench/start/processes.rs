//! What a program and all that it started take of memory.

use std::fs;

/// Returns the megabytes of a process and its descendants, each one's share of what they share; zero where the system
/// does not tell.
pub(super) fn megabytes(process: u32) -> f64 {
    let parents: Vec<(u32, u32)> =
        everybody().filter_map(|process| Some((process, parent(process)?))).collect();
    let mut family = vec![process];
    let mut place = 0;
    while let Some(one) = family.get(place).copied() {
        family.extend(parents.iter().filter(|(_, parent)| *parent == one).map(|(child, _)| *child));
        place += 1;
    }
    let kilobytes: u64 = family.into_iter().filter_map(share).sum();
    kilobytes as f64 / 1024.0
}

fn everybody() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// The field after the name, which may hold anything but ends with the last bracket.
fn parent(process: u32) -> Option<u32> {
    let told = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    told.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// Returns the proportional set size in kilobytes.
fn share(process: u32) -> Option<u64> {
    let told = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    told.lines().find(|line| line.starts_with("Pss:"))?.split_whitespace().nth(1)?.parse().ok()
}
