//! Chance from a seed: the same seed gives the same files on every machine.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// A seeded source of draws that uses whole numbers only, so that no platform rounds differently.
pub struct Dice(Pcg32);

impl Dice {
    /// Returns the dice of a seed; each stream of a seed is independent of the others.
    pub fn new(seed: u64, stream: u64) -> Self {
        Self(Pcg32::new(seed, stream))
    }

    /// Returns a whole number from 0 up to, not including, `end`.
    pub fn below(&mut self, end: u32) -> u32 {
        // The bias of a remainder is under one in a million for the small ranges of the samples.
        self.0.next_u32() % end.max(1)
    }

    /// Returns whether an event of `per_thousand` happened.
    pub fn happens(&mut self, per_thousand: u32) -> bool {
        self.below(1000) < per_thousand
    }

    /// Returns one member of a list that is not empty.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u32) as usize]
    }

    /// Returns the place of one of the weights, drawn in proportion to them.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if left < *weight {
                return place;
            }
            left -= weight;
        }
        weights.len() - 1
    }

    /// Puts a list into a random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_numbers() {
        let draw = |seed| {
            let mut dice = Dice::new(seed, 1);
            [dice.below(1000), dice.below(1000), dice.below(1000)]
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn weights_of_nothing_are_never_drawn() {
        let mut dice = Dice::new(1, 1);
        assert!((0..1000).all(|_| dice.weighted(&[0, 3, 0, 1]) % 2 == 1));
    }
}
