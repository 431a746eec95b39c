//! Keyed randomness: a draw is a pure function of (seed, replication, purpose, entity, week, number).
//!
//! No generator has a state that another draw could move, so the same family draws the same
//! numbers under every option, on any number of threads and in any order of work.
//!
//! The generator is SplitMix64 used as a counter-based hash (Steele, Lea & Flood 2014, "Fast
//! splittable pseudorandom number generators", with Stafford's variant 13 as the finaliser). A key
//! is folded in two rounds: the first takes in (seed, replication, entity, week), the second the
//! purpose; the draws of one key are then the SplitMix64 sequence that starts there. Two rounds of
//! two multiplications cost a few nanoseconds; Philox4x32-10 cost three times as much when tried,
//! for no difference that the tests below or a simulation could see.
//!
//! Never knows what a draw decides.

use rand::TryRng;
use std::convert::Infallible;

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Stafford's variant 13 of the 64-bit finaliser, the output function of SplitMix64.
#[inline]
fn finalise(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// What a draw decides. The numbers are part of the results: never reuse or renumber one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
#[allow(missing_docs, reason = "the names say what is drawn")]
pub enum Purpose {
    // the first population
    Home = 1,
    Deprivation = 2,
    Household = 3,
    Capacity = 4,
    InitialStrain = 5,
    InitialTrust = 6,
    EmployerTrait = 7,
    Aware = 8,
    ChildNeed = 9,
    ChildAge = 10,
    Element = 11,
    InitialArrangement = 12,
    Engagement = 15,
    Stagger = 13,
    Network = 14,
    // the first market and workforce
    ProviderCount = 20,
    ProviderTraits = 21,
    ProviderPlace = 22,
    Assistant = 23,
    Worker = 24,
    // events
    Arrivals = 30,
    MoveAway = 31,
    NeedChange = 32,
    PrivateShock = 33,
    Crisis = 34,
    ProviderEvent = 35,
    Hears = 36,
    // casework
    WorkerAbsence = 40,
    Questionnaire = 41,
    Uplift = 42,
    LearnsOfBudgets = 43,
    PerceivedCapacity = 44,
    PerceivedStrain = 45,
    Offer = 46,
    ManagedOffer = 47,
    Choice = 48,
    UpliftSize = 49,
    PriceBook = 39,
    // search and delivery
    Search = 50,
    ProviderChoice = 51,
    AssistantMatch = 52,
    Delivery = 53,
    MadeUp = 57,
    Flexible = 54,
    AssistantOrder = 55,
    SearchOrder = 56,
    // administration
    ReturnArrives = 60,
    DropOut = 61,
    DropOutTo = 62,
    Reapply = 63,
    ReclaimReviewed = 64,
    ReclaimAccount = 65,
    Restriction = 66,
    ReturnHabit = 67,
    SuspensionDecision = 68,
    // market and workforce
    AssistantQuit = 70,
    AssistantEntry = 71,
    AssistantExit = 72,
    Entry = 73,
    CostShock = 78,
    Joins = 77,
    WorkerLeaves = 74,
    Vacancy = 75,
    AgencyStay = 76,
    // outside the model: the next point that a calibration tries
    Calibration = 90,
    // outside the model: draws of what is not known of a place
    Place = 92,
    // outside the model: draws of the assumptions from their ranges
    Assumption = 91,
    // reserved for tests: consumed nowhere in the model
    Inert = 99,
}

/// The randomness of one replication of one study.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    base: u64,
}

impl Draws {
    /// The randomness of replication `replication` under `seed`. Both are hashed, never added, so
    /// that (1, 2) and (2, 1) have nothing in common.
    pub fn new(seed: u64, replication: u32) -> Draws {
        let seeded = finalise(seed.wrapping_add(GOLDEN));
        Draws { base: finalise(seeded ^ u64::from(replication).wrapping_add(1).wrapping_mul(GOLDEN)) }
    }

    /// The generator of one key. `entity` below 2^48, `week` below 2^16.
    #[inline]
    pub fn at(&self, purpose: Purpose, entity: u64, week: u32) -> Keyed {
        debug_assert!(entity < 1 << 48 && week < 1 << 16);
        let cell = finalise(self.base.wrapping_add((entity << 16 | u64::from(week)).wrapping_mul(GOLDEN)));
        Keyed { state: cell ^ PURPOSE_KEYS[purpose as usize] }
    }

    /// One uniform number in (0, 1).
    #[inline]
    pub fn uniform(&self, purpose: Purpose, entity: u64, week: u32) -> f64 {
        self.at(purpose, entity, week).uniform()
    }

    /// Whether something with chance `chance` happens.
    #[inline]
    pub fn happens(&self, chance: f64, purpose: Purpose, entity: u64, week: u32) -> bool {
        self.uniform(purpose, entity, week) < chance
    }
}

/// One purpose's part of a key, far from every other's.
static PURPOSE_KEYS: [u64; 100] = {
    let mut keys = [0u64; 100];
    let mut i = 0;
    while i < keys.len() {
        let mut z = (i as u64 + 1).wrapping_mul(0xD1B5_4A32_D192_ED03);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        keys[i] = z ^ (z >> 31);
        i += 1;
    }
    keys
};

/// The draws of one key, numbered by the order in which they are taken: SplitMix64 from that key.
#[derive(Clone, Copy, Debug)]
pub struct Keyed {
    state: u64,
}

impl Keyed {
    #[cfg(test)]
    fn from_state(state: u64) -> Keyed {
        Keyed { state }
    }

    /// The next 64 bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN);
        finalise(self.state)
    }

    /// The next uniform number in (0, 1): 53 bits, centred, so never 0 and never 1.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) * (1.0 / (1u64 << 53) as f64)
    }

    /// Two uniform numbers in (0, 1) of 32 bits each from one draw, for two rare independent events.
    #[inline]
    pub fn uniform_pair(&mut self) -> (f64, f64) {
        const SCALE: f64 = 1.0 / (1u64 << 32) as f64;
        let bits = self.bits();
        (((bits >> 32) as f64 + 0.5) * SCALE, ((bits & 0xFFFF_FFFF) as f64 + 0.5) * SCALE)
    }

    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        use rand_distr::Distribution;
        rand_distr::StandardNormal.sample(self)
    }

    /// Standard exponential (mean 1), by inversion.
    pub fn exponential(&mut self) -> f64 {
        -libm::log(self.uniform())
    }

    /// Standard Gumbel, by inversion.
    pub fn gumbel(&mut self) -> f64 {
        -libm::log(-libm::log(self.uniform()))
    }

    /// Weeks until an event of weekly chance `hazard` (geometric, at least 1), by inversion.
    /// `None` where it never happens within the 2^15 weeks that a simulation can have.
    pub fn weeks_until(&mut self, hazard: f64) -> Option<u32> {
        let uniform = self.uniform();
        if hazard >= 1.0 {
            return Some(1);
        }
        let weeks = 1.0 + (libm::log(uniform) / libm::log1p(-hazard.max(0.0))).floor();
        (weeks < 32_768.0).then_some(weeks as u32)
    }

    /// Poisson with mean `mean`, at most `cap`, by inversion of one uniform number.
    pub fn poisson(&mut self, mean: f64, cap: u32) -> u32 {
        /// The chance of nothing is a number of full precision up to here.
        const LARGE: f64 = 700.0;
        let uniform = self.uniform();
        // Far below a large mean nothing happens that one number could draw, so that one starts there.
        let first = if mean > LARGE { (mean - 12.0 * libm::sqrt(mean)).floor() } else { 0.0 };
        let ways = if first > 0.0 { first * libm::log(mean) - libm::lgamma(first + 1.0) } else { 0.0 };
        let mut probability = libm::exp(ways - mean);
        let mut cumulative = probability;
        let mut count = (first as u32).min(cap);
        while uniform > cumulative && count < cap {
            count += 1;
            probability *= mean / f64::from(count);
            cumulative += probability;
        }
        count
    }
}

impl TryRng for Keyed {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.bits() >> 32) as u32)
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.bits())
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.bits().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
