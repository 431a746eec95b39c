//! `--set key=value`: one parameter changed for a whole study.
//!
//! A lever or a part of the environment is changed in every option and in the warm-up year, so that
//! the options still differ in their own policies alone; an assumption or a figure of the place is
//! changed in the one set that all options share. Never knows a file.

use super::rows::{Owner, did_you_mean, every_row, rows_called};
use super::scenario::document::Value;
use super::scenario::parameter_override::{Override, accept};
use crate::basics::Error;
use crate::basics::parameter::Table;

/// The overrides of a study.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides(Vec<(Owner, Override)>);

impl Overrides {
    /// Reads overrides as typed.
    ///
    /// # Errors
    /// No `=`, an unknown key, a value that its row does not accept, a key given twice.
    pub fn parse(typed: &[String]) -> Result<Overrides, Error> {
        let mut overrides: Vec<(Owner, Override)> = Vec::new();
        for one in typed {
            let (owner, setting) = parse_one(one)?;
            if overrides.iter().any(|(_, known)| known.row == setting.row) {
                let problem = format!("`--set` gives `{}` twice", setting.row.key());
                return Err(Error::new(problem).with_hint("give it once"));
            }
            overrides.push((owner, setting));
        }
        Ok(Overrides(overrides))
    }

    /// Those of one table.
    pub fn of(&self, owner: Owner) -> impl Iterator<Item = &Override> {
        self.0.iter().filter(move |(its, _)| *its == owner).map(|(_, setting)| setting)
    }

    /// Puts those of one table into it.
    pub fn apply(&self, owner: Owner, table: &mut impl Table) {
        self.of(owner).for_each(|setting| Override::apply_all(std::slice::from_ref(setting), table));
    }

    /// Sentences on values outside their plausible range.
    pub fn warnings(&self) -> impl Iterator<Item = String> {
        self.0.iter().filter_map(|(_, setting)| setting.warning())
    }
}

fn parse_one(typed: &str) -> Result<(Owner, Override), Error> {
    let Some((key, text)) = typed.split_once('=') else {
        let hint = "write `--set KEY=VALUE`, such as `--set weeks_keep=12`";
        return Err(Error::new(format!("`--set {typed}` has no `=`")).with_hint(hint));
    };
    let (key, text) = (key.trim(), text.trim());
    let (owner, row) = match rows_called(key)[..] {
        [one] => one,
        [] => return Err(unknown(typed, key)),
        [(_, first), .., (_, last)] => {
            let problem = format!("`--set {typed}`: two parameters are called `{key}`");
            return Err(Error::new(problem).with_hint(format!(
                "write `{}` or `{}`",
                first.key(),
                last.key()
            )));
        }
    };
    let Some(value) = Value::parse(text) else {
        let problem = format!("`--set {typed}`: `{text}` is not a value");
        return Err(Error::new(problem).with_hint(format!("`{}` takes {}", row.name, row.allowed())));
    };
    let number = accept(row, &value, |problem| Error::new(format!("`--set {typed}`: {problem}")))?;
    Ok((owner, Override { row, number, source: format!("--set {typed}") }))
}

fn unknown(typed: &str, key: &str) -> Error {
    let rows = every_row();
    let keys: Vec<String> = rows.iter().map(|(_, row)| row.key()).collect();
    let names = rows.iter().map(|(_, row)| row.name).chain(keys.iter().map(String::as_str));
    let lists = || "`allotment list levers` and `allotment list assumptions` name them".to_owned();
    let hint = did_you_mean(key, names).unwrap_or_else(lists);
    Error::new(format!("`--set {typed}`: there is no parameter `{key}`")).with_hint(hint)
}
