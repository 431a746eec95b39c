//! `allotment check FILE`: what a scenario file says, as the program understands it.

use super::args::Check;
use super::{error, say};
use allotment::basics::Error;
use allotment::basics::parameter::Table;
use allotment::calibrate::{self, file::CalibrationRequest};
use allotment::place::Figures;
use allotment::store::files::WorkingFolder;
use allotment::study::files::Files;
use allotment::study::plan::{Plan, plan};
use allotment::study::request::Request;
use allotment::study::rows::did_you_mean;
use allotment::study::scenario::document::Document;
use allotment::study::scenario::find::{Finder, Reference};
use allotment::study::scenario::parameter_override::Override;
use allotment::study::scenario::policy_changes::PolicyChange;
use allotment::study::scenario::schedule::{self, Resolved};
use allotment::study::scenario::{Kind, place};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// Checks a file and prints what it says.
pub(crate) fn run(args: &Check) -> Result<ExitCode, Error> {
    let files = &WorkingFolder;
    let Some(text) = files.read(&args.file)? else {
        let problem = Error::new(format!("there is no file `{}`", args.file.display()));
        return Err(problem.with_hint(
            "`check` takes a file; `allotment explain NAME` explains what ships with the program",
        ));
    };
    let document = Document::parse(&args.file, &text)?;
    if document.entry("target").is_some() || document.entry("parameters").is_some() {
        return targets(&args.file);
    }
    let kind = kind_of(&args.file, &document)?;
    let (text, warnings) = understood(kind, &args.file, files)?;
    error::warn(&warnings);
    say(&format!("{}: {} file, no errors\n{text}", args.file.display(), kind.word()))
}

/// A targets file as what is fitted to what.
fn targets(path: &Path) -> Result<ExitCode, Error> {
    let asked =
        CalibrationRequest { targets: path.to_string_lossy().into_owned(), ..CalibrationRequest::default() };
    let (read, _) = calibrate::targets(&asked, &WorkingFolder)?;
    error::warn(&read.plan.warnings);
    let fitted: String = read
        .parameters
        .iter()
        .map(|one| format!("  {} from {} to {}\n", one.row.key(), one.low, one.high))
        .collect();
    let to: String = read
        .targets
        .iter()
        .map(|one| {
            format!("  {} ({}): {}, {} to {}\n", one.name, one.role.word(), one.value, one.low, one.high)
        })
        .collect();
    say(&format!(
        "{}: targets file, no errors\n{}\nfits\n{fitted}to\n{to}{} sets, at most {} generations, {} replications\n",
        path.display(),
        read.plan.title,
        read.particles,
        read.generations,
        read.plan.replications
    ))
}

/// The kind of a file: by its folder, else by its keys.
fn kind_of(path: &Path, document: &Document) -> Result<Kind, Error> {
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    if let Some(kind) = Kind::ALL.into_iter().find(|kind| folder == Some(kind.folder())) {
        return Ok(kind);
    }
    let has = |keys: &[&str]| keys.iter().any(|key| document.entry(key).is_some());
    let by_keys = [
        (Kind::Study, has(&["policies", "question", "replications", "environments", "horizon_years"])),
        (Kind::Policy, has(&["lever", "later"])),
        (Kind::Environment, has(&["environment"])),
        (Kind::Place, has(&["base", "area"]) || document.entry("place").is_some_and(|it| it.table().is_ok())),
    ];
    by_keys.into_iter().find(|(_, has)| *has).map(|(kind, _)| kind).ok_or_else(|| {
        if document.entries.is_empty() {
            return document.error("this file says nothing").with_hint(
                "a scenario file is lines of `key = value`; `allotment explain card` shows one that ships",
            );
        }
        for entry in &document.entries {
            // What every file may have tells nothing.
            let known = ["lever", "later", "part", "environment", "base", "place", "area", "policies"];
            if let Some(meant) = did_you_mean(&entry.key, known) {
                return entry.key_at.error(format!("no scenario has `{}`", entry.key)).with_hint(meant);
            }
        }
        let hint = "a policy has `[lever]`, an environment `[environment]`, a place `base`, a study `policies`; \
                    or keep the file in a folder called policies, environments, places or studies";
        document.error("this could be any kind of scenario").with_hint(hint)
    })
}

/// What a file says, and what is to be warned of.
fn understood(kind: Kind, path: &Path, files: &dyn Files) -> Result<(String, Vec<String>), Error> {
    let text = path.to_string_lossy().into_owned();
    // A path without a `/` or an ending would be taken for a name.
    let reference = Reference::asked(if text.ends_with(".toml") { text } else { format!("./{text}") });
    let mut finder = Finder::new(files);
    let said = match kind {
        Kind::Policy => differences(&schedule::policy(&mut finder, &reference)?),
        Kind::Environment => differences(&schedule::environment(&mut finder, &reference)?),
        Kind::Place => {
            let place = place::place(&mut finder, &reference)?;
            let figures = changes(&Figures::default(), &place.figures);
            format!("{}, {} areas\nfigures other than England's:\n{figures}", place.name, place.areas.len())
        }
        Kind::Study => {
            let request = Request { study: Some(reference.text), ..Request::default() };
            let plan = plan(&request, files)?;
            return Ok((study(&plan), plan.warnings));
        }
    };
    Ok((said, finder.finish().1))
}

/// A policy or an environment as its differences from what it extends.
pub(crate) fn differences<T: Table>(resolved: &Resolved<T>) -> String {
    let Resolved { title, about, extends, base, table, changes: dates, .. } = resolved;
    let from = extends.as_deref().unwrap_or("the defaults");
    let about = if about.is_empty() { String::new() } else { format!("{about}\n") };
    let dated: String = dates.iter().map(dated).collect();
    match changes(base, table) {
        none if none.is_empty() => format!("{title}\n{about}the same as {from}\n{dated}"),
        some => format!("{title}\n{about}differs from {from} in\n{some}{dated}"),
    }
}

/// What changes at a date.
fn dated(change: &PolicyChange) -> String {
    let line = |setting: &Override| {
        let row = setting.row;
        format!("  {} = {} ({})\n", row.name, row.show(setting.number), row.unit)
    };
    let lines: String = change.overrides.iter().map(line).collect();
    format!("then, {},\n{lines}", change.written.replace('_', " ").replace(" =", ""))
}

/// A line for every parameter that differs between two tables.
fn changes(before: &impl Table, after: &impl Table) -> String {
    let mut lines = String::new();
    for row in after.rows() {
        if let (Some(old), Some(new)) = (before.get(row.group, row.name), after.get(row.group, row.name))
            && old != new
        {
            let (old, new) = (row.show(old), row.show(new));
            // Writing to a text can't fail.
            let _written = writeln!(lines, "  {} = {new} (not {old}; {})", row.name, row.unit);
        }
    }
    lines
}

/// A study as its plan.
pub(crate) fn study(plan: &Plan) -> String {
    let options: String =
        plan.options.iter().map(|option| format!("  {}: {}\n", option.name, option.label)).collect();
    format!(
        "{}\n{}\nplace: {}\nwarm-up policy: {}\n{} years (the first to warm up), {} replications, seed {}, \
         headline outcome {}\noptions:\n{options}",
        plan.title,
        plan.question,
        plan.place.name,
        plan.warm_up_name,
        plan.horizon_years,
        plan.replications,
        plan.seed,
        plan.headline.name,
    )
}
