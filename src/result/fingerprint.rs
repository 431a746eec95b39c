//! The checksum of everything that a result depends on, and the plan as the manifest shows it.

use super::checksum::sha256;
use crate::basics::parameter::{Kind, Row, Table};
use crate::parameters::levers::Levers;
use crate::place::{Class, Status};
use crate::replication::PolicySchedule;
use crate::study::engine::ENGINE;
use crate::study::plan::Plan;
use serde_json::{Map, Value, json};

/// Every option that is taken apart, with its parts by the names of their levers.
fn split(plan: &Plan) -> Value {
    let one = |&option: &usize| {
        let its = &plan.options[option];
        let parts = its.parts_beside(&plan.options[its.baseline]).into_iter().map(|part| {
            let levers: Vec<&str> = part.levers.iter().map(|row| row.name).collect();
            json!({ "title": part.title, "levers": levers })
        });
        json!({ "option": its.name, "parts": parts.collect::<Vec<Value>>() })
    };
    plan.attributed.iter().map(one).collect()
}

/// The checksum of a study: the engine, the plan with all that was asked, its inputs. Neither the program's version nor its features are part of it.
pub fn fingerprint(plan: &Plan) -> String {
    let whole = json!({
        "engine": ENGINE,
        "plan": resolved(plan, Rows::All),
        "inputs": plan.inputs,
    });
    sha256(whole.to_string().as_bytes())
}

/// Which rows of a table are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    All,
    Changed,
}

pub(super) fn resolved(plan: &Plan, rows: Rows) -> Value {
    let options = plan.options.iter().map(|option| {
        json!({
            "name": option.name,
            "label": option.label,
            "about": option.about,
            "baseline": plan.options[option.baseline].name,
            "course": schedule(&option.schedule, rows),
        })
    });
    // What is said of a plan makes no other study.
    let warnings = match rows {
        Rows::All => Value::Null,
        Rows::Changed => Value::from(plan.warnings.clone()),
    };
    json!({
        "name": plan.name,
        "title": plan.title,
        "question": plan.question,
        "headline": plan.headline.name,
        "parts": split(plan),
        "horizon_years": plan.horizon_years,
        "replications": plan.replications,
        "seed": plan.seed,
        "place": place(plan),
        "warm_up": { "name": plan.warm_up_name, "course": schedule(&plan.warm_up, rows) },
        "options": options.collect::<Vec<Value>>(),
        "assumptions": table(&plan.assumptions, rows, true),
        "precision": plan.precision.as_ref().map(|precision| &precision.text),
        "unknowns": {
            "uncertainty": plan.parameter_uncertainty.uncertainty,
            "source": plan.parameter_uncertainty.source,
            "runs_a_draw": plan.parameter_uncertainty.runs_a_draw,
            "in_turn": plan.parameter_uncertainty.in_turn,
            "places": plan.parameter_uncertainty.places.len(),
            "draws": match rows {
                Rows::All => plan.parameter_uncertainty.draws.iter().map(|set| table(set, rows, true)).collect(),
                // draws.csv beside the manifest has their values.
                Rows::Changed => Value::from(plan.parameter_uncertainty.draws.len()),
            },
        },
        "warnings": warnings,
    })
}

fn schedule(schedule: &PolicySchedule, rows: Rows) -> Value {
    let changes = |(after, levers): &(u32, Levers)| json!({ "from_week": after + 1, "levers": table(levers, rows, false) });
    json!({
        "levers": table(&schedule.levers, rows, false),
        "environment": table(&schedule.environment, rows, false),
        "later": schedule.changes.iter().map(changes).collect::<Vec<Value>>(),
    })
}

/// A table's values by name (or `group.name`), in the order of its rows.
fn table(table: &dyn Table, rows: Rows, with_group: bool) -> Value {
    let mut values = Map::new();
    for row in table.rows() {
        // A table has a value for each of its own rows.
        let number = table.get(row.group, row.name).unwrap_or(f64::NAN);
        if rows == Rows::All || number != row.default {
            let key = if with_group { format!("{}.{}", row.group, row.name) } else { row.name.to_owned() };
            values.insert(key, value(row, number));
        }
    }
    Value::Object(values)
}

fn value(row: &Row, number: f64) -> Value {
    match row.kind {
        Kind::Flag => Value::from(number != 0.0),
        Kind::Choice(_) => Value::from(row.show(number)),
        Kind::Count => Value::from(number as u64),
        Kind::Number => Value::from(number),
    }
}

fn place(plan: &Plan) -> Value {
    let place = &plan.place;
    let areas = place.areas.iter().map(|area| {
        json!({
            "x": area.x, "y": area.y, "spread": area.spread,
            "family_share": area.family_share, "pa_share": area.pa_share, "thin": area.thin,
        })
    });
    let lines = place.provenance.iter().map(|line| {
        let range;
        let (status, source, year) = match &line.status {
            Status::Published { source, year } => ("published", source, Some(year)),
            Status::Derived(how) => ("derived", how, None),
            Status::Estimated { from, low, high } => {
                range = format!("{from}; {low} to {high}");
                ("estimated", &range, None)
            }
            Status::Assumed(why) => ("assumed", why, None),
            Status::Given(at) => ("given", at, None),
        };
        json!({ "name": line.name, "value": line.value, "status": status, "source": source, "year": year })
    });
    json!({
        "id": place.id,
        "name": place.name,
        "class": class(place.class),
        "figures": table(&place.figures, Rows::All, false),
        "areas": areas.collect::<Vec<Value>>(),
        "provenance": lines.collect::<Vec<Value>>(),
    })
}

fn class(class: Class) -> &'static str {
    match class {
        Class::London => "london",
        Class::Metropolitan => "metropolitan",
        Class::Unitary => "unitary",
        Class::County => "county",
        Class::Synthetic => "synthetic",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::levers::Levers;
    use crate::place::PlaceDraw;
    use crate::study::compare::tests::plan;
    use crate::study::parameter_uncertainty::Uncertainty;
    use crate::study::precision::Precision;
    use crate::study::request::{Input, Origin};

    /// The fingerprint of a plan made of one input.
    fn of(mut plan: Plan, sha256: &str) -> String {
        plan.inputs =
            vec![Input { path: "a.toml".to_owned(), origin: Origin::File, sha256: sha256.to_owned() }];
        fingerprint(&plan)
    }

    #[test]
    fn every_part_of_a_study_changes_its_fingerprint() {
        let reference = of(plan(10), "aa");
        assert_eq!(reference, of(plan(10), "aa"));
        type Change = fn(&mut Plan);
        let changes: [(&str, Change); 19] = [
            ("seed", |plan| plan.seed += 1),
            ("replications", |plan| plan.replications += 1),
            ("lever", |plan| plan.options[1].schedule.levers.weeks_keep += 0.5),
            ("environment", |plan| plan.options[1].schedule.environment.env_cut = 0.01),
            ("date", |plan| plan.options[1].schedule.changes.push((52, Levers::default()))),
            ("later lever", |plan| {
                let levers = Levers { weeks_keep: 7.0, ..Levers::default() };
                plan.options[1].schedule.changes.push((52, levers));
            }),
            ("warm-up", |plan| plan.warm_up.levers.reminders += 1),
            ("parts", |plan| plan.attributed.push(1)),
            ("precision", |plan| plan.precision = Precision::parse("take_up:1pp").ok()),
            ("assumption set", |plan| plan.parameter_uncertainty.draws.push(plan.assumptions.clone())),
            ("uncertainty", |plan| plan.parameter_uncertainty.uncertainty = Uncertainty::Assumptions),
            ("source of draws", |plan| plan.parameter_uncertainty.source = "ranges".to_owned()),
            ("runs a draw", |plan| plan.parameter_uncertainty.runs_a_draw = 7),
            ("draws in turn", |plan| plan.parameter_uncertainty.in_turn = true),
            ("draws of the place", |plan| plan.parameter_uncertainty.places.push(PlaceDraw::MEDIAN)),
            ("headline", |plan| plan.headline = &crate::outcome::OUTCOMES[3]),
            ("assumption", |plan| plan.assumptions.population.referral_balance += 0.001),
            ("place", |plan| plan.place.figures.families += 1),
            ("area", |plan| plan.place.areas[0].x += 0.5),
        ];
        for (what, change) in changes {
            let mut changed = plan(10);
            change(&mut changed);
            assert_ne!(of(changed, "aa"), reference, "{what}");
        }
        assert_ne!(of(plan(10), "ab"), reference, "input");
    }

    #[test]
    fn a_warning_in_other_words_is_the_same_study() {
        let mut other = plan(10);
        other.warnings.push("said otherwise".to_owned());
        assert_eq!(fingerprint(&other), fingerprint(&plan(10)));
    }
}
