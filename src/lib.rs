//! A policy simulator for disabled children's personal budgets.
//!
//! One authority's disabled children's team, its families and its local market are simulated week by week
//! under several policies, with the same families and the same random numbers under each, so that what differs
//! is the policies' doing. It compares options; it does not predict. `docs/model.md` states every rule,
//! `docs/reference.md` every parameter and outcome; this page is the architecture.
//!
//! # The week
//!
//! [`week::WEEK`] is a list of phases, run in this order by [`week::step`]:
//!
//! 1. *surroundings*: in April the year's money, rates, wages and prices; shocks that are due
//! 2. *arrivals*: families move away, children turn 18, need changes, families are referred
//! 3. *casework*: reviews begin, the panel sits, every worker spends the week's hours
//! 4. *decisions*: offers and choices
//! 5. *search*: elements with money and no supplier look for one
//! 6. *delivery*: accounts are paid, booked hours happen or fail and are paid for
//! 7. *administration*: families' hours, returns, suspension, reclaim, drop-out
//! 8. *wellbeing*: strain, trust, fear, expectations, crises
//! 9. *market*: providers' cash, staffing, closure, entry; assistants come and go
//! 10. *workforce*: workers' morale, leaving, cover, starting
//! 11. *measures*: the week is counted
//!
//! A replication ([`replication::replicate`]) warms one world up for a year, copies it into every
//! option ([`week::take_over`]) and runs each to the horizon. A study runs many of them.
//!
//! # The map
//!
//! | room | holds |
//! |---|---|
//! | [`basics`] | money, weeks, keyed draws, parameters, the one error; knows nothing of care |
//! | [`terms`] | words that rules and world share |
//! | [`parameters`] | what a council decides, what happens to it, what nobody knows |
//! | [`place`] | what a council is |
//! | [`outcome`] | what is measured |
//! | [`rules`] | plain numbers in, plain numbers out |
//! | [`world`] | state: what exists |
//! | [`context`] | what a week reads and never changes |
//! | [`population`] | draws the first world, and whoever comes later |
//! | [`week`] | motion: who meets whom, in what order |
//! | [`replication`] | one warmed-up world, forked into options |
//! | [`stats`] | slices in, numbers out |
//! | [`study`] | scenario files, plan, run, compare |
//! | [`report`] | results to words, tables, charts |
//! | [`result`] | results to the files of a result |
//! | `store` | the only place that opens files |
//!
//! The program, which alone prints and reads a clock, is the package in `cli/`.
//!
//! A room sees only rooms above it in this table, and not all of those: rules and world are sisters
//! that do not see each other and meet in `week`. `ARCHITECTURE.md` has the table of who may see whom,
//! and a test holds every import to it.
//!
//! # Invariants
//!
//! - Errors are built at the door; a plan that was made cannot fail. A law that breaks panics, naming
//!   the week, and is caught once a replication.
//! - The same study gives the same bytes, whatever the threads, the order of options and what stands
//!   beside them.
//! - No draw depends on how many draws came before: it is a pure function of seed, replication,
//!   purpose, entity and week.
//! - Money is whole pence and moves only by [`world::World::post`], which counts it in every
//!   book; the sum over all accounts is nothing.
//! - A parameter is declared once, as a row; field, file key, range, schema, reference and label follow.
//! - Every parameter moves some outcome, and every outcome moves.
//! - Nothing below `study` knows that there is more than one replication.
//!
//! # The front door
//!
//! A study from its text to the files of its result, with no file, thread or clock:
//!
//! ```
//! use allotment::{InOrder, MemoryFiles, Plan, Request, RunConfig, run_study};
//!
//! let study = "title = 'Mine'\nquestion = 'Does a card help?'\nplace = 'early-adopter'\n\
//!              policies = ['baseline', 'card']\nhorizon_years = 2\nreplications = 2\nseed = 1\n\
//!              headline = 'take_up'";
//! let files = MemoryFiles::default().with("mine.toml", study);
//! let (study, set) = (Some("mine.toml".to_owned()), vec!["families=60".to_owned()]);
//! let plan = Plan::of(&Request { study, set, ..Request::default() }, &files)?;
//! let result = run_study(&plan, RunConfig::new(&InOrder, &()))?.done()?;
//! let need_met = result.answer().measured(1, "need_met").map(|measured| measured.mean);
//! let files = result.files(&InOrder)?;
//! assert!(need_met.is_some() && files["report.html"].starts_with(b"<!DOCTYPE html>"));
//! # Ok::<(), allotment::Error>(())
//! ```
//!
//! # Features
//!
//! | feature | brings |
//! |---|---|
//! | `threads` | [`Threads`], and a panic of one replication caught |
//! | `files` | the room `store`: scenario files, results in folders, resume |
//! | `parquet` | `replications.parquet` among the files of a result |
//! | `png` | pictures in pixels beside SVG |
//!
//! All are on by default; none changes a number.

pub mod basics;
pub mod calibrate;
pub mod context;
pub mod outcome;
pub mod parameters;
pub mod patterns;
pub mod place;
pub mod population;
pub mod replication;
pub mod report;
pub mod result;
pub mod rules;
pub mod solve;
pub mod stats;
#[cfg(feature = "files")]
pub mod store;
pub mod study;
pub mod terms;
pub mod week;
pub mod world;

pub use basics::Error;
pub use result::{StudyResult, run_study};
#[cfg(feature = "files")]
pub use store::files::WorkingFolder;
pub use study::files::{Files, MemoryFiles, RecordingFiles};
pub use study::plan::Plan;
pub use study::request::Request;
#[cfg(feature = "threads")]
pub use study::run::Threads;
pub use study::run::{Executor, InOrder, Observer, RunConfig, RunStatus};
