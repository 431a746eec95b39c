//! `allotment explain KEY`: everything of that name, in words.

use super::args::Explain;
use super::{check, error, say};
use allotment::basics::Error;
use allotment::basics::parameter::{Kind as ValueKind, Row};
use allotment::outcome::{Better, HORIZON_RULE, OUTCOMES, Outcome};
use allotment::place::{Place, Status};
use allotment::store::files::WorkingFolder;
use allotment::study::library;
use allotment::study::plan::plan;
use allotment::study::request::Request;
use allotment::study::rows::{Owner, did_you_mean, every_row, rows_called};
use allotment::study::scenario::find::{Finder, Reference};
use allotment::study::scenario::{Kind, place, schedule};
use std::process::ExitCode;

/// Explains everything that has the name.
pub(crate) fn run(args: &Explain) -> Result<ExitCode, Error> {
    let key = args.key.as_str();
    let mut texts = Vec::new();
    texts.extend(rows_called(key).into_iter().map(|(owner, row)| parameter(owner, row)));
    texts.extend(Outcome::named(key).map(outcome));
    let mut finder = Finder::new(&WorkingFolder);
    for kind in Kind::ALL {
        let reference = Reference::asked(key);
        let is_council = kind == Kind::Place && allotment::place::find(key).is_some();
        // A file is explained by `check`; here a name is looked up under every kind.
        let is_name = !key.ends_with(".toml") && reference.name().is_ok();
        if is_council || is_name && finder.find_file(kind, &reference)?.is_some() {
            texts.push(scenario(kind, &reference, &mut finder)?);
        }
    }
    if texts.is_empty() {
        return Err(unknown(key));
    }
    error::warn(&finder.finish().1);
    say(&texts.join("\n"))
}

fn unknown(key: &str) -> Error {
    if key.ends_with(".toml") {
        return Error::new(format!("`{key}` is a file"))
            .with_hint(format!("`allotment check {key}` says what it holds"));
    }
    let mut names: Vec<String> = every_row().iter().map(|(_, row)| row.name.to_owned()).collect();
    names.extend(OUTCOMES.iter().map(|outcome| outcome.name.to_owned()));
    names.extend(library::SHIPPED.iter().map(|shipped| shipped.name.to_owned()));
    names.extend(allotment::place::names().into_iter().map(|(id, _)| id.to_owned()));
    let hint = did_you_mean(key, names.iter().map(String::as_str));
    let lists = "`allotment list levers`, `outcomes`, `policies`, `studies` and `places` name what there is";
    Error::new(format!("nothing is called `{key}`")).with_hint(hint.unwrap_or_else(|| lists.to_owned()))
}

fn parameter(owner: Owner, row: &Row) -> String {
    let mut lines = vec![
        ("unit", row.unit.to_owned()),
        ("default", row.show(row.default)),
        ("accepted", row.allowed()),
        ("grade", row.grade.word().to_owned()),
        ("source", row.source.to_owned()),
        ("set in", format!("{}, under [{}]; or --set {}=...", owner.file(), row.group, row.key())),
    ];
    if matches!(row.kind, ValueKind::Number | ValueKind::Count) {
        lines.insert(2, ("plausible", format!("{} to {}", row.low, row.high)));
    }
    if let Some(effect) = row.takes_effect {
        lines.push(("takes effect", effect.words().to_owned()));
    }
    entry(&format!("{}: {}", row.key(), owner.words()), row.meaning, &lines)
}

fn outcome(outcome: &Outcome) -> String {
    let better = match outcome.better {
        Better::Higher => "higher",
        Better::Lower => "lower",
        Better::Neither => "neither way: it describes",
    };
    let lines = [
        ("counts", outcome.numerator.to_owned()),
        ("over", outcome.denominator.to_owned()),
        ("of several years", HORIZON_RULE.to_owned()),
        ("better", better.to_owned()),
    ];
    entry(&format!("{}: an outcome", outcome.name), outcome.label, &lines)
}

fn scenario(kind: Kind, reference: &Reference, finder: &mut Finder<'_>) -> Result<String, Error> {
    let said = match kind {
        Kind::Policy => check::differences(&schedule::policy(finder, reference)?),
        Kind::Environment => check::differences(&schedule::environment(finder, reference)?),
        Kind::Place => provenance(&place::place(finder, reference)?),
        Kind::Study => {
            let request = Request { study: Some(reference.text.clone()), ..Request::default() };
            let plan = plan(&request, &WorkingFolder)?;
            plan.warnings.iter().for_each(|warning| finder.warn(warning.clone()));
            check::study(&plan)
        }
    };
    Ok(format!("{}: {}\n{}", reference.text, kind.a_word(), indented(&said)))
}

fn provenance(place: &Place) -> String {
    let line = |line: &allotment::place::Provenance| {
        let from = match &line.status {
            Status::Published { source, year } => format!("published: {source}, {year}"),
            Status::Derived(how) => format!("derived: {how}"),
            Status::Estimated { from, low, high } => {
                format!("estimated: {from}; nine times in ten {low} to {high}")
            }
            Status::Assumed(why) => format!("assumed: {why}"),
            Status::Given(at) => format!("yours: {at}"),
        };
        format!("{}: {} ({from})\n", line.name, line.value)
    };
    let lines: String = place.provenance.iter().map(line).collect();
    let trust = place.trust_in_totals().map(|trust| format!("{trust}\n")).unwrap_or_default();
    format!("{}, {} areas\n{lines}{trust}", place.name, place.areas.len())
}

fn entry(head: &str, meaning: &str, lines: &[(&str, String)]) -> String {
    let lines: String = lines.iter().map(|(name, value)| format!("  {name:<9} {value}\n")).collect();
    format!("{head}\n  {meaning}\n{lines}")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}
