//! A policy simulator for disabled children's personal budgets.
//!
//! One authority's disabled children's team, its families and its local market are lived week by week
//! under several policies, with the same families and the same luck under each, so that what differs
//! is the policies' doing. It compares options; it does not predict. `docs/model.md` states every rule,
//! `docs/reference.md` every parameter and outcome; this page is the architecture.
//!
//! # The week
//!
//! [`week::WEEK`] is a list of phases, lived in this order by [`week::live`]:
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
//! option ([`week::take_over`]) and lives each to the horizon. A study runs many of them.
//!
//! # The map
//!
//! | room | holds |
//! |---|---|
//! | [`basics`] | money, weeks, keyed draws, parameters, the one error; knows nothing of care |
//! | [`terms`] | words that rules and world share |
//! | [`policy`], [`environment`], [`assumptions`], [`place`] | parameters: what a council decides, what happens to it, what nobody knows, what it is |
//! | [`outcome`] | what is measured |
//! | [`rules`] | plain numbers in, plain numbers out |
//! | [`world`] | state: what exists |
//! | [`setting`] | what a week reads and never changes |
//! | [`population`] | draws the first world, and whoever comes later |
//! | [`week`] | motion: who meets whom, in what order |
//! | [`replication`] | one warmed-up world, forked into options |
//! | [`stats`] | slices in, numbers out |
//! | [`study`] | scenario files, plan, run, compare |
//! | [`report`] | results to words, tables, charts |
//! | [`store`] | the only place that opens files |
//! | [`cli`] | the only place that prints |
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
//! - Money is whole pence and moves only by [`world::ledger::Ledger::transfer`]; the sum over all
//!   accounts is nothing.
//! - A parameter is declared once, as a row; field, file key, range, schema, reference and label follow.
//! - Every parameter moves some outcome, and every outcome moves.
//! - Nothing below `study` knows that there is more than one replication.
//!
//! # Example
//!
//! ```
//! use allotment::parameters::assumptions::Assumptions;
//! use allotment::parameters::environment::Environment;
//! use allotment::outcome::Outcome;
//! use allotment::place::Place;
//! use allotment::parameters::levers::Levers;
//! use allotment::replication::{Experiment, PolicySchedule, replicate};
//!
//! let schedule = |weeks_keep| PolicySchedule {
//!     levers: Levers { weeks_keep, ..Levers::default() },
//!     environment: Environment::default(),
//!     changes: Vec::new(),
//! };
//! let mut place = Place::early_adopter();
//! place.figures.families = 60;
//! let experiment = Experiment {
//!     place,
//!     assumptions: Assumptions::default(),
//!     warm_up: schedule(6.0),
//!     options: vec![schedule(6.0), schedule(52.0)],
//!     horizon_years: 3,
//!     seed: 1,
//! };
//! let runs = replicate(&experiment, 0);
//! let clawback = Outcome::index("clawback_gbp").unwrap();
//! assert!(runs[1].horizon[clawback] <= runs[0].horizon[clawback]);
//! ```

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
pub mod stats;
pub mod store;
pub mod study;
pub mod terms;
pub mod week;
pub mod world;
