//! Which assumptions move which targets: each is taken to the ends of its range, alone.
//!
//! One at a time round the defaults (the local form of Morris's elementary effects): it shows what
//! moves and by how much, and nothing of how two move together. Never knows a thread or a file.

use super::targets::{Role, Target, Targets};
use crate::basics::parameter::{Kind, Row, Table};
use crate::parameters::assumptions::Assumptions;
use crate::study::rows::Owner;

/// An assumption at one end of its plausible range.
#[derive(Clone, Debug)]
pub struct End {
    /// The parameter.
    pub row: &'static Row,
    /// All assumptions with this one there.
    pub assumptions: Assumptions,
}

/// Both ends of every assumption that has a range, low before high.
pub fn ends(targets: &Targets) -> Vec<End> {
    let rows = Owner::Assumption.rows().into_iter();
    let ranged = rows.filter(|row| matches!(row.kind, Kind::Number | Kind::Count) && row.low < row.high);
    let end = |row: &'static Row, number: f64| {
        let mut assumptions = targets.plan.assumptions.clone();
        let known = assumptions.set(row.group, row.name, number);
        debug_assert!(known, "an assumption lacks its own row");
        End { row, assumptions }
    };
    ranged.flat_map(|row| [end(row, row.low), end(row, row.high)]).collect()
}

/// What one assumption moves.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The parameter.
    pub row: &'static Row,
    /// How far each target moves from the low end to the high end, in half-widths of its band; nothing
    /// where an end leaves it undefined or breaks the model.
    pub moves: Vec<Option<f64>>,
    /// The weighted sum of the moves of hard and soft targets, signs left out.
    pub strength: f64,
}

/// Simulated values at an end, or why it failed there.
pub type AtEnd = Result<Vec<Option<f64>>, String>;

/// The effects of every assumption, strongest first, from the simulated values at its two ends.
pub fn effects(targets: &[Target], ends: &[End], simulated: &[AtEnd]) -> Vec<Effect> {
    let mut effects: Vec<Effect> = ends
        .chunks_exact(2)
        .zip(simulated.chunks_exact(2))
        .map(|(ends, simulated)| {
            let value = |end: &AtEnd, target: usize| end.as_ref().ok().and_then(|values| values[target]);
            let moves: Vec<Option<f64>> = (0..targets.len())
                .map(|index| {
                    let (low, high) = (value(&simulated[0], index)?, value(&simulated[1], index)?);
                    Some((high - low) / ((targets[index].high - targets[index].low) / 2.0))
                })
                .collect();
            let part = |(target, by): (&Target, &Option<f64>)| {
                target.weight * target.role.factor() * by.map_or(0.0, f64::abs)
            };
            Effect { row: ends[0].row, strength: targets.iter().zip(&moves).map(part).sum(), moves }
        })
        .collect();
    effects.sort_by(|left, right| right.strength.total_cmp(&left.strength));
    effects
}

/// The targets that screening shows: those that are fitted.
pub fn is_shown(target: &Target) -> bool {
    matches!(target.role, Role::Hard | Role::Soft)
}
