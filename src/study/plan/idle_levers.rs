//! Levers that an option sets and that do nothing there: another lever makes it so, or the study is too short.
//!
//! Never knows how a lever works: each row is held to the model by a test.

use super::definition::PolicyOption;
use crate::basics::YEAR;
use crate::basics::parameter::{Row, Table};
use crate::parameters::levers::NEVER;
use crate::parameters::levers::{Levers, PaRateRule, ReclaimAt};

/// A lever that does nothing under some others.
#[derive(Clone, Copy, Debug)]
pub struct IdleLever {
    /// The levers' names.
    pub levers: &'static [&'static str],
    /// Whether they do nothing under an option's levers.
    pub is_idle: fn(&Levers) -> bool,
    /// Why, behind "does nothing: ".
    pub why: &'static str,
}

/// Every such case.
pub static IDLE_LEVERS: &[IdleLever] = &[
    IdleLever {
        levers: &["payroll_cost"],
        is_idle: |levers| !levers.payroll_support,
        why: "there is no payroll support (`payroll_support = true` offers it)",
    },
    IdleLever {
        levers: &["pa_rate_peg"],
        is_idle: |levers| levers.pa_rate_rule != PaRateRule::PeggedToMarket,
        why: "the assistants' rate is not pegged to the market (`pa_rate_rule = \"pegged_to_market\"` pegs it)",
    },
    IdleLever {
        levers: &["pa_rate"],
        is_idle: |levers| levers.pa_rate_rule == PaRateRule::PeggedToMarket,
        why: "the assistants' rate is pegged to the market, so that `pa_rate_peg` sets it",
    },
    IdleLever {
        levers: &["weeks_keep", "keep_if_searching"],
        is_idle: |levers| levers.reclaim_at == ReclaimAt::Never,
        why: "nothing is taken back (`reclaim_at = \"never\"`)",
    },
    IdleLever {
        levers: &["reminders", "suspend_after"],
        is_idle: |levers| levers.returns_per_year == 0,
        why: "no return is due (`returns_per_year = 0`)",
    },
];

/// A sentence for every lever that an option sets otherwise than usual and that does nothing there.
pub(super) fn idle_levers(options: &[PolicyOption], policy_years: u32) -> Vec<String> {
    options.iter().flat_map(|option| of_option(option, policy_years)).collect()
}

fn of_option(option: &PolicyOption, policy_years: u32) -> Vec<String> {
    let usual = Levers::default();
    let dated: Vec<&Levers> = std::iter::once(&option.schedule.levers)
        .chain(option.schedule.changes.iter().map(|it| &it.1))
        .collect();
    let mut said = Vec::new();
    for row in usual.rows() {
        let value = |levers: &Levers| levers.get(row.group, row.name);
        let set: Vec<&&Levers> = dated.iter().filter(|levers| value(levers) != value(&usual)).collect();
        let Some(first) = set.first() else { continue };
        // A lever that acts at some date is none.
        let reason = IDLE_LEVERS
            .iter()
            .find(|idle| idle.levers.contains(&row.name) && set.iter().all(|levers| (idle.is_idle)(levers)));
        if let Some(idle) = reason {
            said.push(sentence(option, row, value(first), idle.why));
        }
    }
    said.extend(too_late(option, policy_years));
    said
}

/// No return that falls due under the option can be as late as it would have to be.
fn too_late(option: &PolicyOption, policy_years: u32) -> Option<String> {
    let after = option.schedule.levers.suspend_after;
    let weeks = policy_years * YEAR;
    (after < NEVER && after >= weeks).then(|| {
        format!(
            "`suspend_after` is {after} under `{}`, but the study has {weeks} policy weeks: hardly any return is ever \
             so late, though families reckon with the rule ({NEVER} says that nothing is suspended)",
            option.name
        )
    })
}

fn sentence(option: &PolicyOption, row: &Row, value: Option<f64>, why: &str) -> String {
    let value = value.map_or_else(String::new, |value| row.show(value));
    format!("`{}` is {value} under `{}` and does nothing: {why}", row.name, option.name)
}
