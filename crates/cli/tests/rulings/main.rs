//! The rulings of the trade by the command line: small spreadsheets in, exit codes, figures and messages out.

mod attribution;
mod boards;
mod by_hand;
mod catalogue;
mod costs;
mod doors;
mod figures;
mod formats;
mod house;
mod imports;
mod kinds;
mod leaving;
mod long;
mod opinions;
mod people;
mod preview;
mod references;
mod safety;
mod schedule;
mod score;
mod settled;
mod simulate;
mod sums;
mod targets;
