//! Models over plain numbers: what a customer will still buy, and for how much.
//!
//! [`fit`] looks at what customers did and finds the model under which that was most likely: purchases and the moment
//! after which a customer stays away by BG/NBD ([`purchases`]), amounts by Gamma-Gamma ([`amounts`]).
//! [`Model::worth`] then says what one customer will still bring, and [`Known`] how exactly the model tells that.
//!
//! This crate never reads a file, a clock or a database, knows neither currency nor calendar, and rounds nothing: time
//! is a number in one unit, money is `f64`, and whoever asks turns the end of it into an amount once.
//! Where the customers are too few, or no model is the most likely one, there is none ([`NotFitted`]).
//!
//! Add a model as a file named like what it predicts, with its source and the published numbers that it is held against.

#![warn(missing_docs)]

pub mod amounts;
pub mod gauss;
pub mod likelihood;
pub mod precision;
pub mod purchases;
#[cfg(test)]
mod reference;
pub mod worth;

pub use amounts::Amounts;
pub use likelihood::NotFitted;
pub use purchases::{History, Purchases};
pub use worth::{Buyer, Horizon, Known, Model, SLOPES, Slopes, fit};
