//! Every parameter by name, whichever table it is in, and the nearest name to a misspelt one.
//!
//! Never knows a file.

use crate::basics::parameter::{Row, Table};
use crate::parameters::assumptions::Assumptions;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::place::Figures;

/// Which table a parameter is in, and so who decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// What a council can change.
    Lever,
    /// What happens to a council.
    Environment,
    /// A council's own figure.
    Place,
    /// What nobody knows for certain.
    Assumption,
}

impl Owner {
    /// In words, with the article.
    pub fn words(self) -> &'static str {
        match self {
            Owner::Lever => "a lever",
            Owner::Environment => "part of the environment",
            Owner::Place => "a figure of a place",
            Owner::Assumption => "an assumption",
        }
    }

    /// The kind of scenario file that sets it, with the article.
    pub fn file(self) -> &'static str {
        match self {
            Owner::Lever => "a policy file",
            Owner::Environment => "an environment file",
            Owner::Place => "a place file",
            Owner::Assumption => "a study file",
        }
    }

    /// Its rows, in order.
    pub fn rows(self) -> Vec<&'static Row> {
        match self {
            Owner::Lever => Levers::default().rows(),
            Owner::Environment => Environment::default().rows(),
            Owner::Place => Figures::default().rows(),
            Owner::Assumption => Assumptions::default().rows(),
        }
    }
}

/// Every parameter with its table.
pub fn every_row() -> Vec<(Owner, &'static Row)> {
    let owners = [Owner::Lever, Owner::Environment, Owner::Place, Owner::Assumption];
    owners.into_iter().flat_map(|owner| owner.rows().into_iter().map(move |row| (owner, row))).collect()
}

/// The parameters called `name` or `group.name`: one, none, or several of one name in different groups.
pub fn rows_called(key: &str) -> Vec<(Owner, &'static Row)> {
    every_row().into_iter().filter(|(_, row)| row.name == key || row.key() == key).collect()
}

/// The candidate that `name` was probably meant to be, if any is near: at most a third of its letters
/// wrong, left out, too many or swapped. A name longer than any is near none.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Letters of a name that may still be near one: comparing takes time and room by its length.
    const MOST: usize = 100;
    if name.chars().nth(MOST).is_some() {
        return None;
    }
    let name = name.to_lowercase();
    let near = candidates.into_iter().map(|other| (strsim::damerau_levenshtein(&name, other), other));
    near.filter(|(distance, other)| distance * 3 <= other.chars().count().max(3))
        .min()
        .map(|(_, other)| other)
}

/// `did you mean …?`, where something is near.
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, candidates).map(|other| format!("did you mean `{other}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_is_one_parameter_and_no_group_is_a_key_of_study_files() {
        let mut keys = BTreeSet::new();
        for (owner, row) in every_row() {
            assert!(keys.insert(row.key()), "`{}` is the key of two parameters", row.key());
            let is_key = crate::study::scenario::study::KEYS.contains(&row.group);
            assert!(owner != Owner::Assumption || !is_key, "`{}` is a key and a group", row.group);
        }
    }

    #[test]
    fn every_default_is_accepted_by_its_own_row() {
        for (_, row) in every_row() {
            assert!(row.default >= row.min && row.default <= row.max, "`{}`", row.name);
        }
    }

    #[test]
    fn a_misspelt_name_finds_its_neighbour_and_nonsense_finds_nothing() {
        let names = ["weeks_keep", "suspend_after", "pa_rate"];
        assert_eq!(nearest("weeks_kep", names), Some("weeks_keep"));
        assert_eq!(nearest("Weeks_Keep", names), Some("weeks_keep"));
        assert_eq!(nearest("weeks_keep_for_ever", names), None);
        assert_eq!(nearest("", names), None);
    }
}
