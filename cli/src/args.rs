//! The command line as typed.

use super::whole_number::{FIRST_YEARS, NUMBERS, THREADS, VALIDATION_REPLICATIONS, whole};
use allotment::calibrate::file::PARTICLES;
use allotment::study::limits::{REPLICATIONS, RUNS_A_DRAW, SEEDS};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Compare council policies for disabled children's personal budgets.
///
/// Without a command, runs the shipped first study and prints its table.
#[derive(Debug, Parser)]
#[command(name = "allotment", version, about, long_about, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    /// What to do; `compare first-look` where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Options of `compare`, so that `allotment --threads 1` works as well.
    #[command(flatten)]
    pub compare: Compare,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a study: its options side by side, with their uncertainty.
    Compare(Compare),
    /// Repeat a finished study into a temporary folder and compare every byte.
    Rerun(Rerun),
    /// Fit assumptions to targets; the sets that fit are draws of what nobody knows.
    Calibrate(Calibrate),
    /// Build the report of a finished study again, without running anything.
    Report(Report),
    /// Tell one family's life under two policies.
    Story(Story),
    /// Test the patterns that the model must show.
    Validate(Validate),
    /// Check a scenario file without running it.
    Check(Check),
    /// Explain a parameter, an outcome, a policy or a place.
    Explain(Explain),
    /// List what there is.
    List(List),
}

/// Options of `compare`.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Compare {
    /// A study by name (`allotment list studies`) or a TOML file.
    pub study: Option<String>,
    /// Another place than the study's, by name (`allotment list places`) or a TOML file.
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// How many replications.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u32>(REPLICATIONS))]
    pub replications: Option<u32>,
    /// The seed; the same seed gives the same bytes.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>(SEEDS))]
    pub seed: Option<u64>,
    /// Set a parameter in every option, such as `--set weeks_keep=12`.
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Take a policy's effect apart by part, such as `--parts families-first`; may be said again.
    #[arg(long, value_name = "POLICY")]
    pub parts: Vec<String>,
    /// Run until the differences of one outcome are known to plus or minus so much, such as
    /// `take_up:0.5pp` or `cost_total:5000`; at most `--replications`, or 2,000 where nothing is said.
    #[arg(long, value_name = "OUTCOME:WIDTH")]
    pub precision: Option<String>,
    /// What varies from run to run: luck (`chance`), what nobody knows (`assumptions`), or `both`.
    #[arg(long, value_name = "WHAT")]
    pub uncertainty: Option<String>,
    /// Where draws of the assumptions come from: a calibration's accepted sets by name (england) or as a
    /// CSV file, or `ranges`.
    #[arg(long, value_name = "SETS")]
    pub assumption_sets: Option<String>,
    /// Replications under each draw of the assumptions.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u32>(RUNS_A_DRAW))]
    pub runs_a_draw: Option<u32>,
    /// Where to write; `results/<study>` where nothing is said.
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Replace an existing result of another study or seed.
    #[arg(long)]
    pub replace: bool,
    /// Worker threads; all cores where nothing is said. Results do not depend on it.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<usize>(THREADS))]
    pub threads: Option<usize>,
    /// Print too where the time went, phase by phase.
    #[arg(long, conflicts_with = "json")]
    pub profile: bool,
    /// Live one replication by itself, numbered from 0, and print what it came to; writes nothing.
    #[arg(long, value_name = "N", conflicts_with_all = ["out", "replace", "json", "open", "pdf", "disclosure", "profile"], allow_negative_numbers = true, value_parser = whole::<u32>(NUMBERS))]
    pub only_replication: Option<u32>,
    /// Print no progress and no table.
    #[arg(long)]
    pub quiet: bool,
    /// Print the table as JSON, and nothing else.
    #[arg(long, conflicts_with_all = ["open", "pdf", "disclosure"])]
    pub json: bool,
    /// Open the report when it is there.
    #[arg(long)]
    pub open: bool,
    /// Print the report as PDF too, through a browser of the Chromium family found on this machine.
    #[arg(long)]
    pub pdf: bool,
    /// Write a report too in which counts of families from 1 to 4 are kept back.
    #[arg(long)]
    pub disclosure: bool,
}

/// Options of `report`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Report {
    /// The folder of a finished study, such as `results/first-look`.
    pub folder: PathBuf,
    /// Open the report when it is there.
    #[arg(long)]
    pub open: bool,
    /// Print the report as PDF too, through a browser of the Chromium family found on this machine.
    #[arg(long)]
    pub pdf: bool,
    /// Keep back counts of families from 1 to 4, and what would give them away.
    #[arg(long)]
    pub disclosure: bool,
    /// The calendar year in which the first policy year begins; years are numbered where nothing is said.
    #[arg(long, value_name = "YEAR", value_parser = whole::<u32>(FIRST_YEARS))]
    pub first_year: Option<u32>,
    /// Write every picture of the report into a folder too, as SVG with a PNG beside it.
    #[arg(long, value_name = "FOLDER")]
    pub pictures: Option<PathBuf>,
    /// Where to write; `report.html` in the folder where nothing is said.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Options of `rerun`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Rerun {
    /// The `manifest.json` of a finished study.
    pub manifest: PathBuf,
    /// Worker threads.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<usize>(THREADS))]
    pub threads: Option<usize>,
    /// Print no progress.
    #[arg(long)]
    pub quiet: bool,
}

/// Options of `calibrate`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Calibrate {
    /// A targets file, or the name of one that ships with the program: england, thurrock.
    pub targets: String,
    /// Few sets, generations and replications: some minutes on two cores.
    #[arg(long)]
    pub quick: bool,
    /// Sets in a population, of which the nearest half are kept.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>(PARTICLES))]
    pub particles: Option<u64>,
    /// The seed; the same seed gives the same bytes.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>(SEEDS))]
    pub seed: Option<u64>,
    /// Only print which assumptions move which targets, each alone over its plausible range.
    #[arg(long)]
    pub screen: bool,
    /// Where to keep the population and write accepted.csv and fit.md; `results/calibration/<name>`
    /// (with `-quick` where that is said) where nothing is said.
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Replace another calibration.
    #[arg(long)]
    pub replace: bool,
    /// Worker threads; all cores where nothing is said. Results do not depend on it.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<usize>(THREADS))]
    pub threads: Option<usize>,
    /// Print no progress and no sentences.
    #[arg(long)]
    pub quiet: bool,
}

/// Options of `story`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Story {
    /// A shipped story: `capacity` (a family that can manage), `siblings` (two children with two
    /// accounts), `thin-market` (a family where little is on offer).
    #[arg(value_enum, required_unless_present = "family")]
    pub shipped: Option<Shipped>,
    /// The family's number, from 0.
    #[arg(long, value_name = "N", conflicts_with = "shipped", allow_negative_numbers = true, value_parser = whole::<u32>(NUMBERS))]
    pub family: Option<u32>,
    /// The first policy; `baseline` where nothing is said.
    #[arg(long, value_name = "POLICY")]
    pub policy: Option<String>,
    /// The policy to set against it.
    #[arg(long, value_name = "POLICY", required_unless_present = "shipped")]
    pub against: Option<String>,
    /// A study whose place, environment and seed to use.
    #[arg(long, value_name = "STUDY")]
    pub study: Option<String>,
    /// Another place.
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// Which replication.
    #[arg(long, value_name = "N", default_value_t = 0, allow_negative_numbers = true, value_parser = whole::<u32>(NUMBERS))]
    pub replication: u32,
    /// Tell every week instead of every year.
    #[arg(long)]
    pub weeks: bool,
    /// The seed.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>(SEEDS))]
    pub seed: Option<u64>,
    /// Set a parameter under both policies.
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
}

/// A story that is shipped: the first family of its kind, under two policies that part it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shipped {
    /// A family with capacity that holds a direct payment: today's checks against a card.
    Capacity,
    /// Two siblings with two accounts: today's against one account a family.
    Siblings,
    /// A family in a thin market: today's against help for the market.
    ThinMarket,
}

/// Options of `validate`.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Validate {
    /// Only what is large, with few replications.
    #[arg(long)]
    pub fast: bool,
    /// Only this pattern, such as `5` or `E7` (may be said again), `places` (simulated councils beside published figures) or `free-lunches` (what every shipped policy costs).
    #[arg(long, value_name = "ID")]
    pub only: Vec<String>,
    /// How many replications; 100, or 12 with `--fast`, where nothing is said.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u32>(VALIDATION_REPLICATIONS))]
    pub replications: Option<u32>,
    /// Another seed than the study's own, 7.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u64>(SEEDS))]
    pub seed: Option<u64>,
    /// Worker threads; all cores where nothing is said. Results do not depend on it.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<usize>(THREADS))]
    pub threads: Option<usize>,
    /// Where to write; `results/validation` where nothing is said.
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Print only the closing line.
    #[arg(long)]
    pub quiet: bool,
}

/// Options of `check`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Check {
    /// A place, policy, environment or study file.
    pub file: PathBuf,
}

/// Options of `explain`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Explain {
    /// A parameter (`weeks_keep`), outcome (`take_up`), policy, study or place.
    pub key: String,
}

/// What `list` lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Councils.
    Places,
    /// Policies.
    Policies,
    /// Environments.
    Environments,
    /// Studies.
    Studies,
    /// What a council can change.
    Levers,
    /// What nobody knows.
    Assumptions,
    /// What is measured.
    Outcomes,
    /// What calibrations fit to.
    Targets,
}

/// Options of `list`.
#[derive(Clone, Debug, Args)]
pub(crate) struct List {
    /// What to list.
    #[arg(value_enum)]
    pub kind: Kind,
}
