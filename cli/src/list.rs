//! `allotment list KIND`: what there is, in columns.

use super::args::{Kind as Listed, List};
use super::{error, say};
use allotment::basics::Error;
use allotment::basics::parameter::{Kind as ValueKind, Row};
use allotment::calibrate::{self, file::CalibrationRequest};
use allotment::outcome::{Better, OUTCOMES};
use allotment::place;
use allotment::store::files::WorkingFolder;
use allotment::study::library;
use allotment::study::parameter_draws;
use allotment::study::rows::Owner;
use allotment::study::scenario::find::{Finder, Reference};
use allotment::study::scenario::{Kind, place::place as find_place, schedule, study};
use comfy_table::{ContentArrangement, Table, presets};
use std::path::Path;
use std::process::ExitCode;

/// Prints one list.
pub(crate) fn run(args: &List) -> Result<ExitCode, Error> {
    let mut finder = Finder::new(&WorkingFolder);
    let table = match args.kind {
        Listed::Places => places(&mut finder)?,
        Listed::Policies => scenarios(Kind::Policy, |reference| {
            schedule::policy(&mut finder, reference).map(|policy| [policy.title, policy.about])
        })?,
        Listed::Environments => scenarios(Kind::Environment, |reference| {
            schedule::environment(&mut finder, reference).map(|it| [it.title, it.about])
        })?,
        Listed::Studies => scenarios(Kind::Study, |reference| {
            study::study(&mut finder, reference).map(|study| [study.title, study.question])
        })?,
        Listed::Levers => parameters(&[Owner::Lever]),
        Listed::Assumptions => parameters(&[Owner::Assumption, Owner::Environment, Owner::Place]),
        Listed::Outcomes => outcomes(),
        Listed::Targets => targets()?,
    };
    error::warn(&finder.finish().1);
    let lines: String = table.to_string().lines().map(|line| format!("{}\n", line.trim_end())).collect();
    say(&lines)
}

fn columns<const N: usize>(names: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_header(names);
    table
}

fn places(finder: &mut Finder<'_>) -> Result<Table, Error> {
    let mut table = columns(["name", "council", "class", "families", "areas"]);
    let files = library::of_kind(Kind::Place).map(|shipped| shipped.name);
    for name in place::names().into_iter().map(|(name, _)| name).chain(files) {
        let place = find_place(finder, &Reference::asked(name))?;
        let (families, areas) = (place.figures.families.to_string(), place.areas.len().to_string());
        table.add_row([name.to_owned(), place.name, place.class.words().to_owned(), families, areas]);
    }
    Ok(table)
}

fn scenarios(
    kind: Kind,
    mut read: impl FnMut(&Reference) -> Result<[String; 2], Error>,
) -> Result<Table, Error> {
    let mut table = columns(["name", "title", if kind == Kind::Study { "question" } else { "about" }]);
    for shipped in library::of_kind(kind) {
        let [title, about] = read(&Reference::asked(shipped.name))?;
        table.add_row([shipped.name.to_owned(), title, about]);
    }
    Ok(table)
}

fn parameters(owners: &[Owner]) -> Table {
    let mut table = columns(["key", "default", "plausible", "unit", "grade", "meaning"]);
    for row in owners.iter().flat_map(|owner| owner.rows()) {
        let cells = [row.key(), row.show(row.default), range(row), row.unit.to_owned()];
        table.add_row(cells.into_iter().chain([row.grade.word().to_owned(), row.meaning.to_owned()]));
    }
    table
}

fn range(row: &Row) -> String {
    match row.kind {
        ValueKind::Flag => "yes, no".to_owned(),
        ValueKind::Choice(words) => words.join(", "),
        ValueKind::Number | ValueKind::Count => format!("{} to {}", row.low, row.high),
    }
}

/// Targets files, and whether accepted sets ship with them.
fn targets() -> Result<Table, Error> {
    let mut table = columns(["name", "title", "targets", "fitted", "accepted sets"]);
    for (name, _) in library::CALIBRATIONS {
        let asked = CalibrationRequest { targets: (*name).to_owned(), ..CalibrationRequest::default() };
        let (read, _) = calibrate::targets(&asked, &WorkingFolder)?;
        let ships = library::ACCEPTED_SETS.iter().find(|(known, _)| known == name);
        let sets = ships.map(|(_, text)| parameter_draws::read(Path::new(name), text)).transpose()?;
        let sets = sets.map_or_else(|| "none shipped".to_owned(), |sets| sets.len().to_string());
        let (targets, fitted) = (read.targets.len().to_string(), read.parameters.len().to_string());
        table.add_row([(*name).to_owned(), read.plan.title, targets, fitted, sets]);
    }
    Ok(table)
}

fn outcomes() -> Table {
    let mut table = columns(["name", "label", "counts", "over", "better"]);
    for outcome in OUTCOMES {
        let better = match outcome.better {
            Better::Higher => "higher",
            Better::Lower => "lower",
            Better::Neither => "",
        };
        table.add_row([outcome.name, outcome.label, outcome.numerator, outcome.denominator, better]);
    }
    table
}
