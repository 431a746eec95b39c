//! Scenario files: TOML with the position of every key, and no key unread.
//!
//! Never opens a file; `find` asks the caller's `Files`.

pub mod document;
pub mod find;
mod grammar;
mod lines;
pub mod own;
pub mod parameter_override;
pub mod part;
pub mod place;
pub mod policy_changes;
pub mod position;
pub mod schedule;
pub mod study;

/// What a scenario file describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A council.
    Place,
    /// What a council decides.
    Policy,
    /// What happens to a council.
    Environment,
    /// A question: a place, policies, environments.
    Study,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::Place, Kind::Policy, Kind::Environment, Kind::Study];

    /// In one word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Place => "place",
            Kind::Policy => "policy",
            Kind::Environment => "environment",
            Kind::Study => "study",
        }
    }

    /// The folder under `scenarios/`, which is the plural as well.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Place => "places",
            Kind::Policy => "policies",
            Kind::Environment => "environments",
            Kind::Study => "studies",
        }
    }

    /// The word with its article.
    pub fn a_word(self) -> &'static str {
        match self {
            Kind::Place => "a place",
            Kind::Policy => "a policy",
            Kind::Environment => "an environment",
            Kind::Study => "a study",
        }
    }
}
