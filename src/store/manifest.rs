//! `manifest.json`: what a result was made of, so that it can be recognised, checked and repeated.
//!
//! What belongs to one run alone (when, how long, on what) stands under the one key `run`; the rest
//! is the same for the same study.

use super::Named;
use super::checksum::sha256;
use crate::basics::Error;
use crate::basics::parameter::{Kind, Row, Table};
use crate::parameters::levers::Levers;
use crate::place::{Class, Status};
use crate::replication::PolicySchedule;
use crate::study::plan::Plan;
use crate::study::request::{Input, Request};
use crate::study::results::Results;
use crate::study::run::Failure;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The name of the manifest within a result.
pub const FILE: &str = "manifest.json";

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

/// The version of the layout of a result folder.
pub const FORMAT: u32 = 1;

/// The name of the program's own source, which a change of the model changes.
pub const SOURCE: &str = env!("ALLOTMENT_SOURCE");

/// How many replications were asked for and how they ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replications {
    /// Asked for.
    pub asked: u32,
    /// Completed.
    pub completed: u32,
    /// Broken, and left out.
    pub failures: Vec<Failure>,
}

/// What belongs to one run alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ThisRun {
    /// When it started, in UTC.
    pub started: String,
    /// How long it took.
    pub seconds: f64,
    /// Worker threads.
    pub threads: usize,
    /// Cores of the machine.
    pub cores: usize,
    /// Operating system and processor.
    pub system: String,
}

/// The whole manifest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The program's name.
    pub program: String,
    /// The program's version.
    pub version: String,
    /// The name of the program's source.
    pub source: String,
    /// The layout's version.
    pub format: u32,
    /// The study's name.
    pub study: String,
    /// Its title.
    pub title: String,
    /// Its question.
    pub question: String,
    /// Checksum of everything that the result depends on.
    pub fingerprint: String,
    /// What was asked for.
    pub request: Request,
    /// The seed.
    pub seed: u64,
    /// Replications.
    pub replications: Replications,
    /// What the request came to: place, options, assumptions that differ from their defaults.
    pub plan: Value,
    /// Every input with its checksum.
    pub inputs: Vec<Input>,
    /// Every other file of the result with its checksum.
    pub files: BTreeMap<String, String>,
    /// What belongs to this run alone.
    pub run: ThisRun,
}

/// What a manifest says in every layout, so that another program's is not taken for damage.
#[derive(Deserialize)]
struct Made {
    version: Option<String>,
    format: Option<u32>,
}

impl Manifest {
    /// The manifest of a finished study, without its files.
    pub fn new(request: &Request, plan: &Plan, inputs: &[Input], results: &Results) -> Manifest {
        Manifest {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            source: SOURCE.to_owned(),
            format: FORMAT,
            study: plan.name.clone(),
            title: plan.title.clone(),
            question: plan.question.clone(),
            fingerprint: fingerprint(plan, inputs),
            request: request.clone(),
            seed: plan.seed,
            replications: Replications {
                asked: plan.replications,
                completed: results.completed(),
                failures: results.failures.clone(),
            },
            plan: resolved(plan, Rows::Changed),
            inputs: inputs.to_vec(),
            files: BTreeMap::new(),
            run: ThisRun::default(),
        }
    }

    /// As text.
    ///
    /// # Errors
    /// Where the library refuses.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .map_err(|error| Error::new(format!("cannot write the manifest: {error}")))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// As the file of a result.
    ///
    /// # Errors
    /// Where the library refuses.
    pub fn file(&self) -> Result<Named, Error> {
        Ok((FILE.to_owned(), self.to_bytes()?))
    }

    /// From text.
    ///
    /// # Errors
    /// Where the text is not a manifest, names line and column; where it has another layout, says whose.
    pub fn from_bytes(bytes: &[u8]) -> Result<Manifest, Error> {
        let broken = |error: serde_json::Error| Error::of_json("a manifest", &error);
        let made: Made = serde_json::from_slice(bytes).map_err(broken)?;
        if let (Some(version), Some(format)) = (made.version, made.format.filter(|&format| format != FORMAT))
        {
            let here = env!("CARGO_PKG_VERSION");
            // Builds of one version can differ in their layout: then its number leads nowhere.
            let (another, its) = match version == here {
                true => ("another build of ", "the build that made it".to_owned()),
                false => ("", format!("version {version} for it")),
            };
            return Err(Error::new(format!(
                "the result was made by {another}version {version} and has layout {format}; this is version {here}, which \
                 reads layout {FORMAT}"
            ))
            .with_hint(format!("use {its}, or run the study again with `allotment compare`")));
        }
        serde_json::from_slice(bytes).map_err(broken)
    }
}

/// A manifest's text without what belongs to one run alone.
///
/// # Errors
/// Where the text is not JSON.
pub fn without_run(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let broken = |error: serde_json::Error| Error::of_json("a manifest", &error);
    let mut value: Value = serde_json::from_slice(bytes).map_err(broken)?;
    if let Value::Object(keys) = &mut value {
        keys.shift_remove("run");
    }
    serde_json::to_vec_pretty(&value).map_err(broken)
}

/// The checksum of everything that a result depends on: the resolved plan, its inputs, this program.
pub fn fingerprint(plan: &Plan, inputs: &[Input]) -> String {
    let whole = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "source": SOURCE,
        "format": FORMAT,
        "columns": cfg!(feature = "parquet"),
        "plan": resolved(plan, Rows::All),
        "inputs": inputs,
    });
    sha256(whole.to_string().as_bytes())
}

/// Which rows of a table are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    All,
    Changed,
}

fn resolved(plan: &Plan, rows: Rows) -> Value {
    let options = plan.options.iter().map(|option| {
        json!({
            "name": option.name,
            "label": option.label,
            "about": option.about,
            "baseline": plan.options[option.baseline].name,
            "course": schedule(&option.schedule, rows),
        })
    });
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
        "parts": split(plan),
        "precision": plan.precision.as_ref().map(|precision| &precision.text),
        "unknowns": {
            "uncertainty": plan.parameter_uncertainty.uncertainty,
            "source": plan.parameter_uncertainty.source,
            "runs_a_draw": plan.parameter_uncertainty.runs_a_draw,
            "draws": match rows {
                Rows::All => plan.parameter_uncertainty.draws.iter().map(|set| table(set, rows, true)).collect(),
                // draws.csv beside the manifest has their values.
                Rows::Changed => Value::from(plan.parameter_uncertainty.draws.len()),
            },
        },
        "warnings": plan.warnings,
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
        let (status, source, year) = match &line.status {
            Status::Published { source, year } => ("published", source, Some(year)),
            Status::Derived(how) => ("derived", how, None),
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
    use crate::study::compare::tests::{plan, results};
    use crate::study::parameter_uncertainty::Uncertainty;
    use crate::study::precision::Precision;
    use crate::study::request::Origin;

    fn input(sha256: &str) -> Vec<Input> {
        vec![Input { path: "a.toml".to_owned(), origin: Origin::File, sha256: sha256.to_owned() }]
    }

    #[test]
    fn every_part_of_a_study_changes_its_fingerprint() {
        let reference = fingerprint(&plan(10), &input("aa"));
        assert_eq!(reference, fingerprint(&plan(10), &input("aa")));
        type Change = fn(&mut Plan);
        let changes: [(&str, Change); 17] = [
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
            ("headline", |plan| plan.headline = &crate::outcome::OUTCOMES[3]),
            ("assumption", |plan| plan.assumptions.population.referral_rate += 0.001),
            ("place", |plan| plan.place.figures.families += 1),
            ("area", |plan| plan.place.areas[0].x += 0.5),
        ];
        for (what, change) in changes {
            let mut changed = plan(10);
            change(&mut changed);
            assert_ne!(fingerprint(&changed, &input("aa")), reference, "{what}");
        }
        assert_ne!(fingerprint(&plan(10), &input("ab")), reference, "input");
    }

    #[test]
    fn a_manifest_reads_back_and_shows_only_the_levers_that_differ() {
        let plan = plan(3);
        let mut manifest = Manifest::new(&Request::default(), &plan, &input("aa"), &results(3));
        manifest.run.seconds = 1.5;
        let bytes = manifest.to_bytes().unwrap();
        let back = Manifest::from_bytes(&bytes).unwrap();
        assert_eq!(back.to_bytes().unwrap(), bytes);
        assert_eq!(back.plan["options"][1]["course"]["levers"], json!({ "evidence": "card" }));
        assert_eq!(back.plan["options"][2]["course"]["levers"], json!({}));
        assert_eq!(back.plan["place"]["provenance"][0]["status"], "assumed");
        let mut other = manifest.clone();
        other.run.seconds = 99.0;
        assert_eq!(without_run(&other.to_bytes().unwrap()).unwrap(), without_run(&bytes).unwrap());
        other.seed = 8;
        assert_ne!(without_run(&other.to_bytes().unwrap()).unwrap(), without_run(&bytes).unwrap());
    }

    #[test]
    fn what_is_not_a_manifest_is_refused_with_its_line() {
        let error = Manifest::from_bytes(b"{\n  \"program\": 3\n}").unwrap_err().in_file("m.json");
        assert!(error.to_string().starts_with("m.json:2:14: not a manifest"), "{error}");
    }
}
