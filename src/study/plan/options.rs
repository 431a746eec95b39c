//! The options of a plan: every policy under every environment, baselines first.

use super::definition::PolicyOption;
use crate::basics::Error;
use crate::parameters::environment::Environment;
use crate::parameters::levers::Levers;
use crate::replication::PolicySchedule;
use crate::study::overrides::Overrides;
use crate::study::rows::{Owner, did_you_mean};
use crate::study::scenario::find::{Finder, Reference};
use crate::study::scenario::schedule::{self, Resolved};
use crate::study::scenario::study::StudyFile;
use std::collections::BTreeSet;

/// The policies and environments that a study names, found and read.
pub(super) struct Scenarios {
    /// The policy of the warm-up year.
    pub(super) warm_up: Resolved<Levers>,
    /// What is compared, the baseline first; at least one.
    pub(super) policies: Vec<Resolved<Levers>>,
    /// Under what; the first is that of the warm-up year.
    pub(super) environments: Vec<Resolved<Environment>>,
}

impl Scenarios {
    /// Finds them; `warm_up` is the policy of the warm-up year where it is not the baseline.
    ///
    /// # Errors
    /// Whatever is wrong with a file that is named, two policies or environments of one name.
    pub(super) fn find(
        finder: &mut Finder<'_>,
        study: &StudyFile,
        warm_up: Option<Reference>,
    ) -> Result<Scenarios, Error> {
        let policies = baseline_first(study)?;
        let warm_up = schedule::policy(finder, &warm_up.unwrap_or_else(|| policies[0].clone()))?;
        let policies: Vec<_> =
            policies.iter().map(|policy| schedule::policy(finder, policy)).collect::<Result<_, _>>()?;
        let environments: Vec<_> = study
            .environments
            .iter()
            .map(|one| schedule::environment(finder, one))
            .collect::<Result<_, _>>()?;
        refuse_duplicates("policies", policies.iter().map(|policy| &policy.name))?;
        refuse_duplicates("environments", environments.iter().map(|environment| &environment.name))?;
        Ok(Scenarios { warm_up, policies, environments })
    }

    /// The schedule of the warm-up year.
    pub(super) fn warm_up_schedule(&self, overrides: &Overrides) -> PolicySchedule {
        schedule_of(&self.warm_up, &self.environments[0].table, overrides)
    }

    /// Every policy under every environment: the baseline's options first, then policy by policy.
    pub(super) fn options(&self, overrides: &Overrides) -> Vec<PolicyOption> {
        let is_one = self.environments.len() == 1;
        let mut options = Vec::new();
        for policy in &self.policies {
            for (baseline, environment) in self.environments.iter().enumerate() {
                let Resolved { name, title, about, .. } = policy.clone();
                options.push(PolicyOption {
                    name: if is_one { name } else { format!("{name}+{}", environment.name) },
                    label: if is_one { title } else { format!("{title}, {}", environment.title) },
                    about,
                    parts: policy.parts.clone(),
                    schedule: schedule_of(policy, &environment.table, overrides),
                    baseline,
                });
            }
        }
        options
    }
}

/// The study's policies with the baseline before the others; at least one.
fn baseline_first(study: &StudyFile) -> Result<Vec<Reference>, Error> {
    let mut policies = study.policies.clone();
    if policies.is_empty() {
        let error = Error::new("this study names no policies").in_file(&study.file);
        return Err(error.with_hint("write `policies = [\"baseline\", \"card\"]` in its file"));
    }
    if let Some(baseline) = &study.baseline {
        let wanted = baseline.name()?;
        let names = policies.iter().map(Reference::name).collect::<Result<Vec<_>, _>>()?;
        let Some(index) = names.iter().position(|name| *name == wanted) else {
            let error = baseline.error(format!("`baseline` is `{wanted}`, which is not among the policies"));
            let meant = did_you_mean(&wanted, names.iter().map(String::as_str));
            return Err(error.with_hint(meant.unwrap_or_else(|| format!("they are {}", names.join(", ")))));
        };
        policies[..=index].rotate_right(1);
    }
    Ok(policies)
}

/// Refuses two scenarios of one name, since results are distinguished by name.
fn refuse_duplicates<'a>(what: &str, names: impl Iterator<Item = &'a String>) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            let error = Error::new(format!("two of the {what} are called `{name}`"));
            return Err(error.with_hint("a file's name is its scenario's name: rename one of them"));
        }
    }
    Ok(())
}

/// A policy's schedule; an override holds throughout.
fn schedule_of(
    policy: &Resolved<Levers>,
    environment: &Environment,
    overrides: &Overrides,
) -> PolicySchedule {
    let mut schedule = policy.under(environment);
    let dated = schedule.changes.iter_mut().map(|(_, levers)| levers);
    dated.chain([&mut schedule.levers]).for_each(|levers| overrides.apply(Owner::Lever, levers));
    overrides.apply(Owner::Environment, &mut schedule.environment);
    schedule
}
