//! `allotment compare STUDY`: runs a study, or finds it done, and prints its table.

use super::args::Compare;
use super::clock::{Clock, cores};
use super::profile::Profile;
use super::progress::Progress;
use super::{args, error, progress, report, say};
use allotment::basics::Error;
use allotment::report::tables::{json, profile as profile_table, terminal};
use allotment::report::{gaps, precision, published, words};
use allotment::store::files::WorkingFolder;
use allotment::store::study::{Documents, Stored, Target, run_into};
use allotment::study::compare::Comparison;
use allotment::study::plan::plan;
use allotment::study::request::Request;
use allotment::study::run::{RunConfig, Threads};
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

mod only;

/// The exit code of an interrupted run.
const INTERRUPTED: u8 = 130;

/// Set by an interrupt; the replications under way are finished.
pub(super) static STOP: AtomicBool = AtomicBool::new(false);

/// Runs the study that is asked for.
pub(crate) fn run(args: &Compare) -> Result<ExitCode, Error> {
    let clock = Clock::start();
    let threads = threads(args.threads);
    let request = request(args);
    let plan = plan(&request, &WorkingFolder)?;
    let threads = threads_for(threads, plan.replications);
    error::warn(&plan.warnings);
    if let Some(replication) = args.only_replication {
        return only::run(&plan, replication);
    }
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from("results").join(&plan.name));
    let bar = progress::bar(args.quiet || args.json, progress::REPLICATIONS);
    listen(&bar)?;
    let profile = args.profile.then(Profile::default);
    let profiled = |number| match &profile {
        None => plan.replicate(number),
        Some(profile) => profile.of(|watch| plan.replicate_observed(number, watch)),
    };
    let (executor, observer) =
        (Threads(threads), Progress { bar: &bar, is_quiet: args.quiet, plan: &plan, threads });
    let config = RunConfig { stop: &STOP, simulate: Some(&profiled), ..RunConfig::new(&executor, &observer) };
    let this_run = || clock.this_run(threads);
    let target = Target { out: &out, replace: args.replace, this_run: &this_run };
    let stored = run_into(&plan, target, config);
    bar.finish_and_clear();
    match stored? {
        Stored::Written(comparison) => {
            print(&comparison, &out, args)?;
            if let Some(profile) = &profile {
                let spent = profile.spent(threads, clock.seconds());
                say(&format!("\n{}", profile_table::profile(&spent)))?;
            }
            follow(args, &out)
        }
        Stored::Reused { comparison, documents } => {
            if !args.quiet {
                error::note(&reused(&out, &documents));
            }
            if args.profile {
                error::note("so there is nothing to profile; say `--replace` to run it again");
            }
            print(&comparison, &out, args)?;
            follow(args, &out)
        }
        Stored::Stopped { done, folder } => {
            error::note(&match folder {
                Some(folder) => format!(
                    "interrupted: {done} of {} replications are kept in {}; the same command goes on from them",
                    plan.replications,
                    folder.display()
                ),
                None => "interrupted before any replication was over; nothing was written".to_owned(),
            });
            Ok(ExitCode::from(INTERRUPTED))
        }
    }
}

/// What is asked for, as a study's manifest keeps it.
fn request(args: &Compare) -> Request {
    Request {
        study: args.study.clone(),
        place: args.place.clone(),
        replications: args.replications,
        seed: args.seed,
        set: args.set.clone(),
        parts: args.parts.clone(),
        precision: args.precision.clone(),
        uncertainty: args.uncertainty.clone(),
        assumption_sets: args.assumption_sets.clone(),
        runs_a_draw: args.runs_a_draw,
    }
}

/// What is said where nothing had to be run.
fn reused(out: &Path, documents: &Documents) -> String {
    let out = out.display();
    let said = format!("{out} holds this study's result already: nothing was run");
    match documents {
        Documents::Current => said,
        Documents::BuiltAgain => format!(
            "{said}; another build of the same engine had made its documents, which are built again of the same numbers \
             (summary.md stays as it is)"
        ),
        Documents::Left(error) => format!(
            "{said}; another build of the same engine has made its documents, which can't be built again: {error}"
        ),
    }
}

fn print(comparison: &Comparison, out: &Path, args: &Compare) -> Result<ExitCode, Error> {
    if args.json {
        say(&json::json(comparison)?)
    } else if args.quiet {
        Ok(ExitCode::SUCCESS)
    } else {
        let trust = comparison.trust.clone().into_iter().collect();
        let sentences = [
            gaps::sentences(&comparison.gaps, |option| format!("“{}”", comparison.options[option].label)),
            words::sentences(comparison),
            precision::sentences(comparison),
            published::sentences(&comparison.published),
            trust,
        ]
        .concat()
        .join("\n");
        let table = crate::table::draw(&terminal::table(comparison));
        say(&format!("{table}\n{sentences}\n\nWritten to {}: open report.html first.\n", out.display()))
    }
}

/// What is to be done with the report: a page without small counts, a PDF, opening it.
fn follow(args: &Compare, out: &Path) -> Result<ExitCode, Error> {
    if !(args.open || args.pdf || args.disclosure) {
        return Ok(ExitCode::SUCCESS);
    }
    report::run(&args::Report {
        pictures: None,
        folder: out.to_owned(),
        open: args.open,
        pdf: args.pdf,
        disclosure: args.disclosure,
        first_year: None,
        out: None,
    })
}

/// Threads asked for, or all cores.
pub(super) fn threads(asked: Option<usize>) -> usize {
    asked.unwrap_or_else(cores)
}

/// No more threads than there is work for.
pub(super) fn threads_for(asked: usize, pieces: u32) -> usize {
    asked.min(pieces.max(1) as usize)
}

/// From now on an interrupt stops the run when the replications under way are over.
pub(super) fn listen(bar: &ProgressBar) -> Result<(), Error> {
    let bar = bar.clone();
    let heard = move || {
        if !STOP.swap(true, Ordering::Relaxed) {
            progress::aside(&bar, || error::note("stopping when the replications under way are over"));
        }
    };
    ctrlc::set_handler(heard)
        .map_err(|problem| Error::new(format!("cannot listen for an interrupt: {problem}")))
}
