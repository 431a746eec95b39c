//! Random places for resampling: SplitMix64, a pure function of a seed and a key.
//!
//! Never draws for the model, whose draws are keyed by families and weeks. The same seed and key give
//! the same places on every machine, and one key never depends on how much another has drawn.

/// A stream of random whole numbers.
#[derive(Clone, Debug)]
pub struct Resampler(u64);

impl Resampler {
    /// The stream of `key` (a resample, a permutation) under `seed`; hashed together, so that streams
    /// of neighbouring keys do not overlap.
    pub fn new(seed: u64, key: u64) -> Resampler {
        Resampler(mixed(mixed(seed) ^ key))
    }

    /// A whole number below `n`, each as likely as the others but for less than n in 2^64; 0 for
    /// `n` = 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.bits()) * n as u128) >> 64) as usize
    }

    /// The next 64 bits.
    fn bits(&mut self) -> u64 {
        let bits = mixed(self.0);
        self.0 = self.0.wrapping_add(STEP);
        bits
    }

    /// Puts `items` in a random order, each order equally likely (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// The golden ratio of 2^64.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// SplitMix64's output for one state (Steele, Lea and Flood 2014).
fn mixed(state: u64) -> u64 {
    let z = state.wrapping_add(STEP);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_those_of_the_published_generator() {
        // The first two numbers of SplitMix64 seeded with 0, as published with it.
        assert_eq!(mixed(0), 0xE220_A839_7B1D_CDAF);
        assert_eq!(mixed(STEP), 0x6E78_9E6A_A1B9_65F4);
        // The same few lines in Python.
        let mut keyed = Resampler::new(1, 0);
        assert_eq!([keyed.bits(), keyed.bits()], [0xB18A_02F4_6D8D_86C3, 0xF8C5_B62C_83F7_07E8]);
        let mut keyed = Resampler::new(7, 3);
        let places: Vec<usize> = (0..12).map(|_| keyed.below(10)).collect();
        assert_eq!(places, [6, 9, 3, 8, 8, 7, 9, 0, 8, 6, 8, 6]);
    }

    #[test]
    fn places_are_all_as_likely() {
        let mut counts = [0_i32; 7];
        for key in 0..7000 {
            counts[Resampler::new(5, key).below(7)] += 1;
        }
        // Each is binomial with deviation 29: five of them.
        assert!(counts.iter().all(|count| (count - 1000).abs() < 146), "{counts:?}");
        assert_eq!(Resampler::new(5, 0).below(0), 0);
    }

    #[test]
    fn every_order_comes_and_nothing_is_lost() {
        let mut counts = std::collections::BTreeMap::new();
        for key in 0..6000 {
            let mut items = [0, 1, 2];
            Resampler::new(9, key).shuffle(&mut items);
            *counts.entry(items).or_insert(0_i32) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|count| (count - 1000).abs() < 145), "{counts:?}");
    }
}
