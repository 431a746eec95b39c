//! A study as it was asked for, and the inputs that it was made of.

use serde::{Deserialize, Serialize};

/// A study as asked for on the command line, before any file is read. Written into the manifest, so
/// that the same request can be made again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The study's name or file; `None` means the shipped first study.
    pub study: Option<String>,
    /// Another place than the study's, by name or file.
    pub place: Option<String>,
    /// Another number of replications.
    pub replications: Option<u32>,
    /// Another seed.
    pub seed: Option<u64>,
    /// Overrides as typed, `key=value`, applied to every option (levers, environment), to the
    /// assumptions or to the place.
    pub set: Vec<String>,
    /// Policies whose effect is taken apart, by name or file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// The precision to reach, as typed, such as `take_up:0.5pp`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<String>,
    /// What varies from run to run, as typed: `chance`, `assumptions` or `both`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertainty: Option<String>,
    /// Where the draws of the assumptions come from: a calibration's name or table, or `ranges`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumption_sets: Option<String>,
    /// Runs under each draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs_a_draw: Option<u32>,
}

impl Request {
    /// The command that runs the study again, as it would be typed; `study` where none was named.
    pub fn command(&self, study: &str) -> String {
        let mut words = vec!["allotment".to_owned(), "compare".to_owned()];
        words.push(typed(self.study.as_deref().unwrap_or(study)));
        let mut flag = |name: &str, value: Option<String>| {
            words.extend(value.map(|value| format!("--{name} {}", typed(&value))));
        };
        flag("place", self.place.clone());
        flag("replications", self.replications.map(|number| number.to_string()));
        flag("seed", self.seed.map(|number| number.to_string()));
        self.set.iter().for_each(|set| flag("set", Some(set.clone())));
        self.parts.iter().for_each(|policy| flag("parts", Some(policy.clone())));
        flag("precision", self.precision.clone());
        flag("uncertainty", self.uncertainty.clone());
        flag("assumption-sets", self.assumption_sets.clone());
        flag("runs-a-draw", self.runs_a_draw.map(|number| number.to_string()));
        words.join(" ")
    }

    /// The command that runs one replication of the study by itself.
    pub fn command_for(&self, study: &str, replication: u32) -> String {
        format!("{} --only-replication {replication}", self.command(study))
    }
}

/// A word for a shell: in quotes where it holds anything unusual.
fn typed(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./=,:+".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Where the text of an input came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Embedded in the program.
    Shipped,
    /// A file; it wins over a shipped one of the same name.
    File,
}

/// One input of a study: a scenario file or the data that a place was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Path as asked for, relative where it was, or the embedded path such as `policies/card.toml`.
    pub path: String,
    /// Where it came from.
    pub origin: Origin,
    /// Lower-case hexadecimal SHA-256 of its bytes.
    pub sha256: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_can_be_typed_and_says_all_that_was_asked() {
        let asked = Request {
            study: Some("my study's.toml".to_owned()),
            place: Some("thurrock".to_owned()),
            replications: Some(20),
            seed: Some(7),
            set: vec!["weeks_keep=3".to_owned()],
            parts: vec!["families-first".to_owned()],
            precision: Some("cost_total:£5,000".to_owned()),
            uncertainty: Some("both".to_owned()),
            assumption_sets: Some("england".to_owned()),
            runs_a_draw: Some(4),
        };
        let command = asked.command_for("first-look", 12);
        assert_eq!(
            command,
            "allotment compare 'my study'\\''s.toml' --place thurrock --replications 20 --seed 7 --set weeks_keep=3 \
             --parts families-first --precision 'cost_total:£5,000' --uncertainty both --assumption-sets england \
             --runs-a-draw 4 --only-replication 12"
        );
        assert_eq!(Request::default().command("first-look"), "allotment compare first-look");
    }
}
