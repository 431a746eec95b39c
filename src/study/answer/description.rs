//! What a study was made of: place, options, levers, assumptions.
//!
//! Never knows a result.

use crate::basics::parameter::{Grade, Row, Table, TakesEffect};
use crate::outcome::{Better, OUTCOMES, Unit};
use crate::parameters::assumptions::Assumptions;
use crate::parameters::levers::Levers;
use crate::place::{self, Status};
use crate::study::plan::{Plan, PolicyOption};
use serde::{Deserialize, Serialize};

/// A council and where its figures come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The name in files.
    pub id: String,
    /// The name in print.
    pub name: String,
    /// Its class in words.
    pub class: String,
    /// Families with an open case.
    pub families: u32,
    /// The names of its areas' supply: `thin` or `not thin`, in the order of the place.
    pub areas: Vec<String>,
    /// A line for every figure.
    pub figures: Vec<Figure>,
}

/// One figure of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What it is.
    pub name: String,
    /// Its value with unit.
    pub value: String,
    /// `published`, `derived`, `assumed` or `given`.
    pub status: String,
    /// By whom and when, how, why or where.
    pub source: String,
}

impl Place {
    pub(super) fn of(place: &place::Place) -> Place {
        let figures = place.provenance.iter().map(|line| {
            let (status, source) = match &line.status {
                Status::Published { source, year } => ("published", format!("{source}, {year}")),
                Status::Derived(how) => ("derived", how.clone()),
                Status::Estimated { from, low, high } => {
                    ("estimated", format!("{from}; nine times in ten from {low} to {high}"))
                }
                Status::Assumed(why) => ("assumed", why.clone()),
                Status::Given(at) => ("yours", at.clone()),
            };
            let (name, value) = (line.name.clone(), line.value.clone());
            Figure { name, value, status: status.to_owned(), source }
        });
        let supply = |thin: bool| if thin { "thin" } else { "not thin" }.to_owned();
        Place {
            id: place.id.clone(),
            name: place.name.clone(),
            class: place.class.words().to_owned(),
            families: place.figures.families,
            areas: place.areas.iter().map(|area| supply(area.thin)).collect(),
            figures: figures.collect(),
        }
    }

    /// How many figures have that status.
    pub fn count(&self, status: &str) -> usize {
        self.figures.iter().filter(|figure| figure.status == status).count()
    }
}

/// One outcome's row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The name in files.
    pub name: String,
    /// The name in print.
    pub label: String,
    /// What is counted.
    pub numerator: String,
    /// What it is divided by.
    pub denominator: String,
    /// Unit.
    pub unit: Unit,
    /// Better direction.
    pub better: Better,
    /// Whether it belongs to the first tables.
    pub headline: bool,
}

/// Every outcome, in order.
pub(super) fn outcomes() -> Vec<Outcome> {
    let outcomes = OUTCOMES.iter().map(|outcome| Outcome {
        name: outcome.name.to_owned(),
        label: outcome.label.to_owned(),
        numerator: outcome.numerator.to_owned(),
        denominator: outcome.denominator.to_owned(),
        unit: outcome.unit,
        better: outcome.better,
        headline: outcome.headline,
    });
    outcomes.collect()
}

/// One parameter of the evidence ledger, with the value that the study used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The key in files.
    pub key: String,
    /// What it means.
    pub meaning: String,
    /// The value used.
    pub value: String,
    /// The value where nobody says otherwise.
    pub default: String,
    /// The plausible range; empty for a choice.
    pub plausible: String,
    /// Unit.
    pub unit: String,
    /// `published`, `derived` or `assumed`.
    pub grade: String,
    /// Where the value comes from.
    pub source: String,
    /// Whether the value used lies outside the plausible range.
    pub is_unusual: bool,
}

impl Evidence {
    fn of(row: &Row, number: f64) -> Evidence {
        let is_number = !row.unit.eq("choice") && !row.unit.eq("flag");
        let plausible = if is_number { format!("{} to {}", row.low, row.high) } else { String::new() };
        Evidence {
            key: row.key(),
            meaning: row.meaning.to_owned(),
            value: row.show(number),
            default: row.show(row.default),
            plausible,
            unit: row.unit.to_owned(),
            grade: row.grade.word().to_owned(),
            source: row.source.to_owned(),
            is_unusual: row.is_unusual(number),
        }
    }

    /// Whether the study used another value than the default.
    pub fn is_changed(&self) -> bool {
        self.value != self.default
    }
}

/// Every row of a table with its value.
fn ledger(table: &dyn Table) -> Vec<Evidence> {
    let value = |row: &Row| table.get(row.group, row.name).unwrap_or(f64::NAN);
    table.rows().into_iter().map(|row| Evidence::of(row, value(row))).collect()
}

/// Every assumption with the value used. Switches that test the limits of the model are off in every
/// study and left out.
pub(super) fn assumptions(assumptions: &Assumptions) -> Vec<Evidence> {
    ledger(assumptions).into_iter().filter(|one| !one.key.starts_with("limit_test.")).collect()
}

/// Something that an option decides otherwise than its baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The lever's name.
    pub lever: String,
    /// What it means.
    pub meaning: String,
    /// The baseline's value, or what held before.
    pub from: String,
    /// The option's.
    pub to: String,
    /// Unit.
    pub unit: String,
    /// When it takes effect on what exists.
    #[serde(rename = "bites")]
    pub takes_effect: String,
    /// The policy week from which it holds, from 1.
    pub from_week: u32,
    /// How well the baseline's value is known.
    pub grade: String,
    /// Where it comes from.
    pub source: String,
}

/// One option as it is described.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Described {
    /// The name in files.
    pub name: String,
    /// The name in print.
    pub label: String,
    /// One sentence on what it is.
    pub about: String,
    /// The option it is compared with, by its index; its own for a baseline.
    pub baseline: usize,
    /// What it decides otherwise.
    pub changes: Vec<Change>,
    /// What happens to the council, every row.
    pub environment: Vec<Evidence>,
    /// Whether it decides exactly what its baseline decides.
    pub is_twin: bool,
}

impl Described {
    pub(super) fn of(plan: &Plan, index: usize, option: &PolicyOption) -> Described {
        let baseline = &plan.options[option.baseline];
        let is_baseline = option.baseline == index;
        let mut changes = differing(&baseline.schedule.levers, &option.schedule.levers, 1);
        let mut before = &option.schedule.levers;
        for (after, levers) in &option.schedule.changes {
            changes.extend(differing(before, levers, after + 1));
            before = levers;
        }
        Described {
            name: option.name.clone(),
            label: option.label.clone(),
            about: option.about.clone(),
            baseline: option.baseline,
            changes,
            environment: ledger(&option.schedule.environment),
            is_twin: !is_baseline && option.schedule == baseline.schedule,
        }
    }
}

fn differing(from: &Levers, to: &Levers, from_week: u32) -> Vec<Change> {
    let value = |levers: &Levers, row: &Row| levers.get(row.group, row.name).unwrap_or(f64::NAN);
    let rows = to.rows().into_iter().filter(|row| value(from, row) != value(to, row));
    let change = |row: &Row| Change {
        lever: row.name.to_owned(),
        meaning: row.meaning.to_owned(),
        from: row.show(value(from, row)),
        to: row.show(value(to, row)),
        unit: row.unit.to_owned(),
        takes_effect: row.takes_effect.map_or("", TakesEffect::words).to_owned(),
        from_week,
        grade: Grade::word(row.grade).to_owned(),
        source: row.source.to_owned(),
    };
    rows.map(change).collect()
}
