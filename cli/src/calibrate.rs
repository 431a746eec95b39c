//! `allotment calibrate TARGETS`: fits parameters to targets, or finds that done.

use super::args::Calibrate;
use super::compare::{STOP, listen, threads, threads_for};
use super::{error, progress, say};
use allotment::basics::Error;
use allotment::calibrate::distance::distance;
use allotment::calibrate::evaluate::evaluate;
use allotment::calibrate::population_monte_carlo::{PopulationMonteCarlo, Simulated};
use allotment::calibrate::state::{FILE, State};
use allotment::calibrate::targets::Targets;
use allotment::calibrate::{accepted, file::CalibrationRequest, screen, targets};
use allotment::report::calibration as page;
use allotment::result::sha256;
use allotment::store::atomic_write::{holds_anything, read_if_there, remove_if_there, write};
use allotment::store::files::WorkingFolder;
use allotment::study::engine::BUILD;
use allotment::study::run::{InOrder, Threads, each_caught};
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The exit code of an interrupted run.
const INTERRUPTED: u8 = 130;

/// Fits what is asked for, or screens.
pub(crate) fn run(args: &Calibrate) -> Result<ExitCode, Error> {
    let threads = threads(args.threads);
    let asked = CalibrationRequest {
        targets: args.targets.clone(),
        quick: args.quick,
        particles: args.particles,
        seed: args.seed,
    };
    let (targets, _) = targets(&asked, &WorkingFolder)?;
    let threads = threads_for(threads, targets.particles as u32);
    error::warn(&targets.plan.warnings);
    let bar = progress::bar(args.quiet, "sets");
    listen(&bar)?;
    if args.screen {
        return screening(&targets, threads, &bar);
    }
    // A quick calibration is another one, and must not stand in the way of the whole.
    let name = format!("{}{}", targets.plan.name, if args.quick { "-quick" } else { "" });
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from("results/calibration").join(name));
    let fingerprint = fingerprint(&targets);
    let kept = standing(&out, &fingerprint, args.replace)?;
    if kept.is_none() {
        // What another calibration accepted must not stand beside the population of this one.
        RESULTS.iter().try_for_each(|name| remove_if_there(&out.join(name)))?;
    }
    let Some(state) = sample(&targets, fingerprint, kept, &out, (threads, args.quiet), &bar)? else {
        error::note(&format!(
            "interrupted: {} holds the last whole generation, if there was one; the same command goes on from it",
            out.display()
        ));
        return Ok(ExitCode::from(INTERRUPTED));
    };
    let sets = accepted::accepted(&targets, &state.population);
    let [table, fit] = RESULTS.map(|name| out.join(name));
    write(&table, &accepted::table(&targets, &sets)?)?;
    write(&fit, page::fit(&targets, &state, &sets).as_bytes())?;
    if args.quiet {
        return Ok(ExitCode::SUCCESS);
    }
    let sentences = page::sentences(&targets, &state, &sets);
    say(&format!("{sentences}\nWritten to {}: start with fit.md.\n", out.display()))
}

/// What a finished calibration writes beside its population.
const RESULTS: [&str; 2] = ["accepted.csv", "fit.md"];

/// The checksum of everything that a calibration depends on, the way of fitting included.
fn fingerprint(targets: &Targets) -> String {
    let plans: Vec<String> = targets.plans().map(allotment::result::fingerprint).collect();
    sha256(format!("{}\n{BUILD}\n{}", plans.join("\n"), targets.words()).as_bytes())
}

/// What stands where the calibration is to be kept: its own last generation, or nothing.
fn standing(out: &Path, fingerprint: &str, replace: bool) -> Result<Option<State>, Error> {
    let path = out.join(FILE);
    let Some(bytes) = read_if_there(&path)? else {
        if holds_anything(out)? {
            let problem = "the folder holds something that is not a calibration of this program";
            let hint = "it is left as it is; choose another folder with `--out FOLDER`";
            return Err(Error::new(problem).in_file(out).with_hint(hint));
        }
        return Ok(None);
    };
    let hint = "keep it and choose another folder with `--out FOLDER`, or say `--replace`";
    match State::from_bytes(&bytes) {
        Ok(state) if state.fingerprint == fingerprint => Ok(Some(state)),
        _ if replace => Ok(None),
        Ok(_) => {
            let problem = "the folder holds another calibration: other targets, settings or program";
            Err(Error::new(problem).in_file(out).with_hint(hint))
        }
        Err(broken) => Err(broken.in_file(path).with_hint(hint)),
    }
}

/// Goes on from what is stored, storing every generation; `None` where it was stopped.
fn sample(
    targets: &Targets,
    fingerprint: String,
    kept: Option<State>,
    out: &Path,
    (threads, quiet): (usize, bool),
    bar: &ProgressBar,
) -> Result<Option<State>, Error> {
    let sampler = PopulationMonteCarlo {
        parameters: targets.parameters.len(),
        particles: targets.particles,
        generations: targets.generations,
        seed: targets.plan.seed,
    };
    let mut state = match kept {
        Some(state) => {
            if !quiet {
                error::note(&format!(
                    "generations kept, and not run again: {}",
                    state.population.steps.len()
                ));
            }
            state
        }
        None => {
            let assumptions = || targets.plan.assumptions.clone();
            let defaults = each_caught(&InOrder, &STOP, &[()], |()| evaluate(targets, &assumptions()))?;
            let Some(defaults) = defaults.and_then(|mut one| one.pop()) else { return Ok(None) };
            let broken = |said: String| Error::new(format!("the model broke at its defaults: {said}"));
            State::new(fingerprint, targets, defaults.map_err(broken)?)
        }
    };
    progress::begin(bar, state.population.simulated as u32, sampler.simulations() as u32);
    while !sampler.is_done(&state.population) {
        bar.set_position(state.population.simulated as u64);
        let points = sampler.points(&state.population);
        let simulate = |at: &Vec<f64>| {
            let simulated = evaluate(targets, &targets.assumptions(at));
            bar.inc(1);
            (distance(&targets.targets, &simulated), simulated)
        };
        let Some(simulated): Option<Vec<Simulated>> =
            each_caught(&Threads(threads), &STOP, &points, simulate)?
        else {
            bar.finish_and_clear();
            return Ok(None);
        };
        state.population = sampler.next(&state.population, points, simulated)?;
        write(&out.join(FILE), &state.to_bytes()?)?;
        if !quiet && bar.is_hidden() {
            error::note(&page::progress(targets, &sampler, &state));
        }
    }
    bar.finish_and_clear();
    Ok(Some(state))
}

/// Prints which assumptions move which targets.
fn screening(targets: &Targets, threads: usize, bar: &ProgressBar) -> Result<ExitCode, Error> {
    let ends = screen::ends(targets);
    progress::begin(bar, 0, ends.len() as u32);
    let simulate = |end: &screen::End| {
        let simulated = evaluate(targets, &end.assumptions);
        bar.inc(1);
        simulated
    };
    let simulated = each_caught(&Threads(threads), &STOP, &ends, simulate)?;
    bar.finish_and_clear();
    let Some(simulated) = simulated else { return Ok(ExitCode::from(INTERRUPTED)) };
    let broken =
        ends.iter().zip(&simulated).filter_map(|(end, it)| Some((end.row.key(), it.as_ref().err()?)));
    let broken: Vec<String> =
        broken.map(|(key, said)| format!("the model broke at an end of `{key}`: {said}")).collect();
    error::warn(&broken);
    say(&page::screening(&targets.targets, &screen::effects(&targets.targets, &ends, &simulated)))
}
