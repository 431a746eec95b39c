//! Policy and environment files: a difference from another of their kind, or from the defaults.
//!
//! Never knows a place or a study.

use super::Kind;
use super::document::Document;
use super::find::{Chain, Finder, Reference};
use super::parameter_override::{Override, only_keys};
use super::part::{self, Part};
use super::policy_changes::{self, PolicyChange};
use crate::basics::Error;
use crate::basics::parameter::Table;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::replication::PolicySchedule;
use crate::study::rows::Owner;

/// Keys that policy files may have.
pub const POLICY_KEYS: &[&str] = &["title", "about", "extends", "lever", "later", "part"];
/// Keys that environment files may have.
pub const ENVIRONMENT_KEYS: &[&str] = &["title", "about", "extends", "environment"];

/// A policy or an environment, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved<T> {
    /// Its name in files.
    pub name: String,
    /// Its name in print: the file's `title`, else the name.
    pub title: String,
    /// What it is, in a sentence; empty where the file doesn't say.
    pub about: String,
    /// What it extends, as written.
    pub extends: Option<String>,
    /// The values of what it extends, or the defaults.
    pub base: T,
    /// Its own values.
    pub table: T,
    /// Its parts, where its own file names them.
    pub parts: Vec<Part>,
    /// What changes after the fork, by date: its own dates or, where it has none, those of what it
    /// extends.
    pub changes: Vec<PolicyChange>,
}

impl Resolved<Levers> {
    /// The policy under an environment: at each date what held before, changed.
    pub fn under(&self, environment: &Environment) -> PolicySchedule {
        let mut schedule = PolicySchedule::new(self.table.clone(), environment.clone());
        let mut levers = self.table.clone();
        for date in &self.changes {
            Override::apply_all(&date.overrides, &mut levers);
            schedule.changes.push((date.after, levers.clone()));
        }
        schedule
    }
}

/// Finds a policy with everything that it extends.
///
/// # Errors
/// Whatever is wrong with its file, or with one that it extends.
pub fn policy(finder: &mut Finder<'_>, reference: &Reference) -> Result<Resolved<Levers>, Error> {
    resolve(finder, Kind::Policy, Owner::Lever, reference, Chain::default())
}

/// Finds an environment with everything that it extends.
///
/// # Errors
/// Whatever is wrong with its file, or with one that it extends.
pub fn environment(finder: &mut Finder<'_>, reference: &Reference) -> Result<Resolved<Environment>, Error> {
    resolve(finder, Kind::Environment, Owner::Environment, reference, Chain::default())
}

fn resolve<T: Table + Default + Clone>(
    finder: &mut Finder<'_>,
    kind: Kind,
    owner: Owner,
    reference: &Reference,
    mut chain: Chain,
) -> Result<Resolved<T>, Error> {
    let found = finder.find(kind, reference)?;
    chain.add(reference, &found)?;
    let file = read(&found.document, kind, owner)?;
    let (base, inherited): (T, Vec<PolicyChange>) = match &file.extends {
        Some(parent) => {
            let parent = resolve(finder, kind, owner, parent, chain)?;
            (parent.table, parent.changes)
        }
        None => (T::default(), Vec::new()),
    };
    let changes = file.changes.unwrap_or(inherited);
    let change_overrides = changes.iter().flat_map(|date| &date.overrides);
    file.overrides
        .iter()
        .chain(change_overrides)
        .filter_map(Override::warning)
        .for_each(|warning| finder.warn(warning));
    let mut table = base.clone();
    Override::apply_all(&file.overrides, &mut table);
    Ok(Resolved {
        title: file.title.unwrap_or_else(|| found.name.clone()),
        about: file.about.unwrap_or_default(),
        extends: file.extends.map(|parent| parent.text),
        name: found.name,
        base,
        table,
        parts: file.parts,
        changes,
    })
}

/// What one file says.
#[derive(Default)]
struct File {
    title: Option<String>,
    about: Option<String>,
    extends: Option<Reference>,
    overrides: Vec<Override>,
    changes: Option<Vec<PolicyChange>>,
    parts: Vec<Part>,
}

fn read(document: &Document, kind: Kind, owner: Owner) -> Result<File, Error> {
    let keys = if kind == Kind::Policy { POLICY_KEYS } else { ENVIRONMENT_KEYS };
    only_keys(document, kind, keys)?;
    let mut file = File::default();
    for entry in &document.entries {
        match entry.key.as_str() {
            "title" => file.title = Some(entry.title()?),
            "about" => file.about = Some(entry.text()?),
            "extends" => file.extends = Some(Reference::written(entry.at.clone(), entry.text()?)),
            "later" => file.changes = Some(policy_changes::read(entry)?),
            "part" => file.parts = part::read(entry)?,
            group => file.overrides = Override::read_group(&owner.rows(), group, entry.table()?)?,
        }
    }
    Ok(file)
}
