//! `allotment rerun MANIFEST`: repeats a finished study and compares every byte.

use super::args::Rerun;
use super::clock::Clock;
use super::compare::{STOP, listen, threads, threads_for};
use super::progress::Progress;
use super::{error, progress, say};
use allotment::basics::Error;
use allotment::result::manifest::{FILE, Manifest};
use allotment::store::files::{OtherFolder, WorkingFolder};
use allotment::store::folder;
use allotment::store::study::{Difference, repeat};
use allotment::study::engine::{BUILD, ENGINE, VERSION};
use allotment::study::plan::{Plan, plan};
use allotment::study::request::{Input, Origin};
use allotment::study::run::{RunConfig, Threads};
use std::path::Path;
use std::process::ExitCode;

/// The manifest's study: its files are looked for from the folder that one is in, then from the result's folder and
/// those above it.
fn planned(manifest: &Manifest, path: &Path) -> Result<Plan, Error> {
    let files: Vec<&Path> = manifest
        .inputs
        .iter()
        .filter(|input| input.origin == Origin::File)
        .map(|input| Path::new(&input.path))
        .collect();
    let Some(missing) = files.iter().find(|file| !file.exists()) else {
        return plan(&manifest.request, &WorkingFolder);
    };
    let result = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let holds_all = |folder: &&Path| files.iter().all(|file| folder.join(file).is_file());
    if let Some(folder) = result.ancestors().skip(1).find(holds_all) {
        error::note(&format!("the study's files are read from {}", folder.display()));
        return plan(&manifest.request, &OtherFolder(folder.to_owned()));
    }
    let missing = missing.display();
    let problem = format!("there is no file `{missing}` here, nor in a folder above the result");
    let hint =
        format!("run this in the folder from which `{missing}` is found: a manifest's paths start there");
    Err(Error::new(problem).with_hint(hint))
}

/// Repeats the study of a manifest. Exit code 1 where the repeat differs.
pub(crate) fn run(args: &Rerun) -> Result<ExitCode, Error> {
    let clock = Clock::start();
    let threads = threads(args.threads);
    let path = if args.manifest.is_dir() { args.manifest.join(FILE) } else { args.manifest.clone() };
    let manifest = Manifest::from_bytes(&folder::read(&path)?).map_err(|error| error.in_file(&path))?;
    let is_own = manifest.engine == ENGINE;
    if !is_own {
        // Before anything else can go wrong for that reason.
        let engine = if manifest.engine.is_empty() { "without a name" } else { &manifest.engine };
        error::note(&format!(
            "the result was made by another engine (version {}, engine {engine}) than this one (version {VERSION}, engine \
             {ENGINE}): numbers may differ, and only that engine repeats it for certain",
            manifest.version,
        ));
    }
    let plan = planned(&manifest, &path)?;
    let threads = threads_for(threads, plan.replications);
    if let Some(change) = first_change(&manifest.inputs, &plan.inputs) {
        let hint = if is_own {
            "put the input back, or run the changed study with `allotment compare`"
        } else {
            "use the build that made the result, or run the changed study with `allotment compare`"
        };
        return Err(Error::new(change).in_file(&path).with_hint(hint));
    }
    let bar = progress::bar(args.quiet, progress::REPLICATIONS);
    listen(&bar)?;
    let result = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (executor, observer) =
        (Threads(threads), Progress { bar: &bar, is_quiet: true, plan: &plan, threads });
    let config = RunConfig { stop: &STOP, ..RunConfig::new(&executor, &observer) };
    let repeat = repeat(&plan, result, &|| clock.this_run(threads), config);
    bar.finish_and_clear();
    let Some(repeat) = repeat? else {
        error::note("interrupted; the result is as it was");
        return Ok(ExitCode::from(130));
    };
    let Some(folder) = repeat.folder else {
        return say(&format!("identical: {} files, byte for byte\n", repeat.files));
    };
    let lines: String = repeat.differing.iter().map(|line| format!("  {line}\n")).collect();
    let is_told_apart = match repeat.difference {
        Difference::None | Difference::Features => {
            Some("files of features that one of the two programs lacks")
        }
        Difference::Words if manifest.source != BUILD => Some("words and pictures, which another build made"),
        Difference::Words | Difference::Numbers => None,
    };
    if let Some(what) = is_told_apart {
        // Nobody has to find out why.
        folder::remove(folder.parent().unwrap_or(&folder))?;
        return say(&format!(
            "the same numbers: every table is identical, byte for byte; {what}, differ:\n{lines}"
        ));
    }
    // It is left on purpose: whoever has to find out why looks at both.
    say(&format!(
        "different:\n{lines}the repeat is kept in {}: compare it, then remove it\n",
        folder.display()
    ))?;
    Ok(ExitCode::from(1))
}

/// The first input that is not what it was, in a sentence.
fn first_change(before: &[Input], now: &[Input]) -> Option<String> {
    for input in before {
        let path = &input.path;
        match now.iter().find(|other| other.path == *path) {
            None => return Some(format!("the input `{path}` is no longer part of the study")),
            Some(other) if other.sha256 != input.sha256 => {
                return Some(format!("the input `{path}` was altered since the study was run"));
            }
            Some(_) => {}
        }
    }
    let new = now.iter().find(|input| before.iter().all(|other| other.path != input.path))?;
    Some(format!("the study has a new input, `{}`", new.path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use allotment::study::request::Origin;

    #[test]
    fn altered_inputs_are_named() {
        let input = |path: &str, sha256: &str| Input {
            path: path.to_owned(),
            origin: Origin::File,
            sha256: sha256.to_owned(),
        };
        let before = [input("a.toml", "1"), input("b.toml", "2")];
        assert_eq!(first_change(&before, &before), None);
        for (now, words) in [
            (vec![input("a.toml", "1"), input("b.toml", "3")], "`b.toml` was altered"),
            (vec![input("a.toml", "1")], "`b.toml` is no longer part"),
            (vec![input("a.toml", "1"), input("b.toml", "2"), input("c.toml", "4")], "new input, `c.toml`"),
        ] {
            let change = first_change(&before, &now).unwrap();
            assert!(change.contains(words), "{change}");
        }
    }
}
