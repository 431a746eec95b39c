//! Subgroups declared once: which families belong together, and what is summed over them.
//!
//! Outcomes of a subgroup are those of [`crate::outcome`], worked out from its families' sums. Options and
//! replications are not known here.

use super::family_record::FamilyRecord;
use super::{Outcome, Tally};
use crate::place::Place;
use crate::terms::Arrangement;

/// One way to divide the families of an authority: every family is in exactly one of its groups.
pub struct Dimension {
    /// The name in files.
    pub name: &'static str,
    /// What it goes by.
    pub about: &'static str,
    groups: fn(&Place) -> Vec<String>,
    of: fn(&FamilyRecord, &Place) -> usize,
}

/// Every dimension, in the order of tables.
pub static DIMENSIONS: &[Dimension] = &[
    Dimension { name: "all", about: "every family", groups: |_| words(&["all"]), of: |_, _| 0 },
    Dimension {
        name: "capacity",
        about: "fifth of the first families by a carer's hours for administration, 1 least",
        groups: |_| words(&FIFTHS),
        of: |record, _| record.quintile.into(),
    },
    Dimension {
        name: "deprivation",
        about: "fifth by deprivation, 1 least",
        groups: |_| words(&FIFTHS),
        of: |record, _| record.deprivation.into(),
    },
    Dimension {
        name: "need",
        about: "highest need band among the children",
        groups: |_| words(&["low", "medium", "high", "complex"]),
        of: |record, _| record.band.into(),
    },
    Dimension {
        name: "supply",
        about: "whether the family's area is thin",
        groups: |_| words(&["thin", "not thin"]),
        of: |record, place| usize::from(!place.areas[usize::from(record.area)].thin),
    },
    Dimension {
        name: "area",
        about: "the area, in the order of the place",
        groups: |place| (1..=place.areas.len()).map(|area| area.to_string()).collect(),
        of: |record, _| record.area.into(),
    },
    Dimension {
        name: "arrangement",
        about: "the arrangement of most of the policy weeks",
        groups: |_| words(&ARRANGEMENTS),
        of: |record, _| most_weeks(record),
    },
    Dimension {
        name: "arrangement_before",
        about: "the arrangement when the policy began, or when a newcomer came",
        groups: |_| words(&ARRANGEMENTS),
        of: |record, _| match record.arrangement_before {
            Some(Arrangement::Direct) => 0,
            Some(Arrangement::Managed) => 1,
            Some(Arrangement::Council) => 2,
            _ => 3,
        },
    },
    Dimension {
        name: "siblings",
        about: "eligible children that the family came with",
        groups: |_| words(&["one child", "two or more"]),
        of: |record, _| usize::from(record.n_children > 1),
    },
    Dimension {
        name: "assistant",
        about: "whether it ever employed an assistant in the policy years",
        groups: |_| words(&["ever", "never"]),
        of: |record, _| usize::from(record.employing_weeks == 0.0),
    },
];

const FIFTHS: [&str; 5] = ["1", "2", "3", "4", "5"];
const ARRANGEMENTS: [&str; 4] = ["direct payment", "managed account", "council-managed", "nothing arranged"];

/// The outcomes that groups of families have, in the order of tables.
pub fn outcomes() -> Vec<&'static Outcome> {
    Outcome::ranked(|outcome| outcome.by_subgroup)
}

/// The first of the arrangements with the most weeks.
fn most_weeks(record: &FamilyRecord) -> usize {
    let arranged = [record.dp_weeks, record.managed_weeks, record.council_weeks];
    let without = record.weeks - arranged.iter().sum::<f64>();
    let weeks = [arranged[0], arranged[1], arranged[2], without];
    (1..weeks.len()).fold(0, |most, other| if weeks[other] > weeks[most] { other } else { most })
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

/// One group of families.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The dimension's name.
    pub dimension: &'static str,
    /// The group's own name.
    pub name: String,
}

/// Every group of a place, dimension by dimension.
pub fn groups(place: &Place) -> Vec<Group> {
    let of = |dimension: &Dimension| {
        let dimension_name = dimension.name;
        (dimension.groups)(place).into_iter().map(move |name| Group { dimension: dimension_name, name })
    };
    DIMENSIONS.iter().flat_map(of).collect()
}

/// Declares [`Sums`] as what is summed.
macro_rules! sums {
    ($( $(#[doc = $doc:literal])+ $field:ident, )+) => {
        /// What the families of a group add up to over the policy years.
        #[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct Sums {
            /// Families that were the authority's for a week at least.
            pub families: f64,
            $( $(#[doc = $doc])+ pub $field: f64, )+
        }

        impl Sums {
            /// How many numbers there are.
            pub const FIELDS: usize = 1 + [$( stringify!($field) ),+].len();

            /// The numbers in the order of their declaration.
            pub fn to_array(&self) -> [f64; Sums::FIELDS] {
                [self.families, $( self.$field ),+]
            }

            /// As [`Sums::to_array`] gave them.
            pub fn from_array([families, $( $field ),+]: [f64; Sums::FIELDS]) -> Sums {
                Sums { families, $( $field ),+ }
            }

            fn of(record: &FamilyRecord) -> Sums {
                Sums { families: 1.0, $( $field: record.$field, )+ }
            }

            fn add(&mut self, other: &Sums) {
                self.families += other.families;
                $( self.$field += other.$field; )+
            }
        }
    };
}

sums! {
    /// Family-weeks.
    weeks,
    /// Weeks with a plan.
    plan_weeks,
    /// Weeks with a direct payment.
    dp_weeks,
    /// Weeks with a managed account.
    managed_weeks,
    /// Weeks employing an assistant.
    employing_weeks,
    /// Weeks with load above one.
    overloaded_weeks,
    /// Hours of administration.
    admin_hours,
    /// Strain over weeks.
    strain,
    /// Hours assessed.
    assessed,
    /// Hours delivered.
    delivered,
    /// Pounds paid into accounts.
    paid,
    /// Pounds spent from them.
    spent,
    /// Pounds reclaimed.
    reclaimed,
    /// Account-weeks open.
    account_weeks,
    /// Suspensions.
    suspensions,
}

impl Sums {
    /// An outcome of the group; NaN where it is not defined.
    pub fn outcome(&self, outcome: &Outcome) -> f64 {
        let tally = Tally {
            family_weeks: self.weeks,
            plan_weeks: self.plan_weeks,
            dp_weeks: self.dp_weeks,
            managed_weeks: self.managed_weeks,
            employing_weeks: self.employing_weeks,
            overloaded_weeks: self.overloaded_weeks,
            admin_hours: self.admin_hours,
            strain: self.strain,
            hours_assessed: self.assessed,
            hours_delivered: self.delivered,
            paid: self.paid,
            spent: self.spent,
            reclaimed: self.reclaimed,
            account_weeks: self.account_weeks,
            suspensions: self.suspensions,
            ..Tally::default()
        };
        outcome.of(&tally).unwrap_or(f64::NAN)
    }
}

/// The sums of every group of a place, in the order of [`groups`].
pub fn sums(place: &Place, records: &[FamilyRecord]) -> Vec<Sums> {
    let mut firsts = Vec::with_capacity(DIMENSIONS.len());
    let mut length = 0;
    for dimension in DIMENSIONS {
        firsts.push(length);
        length += (dimension.groups)(place).len();
    }
    let mut all = vec![Sums::default(); length];
    for record in records.iter().filter(|record| record.weeks > 0.0) {
        let family = Sums::of(record);
        for (dimension, first) in DIMENSIONS.iter().zip(&firsts) {
            all[first + (dimension.of)(record, place)].add(&family);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrangement_of_most_weeks_is_the_familys_own_and_ties_go_to_the_first() {
        let record = |dp_weeks, managed_weeks, council_weeks, weeks| FamilyRecord {
            dp_weeks,
            managed_weeks,
            council_weeks,
            weeks,
            ..FamilyRecord::default()
        };
        let cases = [
            (record(10.0, 0.0, 5.0, 20.0), 0),
            (record(10.0, 11.0, 5.0, 26.0), 1),
            (record(0.0, 1.0, 5.0, 11.0), 2),
            (record(0.0, 1.0, 4.0, 11.0), 3),
            (record(5.0, 5.0, 5.0, 20.0), 0),
        ];
        for (record, group) in cases {
            assert_eq!(most_weeks(&record), group, "{record:?}");
        }
    }
}
