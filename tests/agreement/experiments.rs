//! Random councils, policies and surroundings: every lever, and every assumption about money, drawn
//! over its plausible range and written as a person would write it.

use allotment::basics::parameter::{Kind, Row, Table};
use allotment::basics::{Draws, Keyed, Purpose};
use allotment::parameters::assumptions::Assumptions;
use allotment::parameters::environment::Environment;
use allotment::parameters::levers::Levers;
use allotment::place::Place;
use allotment::replication::{Experiment, PolicySchedule};

/// Groups of assumptions that decide what things cost or how much moves.
const GROUPS: [&str; 8] =
    ["prices", "budget", "delivery", "returns", "market", "crisis", "authority", "workforce"];

/// Flags and limits that leave few accounts, or none: drawn less often.
const RARELY: [&str; 7] = [
    "personalised",
    "available_council",
    "available_managed",
    "available_dp",
    "suspend_after",
    "weeks_keep",
    "default_arrangement",
];

/// Experiment `number`: a warm-up policy, an option, and the option's policy from a later week on.
pub(crate) fn experiment(number: u32) -> Experiment {
    let mut luck = Draws::new(20_260_401, number).at(Purpose::Inert, 0, 0);
    let councils = allotment::place::names();
    let council = councils[(luck.uniform() * councils.len() as f64) as usize].0;
    let mut place = allotment::place::find(council).unwrap_or_else(Place::early_adopter);
    place.figures.families = 30 + (luck.uniform() * 60.0) as u32;
    let mut assumptions = Assumptions::default();
    for row in assumptions.rows() {
        if GROUPS.contains(&row.group) {
            redraw(&mut assumptions, row, 0.5, &mut luck);
        }
    }
    // Small worlds see entry, dropping out and crises often enough to follow them.
    assumptions.market.entry_rate = 1.5;
    let warm_up = schedule(&mut luck);
    let mut option = schedule(&mut luck);
    let changes = 20 + (luck.uniform() * 100.0) as u32;
    option.changes.push((changes, schedule(&mut luck).levers));
    Experiment {
        place,
        assumptions,
        warm_up,
        options: vec![option],
        warm_up_years: 1,
        horizon_years: 3 + number % 3,
        seed: 31,
    }
}

fn schedule(luck: &mut Keyed) -> PolicySchedule {
    let mut levers = Levers::default();
    for row in levers.rows() {
        let chance = if RARELY.contains(&row.name) { 0.12 } else { 0.5 };
        redraw(&mut levers, row, chance, luck);
    }
    if luck.uniform() < 0.5 {
        levers.suspend_after = 2 + (luck.uniform() * 6.0) as u32;
    }
    let mut environment = Environment::default();
    for row in environment.rows() {
        redraw(&mut environment, row, 0.5, luck);
    }
    PolicySchedule::new(levers, environment)
}

/// Another value within the plausible range: with a chance where it is a switch, a count or off, and
/// always where it is a number, with every digit that a number has.
///
/// A share with few digits lands on half a penny again and again, and there the program's binary
/// product may fall to the other side than decimals do: `halves.rs` says where and by how much. Here
/// no number stands on the edge, so that equality can be exact.
fn redraw(table: &mut impl Table, row: &Row, chance: f64, luck: &mut Keyed) {
    let (moves, place) = (luck.uniform() < chance, luck.uniform());
    let switch = row.kind != Kind::Number || row.default == 0.0 || row.default == 1.0;
    if switch && !moves {
        return;
    }
    let number = match row.kind {
        Kind::Number => row.low + place * (row.high - row.low),
        _ => (row.low + place * (row.high - row.low + 1.0)).floor().min(row.high),
    };
    assert!(table.set(row.group, row.name, number), "{}", row.name);
}
