//! `allotment validate --only places` and `--only free-lunches`: do simulated councils look like those they are named
//! after, and does every policy cost somebody something?

use super::args::Validate;
use super::compare::threads;
use super::{error, progress, say};
use allotment::basics::Error;
use allotment::patterns::{LUNCH_RUNS, TOO_MANY, check_places, free_lunches, places};
use allotment::report::validation::{free_lunches_page, places_page};
use allotment::store::folder;
use allotment::study::run::Threads;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};

/// A table with a run of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValidationTable {
    Places,
    FreeLunches,
}

/// The words that ask for them.
pub(crate) const TABLES: [(&str, ValidationTable); 2] =
    [("places", ValidationTable::Places), ("free-lunches", ValidationTable::FreeLunches)];

/// The seed where nobody says another.
const SEED: u64 = 7;

/// A table as made: its page, how much of it holds, and whether all does.
struct Judged {
    page: String,
    closing: String,
    holds: bool,
}

/// Makes a table. Exit code 1 where something in it does not hold.
pub(crate) fn run(args: &Validate, (word, table): (&str, ValidationTable)) -> Result<ExitCode, Error> {
    if args.only.len() > 1 {
        return Err(Error::new(format!("`--only {word}` is a run of its own"))
            .with_hint("leave the other `--only` out"));
    }
    if args.fast || args.replications.is_some() {
        return Err(Error::new(format!(
            "`--only {word}` has one size: neither `--fast` nor `--replications`"
        ))
        .with_hint("leave them out"));
    }
    let threads = threads(args.threads);
    let bar = progress::bar(args.quiet, progress::REPLICATIONS);
    let over = AtomicU32::new(0);
    let all = match table {
        ValidationTable::Places => places(),
        ValidationTable::FreeLunches => LUNCH_RUNS,
    };
    progress::show(&bar, 0, all);
    let done = || progress::show(&bar, over.fetch_add(1, Ordering::Relaxed) + 1, all);
    let judged = judge(table, &Threads(threads), args.seed.unwrap_or(SEED), &done);
    bar.finish_and_clear();
    let Judged { page, closing, holds } = judged?;
    if let Some(out) = &args.out {
        let name = format!("{word}.md");
        let staging = folder::Staging::open(out)?;
        staging.finish(&[(name.clone(), page.clone().into_bytes())], out.exists())?;
        error::note(&format!("written to {}", out.join(name).display()));
    }
    if !args.quiet {
        say(&page)?;
    }
    say(&closing)?;
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn judge(
    table: ValidationTable,
    threads: &Threads,
    seed: u64,
    done: &(dyn Fn() + Sync),
) -> Result<Judged, Error> {
    match table {
        ValidationTable::Places => {
            let checks = check_places(threads, seed, done)?;
            let held = checks.iter().filter(|check| check.holds).count();
            let closing = format!("{held} of {} checks of places hold\n", checks.len());
            Ok(Judged { page: places_page(&checks), closing, holds: held == checks.len() })
        }
        ValidationTable::FreeLunches => {
            let lunches = free_lunches(threads, seed, done)?;
            let free = lunches.iter().filter(|lunch| lunch.better >= TOO_MANY).count();
            let closing = format!(
                "{free} of {} shipped policies are better on every headline outcome\n",
                lunches.len()
            );
            Ok(Judged { page: free_lunches_page(&lunches), closing, holds: free == 0 })
        }
    }
}
