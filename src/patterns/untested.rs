//! Facts of the evidence that no pattern tests, and why.

/// A fact, in part or whole, that no pattern tests.
#[derive(Clone, Copy, Debug)]
pub struct Untested {
    /// Its number in the evidence.
    pub id: &'static str,
    /// What is left out.
    pub what: &'static str,
    /// Why.
    pub because: &'static str,
}

/// Every such fact.
pub static UNTESTED: &[Untested] = &[
    Untested {
        id: "E5",
        what: "stress answers more to administration than to the number of cases",
        because: "workers have morale and pressure but no reported stress to compare with",
    },
    Untested {
        id: "E6",
        what: "leavers are mostly in their first five years",
        because: "a worker's chance to leave follows morale, not years in the job",
    },
    Untested {
        id: "E9",
        what: "clawback swings from year to year",
        because: "one council's three years are weak evidence; the swing is put in by the yearly draw of how many accounts are reviewed",
    },
    Untested {
        id: "E11",
        what: "gaps in assistants' posts bunch out of school time",
        because: "unfilled posts are counted by area, not by time of day",
    },
    Untested {
        id: "E13",
        what: "provision shrank more in deprived areas",
        because: "a place's areas differ in distance and supply, not in deprivation; pattern 10 tests thin areas instead",
    },
    Untested {
        id: "E15",
        what: "new small providers draw staff from agencies",
        because: "a provider's staff leave for other work with the wage gap, not for a named rival",
    },
    Untested {
        id: "E16",
        what: "cards bring restriction of what may be bought and enrolment by default",
        because: "a card here is a form of evidence; it does not limit where a family may spend",
    },
];
