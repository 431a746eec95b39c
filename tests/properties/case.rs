//! One generated study: a place, what is set for all of it, a second policy with its dates. It goes
//! through the door as files and flags do, and prints itself as these, so that a person can run it.

use allotment::basics::Error;
use allotment::basics::parameter::{Kind, Row};
use allotment::place::Area;
use allotment::study::files::Files;
use allotment::study::plan::{Plan, plan};
use allotment::study::request::Request;
use std::fmt::{Debug, Formatter, Write};
use std::path::Path;

/// A parameter with a value that its row accepts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Set {
    pub(crate) row: &'static Row,
    pub(crate) number: f64,
}

impl Set {
    /// The value as a file takes it.
    fn written(&self) -> String {
        match self.row.kind {
            Kind::Flag => (self.number != 0.0).to_string(),
            Kind::Choice(words) => format!("\"{}\"", words[self.number as usize]),
            Kind::Number | Kind::Count => self.number.to_string(),
        }
    }

    /// As `--set` takes it.
    fn typed(&self) -> String {
        format!("{}={}", self.row.key(), self.written().replace('"', ""))
    }

    fn line(&self) -> String {
        format!("{} = {}\n", self.row.name, self.written())
    }
}

/// A study of two policies: one with what is set for all, another that decides otherwise.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) families: u32,
    pub(crate) areas: Vec<Area>,
    /// Set for both policies and the warm-up.
    pub(crate) set: Vec<Set>,
    /// What the second policy decides.
    pub(crate) other: Vec<Set>,
    /// What it decides later: weeks after the fork, ascending.
    pub(crate) later: Vec<(u32, Vec<Set>)>,
    pub(crate) years: u32,
    pub(crate) seed: u32,
}

impl Case {
    /// The reference authority with so many families and nothing set.
    pub(crate) fn plain(families: u32) -> Case {
        let areas = allotment::place::Place::early_adopter().areas;
        Case { families, areas, set: Vec::new(), other: Vec::new(), later: Vec::new(), years: 3, seed: 1 }
    }

    fn place(&self) -> String {
        let mut text = format!("base = \"early-adopter\"\n[place]\nfamilies = {}\n", self.families);
        let own = if self.areas == Case::plain(1).areas { &[][..] } else { &self.areas };
        for Area { x, y, spread, family_share, pa_share, thin } in own {
            write!(
                text,
                "[[area]]\nx = {x}\ny = {y}\nspread = {spread}\nfamily_share = {family_share}\n\
                 pa_share = {pa_share}\nthin = {thin}\n"
            )
            .unwrap();
        }
        text
    }

    /// Levers set for all hold under both policies; `--set` would hold over the second's own.
    fn policies(&self) -> [String; 2] {
        let lines = |sets: &[Set]| sets.iter().map(Set::line).collect::<String>();
        let first = format!("[lever]\n{}", lines(&self.levers().copied().collect::<Vec<_>>()));
        let mut second = format!("extends = \"first\"\n[lever]\n{}", lines(&self.other));
        for (after, sets) in &self.later {
            write!(second, "[[later]]\nfrom_week = {}\n[later.lever]\n{}", after + 1, lines(sets)).unwrap();
        }
        [first, second]
    }

    fn levers(&self) -> impl Iterator<Item = &Set> {
        self.set.iter().filter(|set| set.row.group == "lever")
    }

    fn study(&self) -> String {
        format!(
            "place = \"somewhere\"\npolicies = [\"first\", \"second\"]\nhorizon_years = {}\nseed = {}\nreplications = 1\n",
            self.years, self.seed
        )
    }

    /// What `--set` says: all but the levers.
    pub(crate) fn set_elsewhere(&self) -> Vec<String> {
        self.set.iter().filter(|set| set.row.group != "lever").map(Set::typed).collect()
    }

    fn request(&self) -> Request {
        Request { study: Some("case.toml".to_owned()), set: self.set_elsewhere(), ..Request::default() }
    }

    /// The plan that the program makes of it.
    pub(crate) fn plan(&self) -> Result<Plan, Error> {
        plan(&self.request(), self)
    }
}

impl Files for Case {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        let [first, second] = self.policies();
        Ok(match path.file_name().and_then(|name| name.to_str()) {
            Some("case.toml") => Some(self.study()),
            Some("somewhere.toml") => Some(self.place()),
            Some("first.toml") => Some(first),
            Some("second.toml") => Some(second),
            _ => None,
        })
    }
}

impl Debug for Case {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let [first, second] = self.policies();
        let files = [
            ("somewhere.toml", self.place()),
            ("first.toml", first),
            ("second.toml", second),
            ("case.toml", self.study()),
        ];
        for (name, text) in files {
            write!(f, "\n# {name}\n{text}")?;
        }
        writeln!(f, "\n{}", self.request().command("case.toml"))
    }
}
