//! JSON Schemas of the scenario files, made of the parameters' rows, so that an editor explains and
//! checks every key. Committed beside the scenarios; a test holds them to the rows.
//!
//! Never knows what the program accepts beyond what a row or a key list says.

use super::library;
use super::limits::{
    DEFAULT_HORIZON_YEARS, DEFAULT_REPLICATIONS, DEFAULT_RUNS_A_DRAW, DEFAULT_SEED, DRAWS, HORIZON_YEARS,
    REPLICATIONS, RUNS_A_DRAW, SEEDS,
};
use super::parameter_uncertainty::Uncertainty;
use super::rows::Owner;
use super::scenario::Kind;
use super::scenario::own;
use super::scenario::place::{AreaRows, STAFF};
use super::scenario::policy_changes::{FROM_WEEK, FROM_YEAR};
use crate::basics::parameter::{self, Row};
use crate::outcome::OUTCOMES;
use crate::place::OWN_FIGURES;
use serde_json::{Map, Value, json};

/// The schema of a kind of scenario file, as JSON text with a newline at its end.
pub fn text(kind: Kind) -> String {
    let of_kind = match kind {
        Kind::Policy => schedule(kind, Owner::Lever),
        Kind::Environment => schedule(kind, Owner::Environment),
        Kind::Place => place(),
        Kind::Study => study(),
    };
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("{} file of allotment", kind.word()),
    });
    if let (Value::Object(schema), Value::Object(of_kind)) = (&mut schema, of_kind) {
        schema.extend(of_kind);
    }
    format!("{schema:#}\n")
}

/// The path of a kind's schema below `scenarios/`.
pub fn path(kind: Kind) -> String {
    format!("{}.schema.json", kind.word())
}

fn object(properties: Value, required: &[&str]) -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
    })
}

fn text_of(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn row(row: &Row) -> Value {
    let plausible = match row.kind {
        parameter::Kind::Flag | parameter::Kind::Choice(_) => String::new(),
        _ => format!(" Unit: {}; plausible from {} to {}.", row.unit, row.low, row.high),
    };
    let description = format!("{}{plausible} {}: {}.", row.meaning, row.grade.word(), row.source);
    let mut schema = match row.kind {
        parameter::Kind::Flag => json!({ "type": "boolean", "default": row.default != 0.0 }),
        parameter::Kind::Choice(words) => json!({ "enum": words, "default": row.show(row.default) }),
        parameter::Kind::Number => {
            json!({ "type": "number", "minimum": row.min, "maximum": row.max, "default": row.default })
        }
        parameter::Kind::Count => json!({
            "type": "integer",
            "minimum": row.min as i64,
            "maximum": row.max as i64,
            "default": row.default as i64,
        }),
    };
    schema["description"] = json!(description);
    schema
}

fn rows<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Value {
    rows.into_iter().map(|one| (one.name.to_owned(), row(one))).collect::<Map<_, _>>().into()
}

fn schedule(kind: Kind, owner: Owner) -> Value {
    let list = owner.rows();
    let shipped: Vec<_> = library::of_kind(kind).map(|shipped| shipped.name).collect();
    let extends = format!(
        "Another {} by name ({}) or file; the defaults where nothing is said.",
        kind.word(),
        shipped.join(", ")
    );
    let mut properties = json!({
        "title": text_of("The name in print; the file's name where nothing is said."),
        "about": text_of("What it is, in one sentence."),
        "extends": text_of(&extends),
    });
    if let Some(first) = list.first() {
        properties[first.group] = object(rows(list.iter().copied()), &[]);
        if kind == Kind::Policy {
            properties["later"] = later(first.group);
            properties["part"] = part(list.iter().map(|row| row.name));
        }
    }
    object(properties, &[])
}

/// Levers that belong together when a policy's effect is taken apart.
fn part<'a>(levers: impl Iterator<Item = &'a str>) -> Value {
    let levers = json!({
        "type": "array",
        "minItems": 1,
        "uniqueItems": true,
        "items": { "enum": levers.collect::<Vec<_>>() },
        "description": "Its levers; a lever in no part is one by itself.",
    });
    json!({
        "type": "array",
        "minItems": 1,
        "description": "Levers that belong together when the policy's effect is taken apart (`--parts`).",
        "items": object(json!({ "title": text_of("The part's name in print."), "levers": levers }), &["title", "levers"]),
    })
}

/// Dates at which levers change; the levers are explained once, under the group's own key.
fn later(group: &str) -> Value {
    let whole = |limits: std::ops::RangeInclusive<u64>, description: &str| {
        json!({
            "type": "integer",
            "minimum": limits.start(),
            "maximum": limits.end(),
            "description": description,
        })
    };
    let mut date = object(
        json!({
            "from_year": whole(FROM_YEAR, "The policy year from which the levers hold; the policy begins with year 1."),
            "from_week": whole(FROM_WEEK, "The policy week from which they hold; the policy begins with week 1."),
            "lever": { "allOf": [{ "$ref": format!("#/properties/{group}") }], "minProperties": 1 },
        }),
        &["lever"],
    );
    date["oneOf"] = json!([{ "required": ["from_year"] }, { "required": ["from_week"] }]);
    json!({
        "type": "array",
        "minItems": 1,
        "description": "Levers that change at a date, in the order of dates; those of what it extends where nothing is said.",
        "items": date,
    })
}

fn place() -> Value {
    let required: Vec<_> =
        AreaRows::list().iter().map(|row| row.name).filter(|name| *name != "thin").collect();
    let properties = json!({
        "base": text_of("The council that it differs from, by name or file."),
        "name": text_of("The name in print; the file's name where nothing is said."),
        "staff": {
            "enum": STAFF,
            "default": STAFF[0],
            "description": "Rates of staff as they are expected a year on, or as published.",
        },
        "own": own(),
        "place": object(rows(Owner::Place.rows()), &[]),
        "area": {
            "type": "array",
            "minItems": 1,
            "description": "Its areas, in place of the base's.",
            "items": object(rows(AreaRows::list()), &required),
        },
    });
    object(properties, &["base"])
}

/// A council's own figures, each with its year.
fn own() -> Value {
    let figure = |(name, meaning): &(&str, &str)| {
        let year = json!({
            "description": "The financial year, such as 2024-25.",
            "anyOf": [
                { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2})?$" },
                { "type": "integer", "minimum": own::YEARS.start(), "maximum": own::YEARS.end() },
            ],
        });
        let value = json!({ "type": "number", "minimum": 0, "description": meaning });
        ((*name).to_owned(), object(json!({ "value": value, "year": year }), &["value", "year"]))
    };
    object(OWN_FIGURES.iter().map(figure).collect::<Map<_, _>>().into(), &[])
}

fn study() -> Value {
    let names = |description: &str| {
        json!({
            "type": "array",
            "minItems": 1,
            "uniqueItems": true,
            "items": { "type": "string" },
            "description": description,
        })
    };
    let whole = |limits: std::ops::RangeInclusive<u64>, default: u64, description: &str| {
        json!({
            "type": "integer",
            "minimum": limits.start(),
            "maximum": limits.end(),
            "default": default,
            "description": description,
        })
    };
    let outcomes: Vec<_> = OUTCOMES.iter().map(|outcome| outcome.name).collect();
    let mut properties = json!({
        "title": text_of("The name in print; the file's name where nothing is said."),
        "question": text_of("The question that it answers."),
        "extends": text_of("Another study by name or file, of which only some keys change."),
        "place": text_of("The council, by name or file."),
        "policies": names("What is compared, by name or file."),
        "baseline": text_of("The policy that the others are compared with; the first where nothing is said."),
        "environments": names("Under what it is compared; the first is that of the warm-up year."),
        "warm_up": text_of("The policy of the warm-up year; the baseline where nothing is said."),
        "horizon_years": whole(HORIZON_YEARS, DEFAULT_HORIZON_YEARS.into(), "Simulated years, the warm-up year included."),
        "replications": whole(REPLICATIONS, DEFAULT_REPLICATIONS.into(), "How many matched worlds."),
        "seed": whole(SEEDS, DEFAULT_SEED, "The same seed gives the same results."),
        "headline": { "enum": outcomes, "description": "The one outcome named before the run." },
        "parts": names("Policies whose effect is taken apart by part (Shapley's shares); each set of parts is simulated."),
        "precision": text_of("Run until the differences of this outcome are known to half a width, such as `take_up:0.5pp`, or until `replications`."),
        "uncertainty": { "enum": Uncertainty::ALL.map(Uncertainty::word), "default": Uncertainty::default().word(), "description": "What varies from run to run: luck alone, the assumptions alone under the same luck, or both; both where draws are named." },
        "assumption_sets": text_of("Where draws of the assumptions come from: accepted sets of a calibration, by name (england) or as a CSV file, or `ranges` for the plausible range of every assumption."),
        "runs_a_draw": whole(RUNS_A_DRAW, DEFAULT_RUNS_A_DRAW.into(), "Replications under each draw of the assumptions."),
        "draws": whole(DRAWS, 50, "Draws of assumptions and place that the replications take in turn, in the place of `runs_a_draw`."),
    });
    let assumptions = Owner::Assumption.rows();
    for one in &assumptions {
        let group = assumptions.iter().filter(|row| row.group == one.group).copied();
        if properties.get(one.group).is_none() {
            properties[one.group] = object(rows(group), &[]);
        }
    }
    object(properties, &[])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;

    /// `UPDATE=1 cargo test schema` writes them anew.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test compares files of the source folder")]
    fn the_committed_schemas_are_those_of_the_rows() {
        for kind in Kind::ALL {
            let file = format!("{}/scenarios/{}", env!("CARGO_MANIFEST_DIR"), path(kind));
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&file, text(kind)).unwrap();
            }
            let committed = std::fs::read_to_string(&file).unwrap_or_default();
            assert!(
                committed == text(kind),
                "{file} is not what the rows say: run `UPDATE=1 cargo test schema`"
            );
        }
    }

    #[test]
    fn a_key_is_explained_with_its_range_and_source() {
        let schema: Value = serde_json::from_str(&text(Kind::Policy)).unwrap();
        let keep = &schema["properties"]["lever"]["properties"]["weeks_keep"];
        assert_eq!((&keep["minimum"], &keep["maximum"]), (&json!(0.0), &json!(520.0)));
        assert!(keep["description"].as_str().unwrap().contains("Brighton & Hove 2022"));
        let evidence = &schema["properties"]["lever"]["properties"]["evidence"];
        assert_eq!(evidence["enum"], json!(["receipts", "statements", "card"]));
    }
}
