//! `allotment validate --only places`: do simulated councils look like those they are named after?

use super::args::Validate;
use super::compare::threads;
use super::{error, progress, say};
use allotment::basics::Error;
use allotment::patterns::{PlaceCheck, check_places, places};
use allotment::report::validation::places_page;
use allotment::store::folder;
use allotment::study::run::Threads;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};

/// The word that asks for it.
pub(crate) const PLACES: &str = "places";
/// The seed where nobody says another.
const SEED: u64 = 7;
const PAGE: &str = "places.md";

/// Runs every council with published spending and judges the checks. Exit code 1 where one does not hold.
pub(crate) fn run(args: &Validate) -> Result<ExitCode, Error> {
    if args.fast || args.replications.is_some() {
        return Err(Error::new("`--only places` has one size: neither `--fast` nor `--replications`")
            .with_hint("leave them out"));
    }
    let threads = threads(args.threads)?;
    let bar = progress::bar(args.quiet, progress::REPLICATIONS);
    let over = AtomicU32::new(0);
    progress::show(&bar, 0, places());
    let checks = check_places(&Threads(threads), args.seed.unwrap_or(SEED), &|| {
        progress::show(&bar, over.fetch_add(1, Ordering::Relaxed) + 1, places());
    });
    bar.finish_and_clear();
    let checks: Vec<PlaceCheck> = checks?;
    let page = places_page(&checks);
    if let Some(out) = &args.out {
        let staging = folder::Staging::open(out)?;
        staging.finish(&[(PAGE.to_owned(), page.clone().into_bytes())], out.exists())?;
        error::note(&format!("written to {}", out.join(PAGE).display()));
    }
    if !args.quiet {
        say(&page)?;
    }
    let held = checks.iter().filter(|check| check.holds).count();
    say(&format!("{held} of {} checks of places hold\n", checks.len()))?;
    Ok(if held == checks.len() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
