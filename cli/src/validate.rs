//! `allotment validate`: does the model show the patterns that the project says it shows?

use super::args::Validate;
use super::compare::threads;
use super::{error, progress, say, validate_tables};
use allotment::basics::Error;
use allotment::patterns::{Effort, Pattern, Validation, every_pattern, pattern, validate};
use allotment::report::validation::{HEADING, closing, page, picture, picture_name, screen};
use allotment::result::NamedFile;
use allotment::store::folder;
use allotment::study::rows::did_you_mean;
use allotment::study::run::Threads;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};

const PAGE: &str = "index.md";

/// Judges the patterns. Exit code 1 where one that is claimed does not hold.
pub(crate) fn run(args: &Validate) -> Result<ExitCode, Error> {
    let asks_for = |table: &&(&str, _)| args.only.iter().any(|id| id == table.0);
    if let Some(table) = validate_tables::TABLES.iter().find(asks_for) {
        return validate_tables::run(args, *table);
    }
    let threads = threads(args.threads);
    let patterns = asked(&args.only, args.fast)?;
    let effort = effort(args);
    let out = out(args);
    if let Some(out) = &out {
        refuse_foreign(out)?;
    }
    let bar = progress::bar(args.quiet, progress::REPLICATIONS);
    let over = AtomicU32::new(0);
    progress::show(&bar, 0, effort.replications);
    let done = validate(&patterns, effort, &Threads(threads), &|| {
        progress::show(&bar, over.fetch_add(1, Ordering::Relaxed) + 1, effort.replications);
    });
    bar.finish_and_clear();
    let validation = done?;
    if let Some(out) = &out {
        write(&validation, out)?;
    }
    if args.quiet {
        say(&format!("{}\n", closing(&validation)))?;
    } else {
        say(&screen(&validation))?;
        if let Some(out) = &out {
            error::note(&format!("written to {}", out.join(PAGE).display()));
        }
    }
    let (held, claimed) = validation.claimed();
    Ok(if held == claimed { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The patterns that are asked for.
fn asked(only: &[String], fast: bool) -> Result<Vec<&'static Pattern>, Error> {
    if only.is_empty() {
        return Ok(every_pattern());
    }
    let mut patterns = Vec::new();
    for id in only {
        let Some(pattern) = pattern(id) else {
            let ids: Vec<&str> = every_pattern().into_iter().map(|pattern| pattern.id).collect();
            let hint =
                did_you_mean(id, ids.iter().copied()).unwrap_or(format!("there are {}", ids.join(", ")));
            return Err(Error::new(format!("`--only {id}`: there is no such pattern")).with_hint(hint));
        };
        if fast && !pattern.findings.iter().any(|finding| finding.fast) {
            return Err(Error::new(format!("`--only {id}`: the fast set has nothing of this pattern"))
                .with_hint("leave `--fast` out"));
        }
        patterns.push(pattern);
    }
    Ok(patterns)
}

fn effort(args: &Validate) -> Effort {
    let set = if args.fast { Effort::FAST } else { Effort::FULL };
    let replications = args.replications.unwrap_or(set.replications);
    Effort { replications, seed: args.seed.unwrap_or(set.seed), ..set }
}

/// Where the page goes; nowhere for single patterns unless it is said.
fn out(args: &Validate) -> Option<PathBuf> {
    let usual = if args.fast { "results/validation-fast" } else { "results/validation" };
    args.out.clone().or_else(|| args.only.is_empty().then(|| PathBuf::from(usual)))
}

/// A folder that holds anything but an earlier page is left alone.
fn refuse_foreign(out: &Path) -> Result<(), Error> {
    if !out.exists() {
        return Ok(());
    }
    let names = folder::names_in(out)?;
    let ours = |name: &String| name == PAGE || (name.starts_with("pattern-") && name.ends_with(".svg"));
    let known = names.contains(PAGE) && folder::read(&out.join(PAGE))?.starts_with(HEADING.as_bytes());
    if names.is_empty() || (known && names.iter().all(ours)) {
        return Ok(());
    }
    Err(Error::new("the folder holds something that is not a page of `allotment validate`")
        .in_file(out)
        .with_hint("it is left as it is; choose another folder with `--out FOLDER`"))
}

fn write(validation: &Validation, out: &Path) -> Result<(), Error> {
    let mut files: Vec<NamedFile> = vec![(PAGE.to_owned(), page(validation).into_bytes())];
    for assessment in &validation.patterns {
        files.push((picture_name(assessment), picture(assessment)?.into_bytes()));
    }
    let staging = folder::Staging::open(out)?;
    // Something may have come there since, or been put back, that is not to be replaced unseen.
    refuse_foreign(out)?;
    staging.finish(&files, out.exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_replaced_and_what_came_there_meanwhile_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("page");
        let nothing = Validation { effort: Effort::FAST, patterns: Vec::new() };
        write(&nothing, &out).unwrap();
        write(&nothing, &out).unwrap();
        allotment::store::atomic_write::write(&out.join("notes.txt"), b"mine").unwrap();
        let error = write(&nothing, &out).unwrap_err();
        assert!(error.to_string().contains("not a page of `allotment validate`"), "{error}");
        assert_eq!(folder::read(&out.join("notes.txt")).unwrap(), b"mine");
    }
}
