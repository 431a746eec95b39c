//! Order, threads, stopping, failing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use super::*;
use crate::replication::Run;
use crate::study::results::Chunk;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

fn replication(number: u32) -> Vec<Run> {
    let value = f64::from(number) / 7.0;
    let run = |shift: f64| Run { horizon: vec![value + shift, f64::NAN], ..Run::default() };
    vec![run(0.0), run(1.0)]
}

/// A task that stores everything in memory and never has enough.
fn task<'a>(replications: u32, simulate: &'a Simulate<'a>) -> Task<'a> {
    Task {
        replications,
        chunk: 16,
        enough: &|_| None,
        simulate,
        store: &|chunk| Ok(StoredChunk::in_memory(chunk)),
        interim: &|_| (),
        again: &|number| format!("runs {number}"),
    }
}

/// Runs a task on so many threads.
fn run_on(
    threads: usize,
    task: &Task,
    stop: &AtomicBool,
    stored: Vec<StoredChunk>,
) -> Result<RunStatus<Results>, Error> {
    let threads = Threads(threads);
    run_task(task, RunConfig { stop, ..RunConfig::new(&threads, &()) }, stored)
}

/// The results of a study that nobody stops.
fn whole(replications: u32, threads: usize, simulate: &Simulate, stored: Vec<StoredChunk>) -> Results {
    let never = AtomicBool::new(false);
    let status = run_on(threads, &task(replications, simulate), &never, stored).unwrap();
    let RunStatus::Done(results) = status else { panic!("{status:?}") };
    results
}

/// NaN is not equal to itself; its print is.
fn print(results: &Results) -> String {
    let columns = (0..2).flat_map(|option| (0..2).map(move |outcome| (option, outcome)));
    let columns: Vec<Vec<f64>> = columns.map(|(option, outcome)| results.horizon(option, outcome)).collect();
    format!("{:?} {:?} {columns:?}", results.numbers(), results.failures)
}

#[test]
fn results_come_in_order_whatever_the_threads() {
    let one = whole(90, 1, &replication, Vec::new());
    assert!(one.numbers().iter().copied().eq(0..90));
    for threads in [2, 7] {
        assert_eq!(print(&whole(90, threads, &replication, Vec::new())), print(&one));
    }
    let alone = run_task(&task(90, &replication), RunConfig::new(&InOrder, &()), Vec::new()).unwrap();
    let RunStatus::Done(alone) = alone else { panic!("{alone:?}") };
    assert_eq!(print(&alone), print(&one));
}

#[test]
fn a_broken_replication_is_kept_with_its_words_and_counted() {
    let breaks = |number: u32| {
        assert!(number != 33, "money was lost in week 7");
        replication(number)
    };
    let results = whole(100, 2, &breaks, Vec::new());
    assert_eq!((results.completed(), results.failures.len(), results.done()), (99, 1, 100));
    assert_eq!(results.failures[0].replication, 33);
    let message = &results.failures[0].message;
    assert!(message.starts_with("money was lost in week 7 (src/study/run/tests.rs:"), "{message}");
}

#[test]
fn more_than_one_broken_in_a_hundred_stops_the_study_and_names_the_first() {
    let breaks = |number: u32| {
        assert!(number < 70, "no overdraft");
        replication(number)
    };
    for threads in [1, 2, 7] {
        let status = run_on(threads, &task(200, &breaks), &AtomicBool::new(false), Vec::new()).unwrap();
        let RunStatus::Failed(error) = status else { panic!("{status:?}") };
        let said = error.to_string();
        assert!(said.starts_with("replication 70 broke: no overdraft"), "{said}");
        assert!(said.contains("3 of 200") && error.hint().unwrap().contains("`runs 70`"), "{said}");
    }
}

#[test]
fn a_stopped_study_keeps_what_is_over_and_ends_as_if_it_had_not_been_stopped() {
    let expected = print(&whole(80, 2, &replication, Vec::new()));
    for last in [0, 1, 5, 17, 33] {
        let stop = AtomicBool::new(false);
        let stopping = |number: u32| {
            stop.store(number == last, Ordering::Relaxed);
            replication(number)
        };
        let kept: Mutex<BTreeMap<u32, StoredChunk>> = Mutex::default();
        let keep = |chunk: Chunk| {
            let held = StoredChunk::in_memory(chunk);
            kept.lock().unwrap().insert(held.range.start, held.clone());
            Ok(held)
        };
        let task = Task { store: &keep, ..task(80, &stopping) };
        let status = run_on(1, &task, &stop, Vec::new()).unwrap();
        assert!(matches!(status, RunStatus::Stopped(done) if done == last + 1), "{status:?}");

        let again = Mutex::new(Vec::new());
        let counting = |number: u32| {
            again.lock().unwrap().push(number);
            replication(number)
        };
        let kept = kept.into_inner().unwrap().into_values().collect();
        assert_eq!(print(&whole(80, 2, &counting, kept)), expected);
        let mut again = again.into_inner().unwrap();
        again.sort_unstable();
        assert!(again.into_iter().eq(last + 1..80), "only what was missing runs");
    }
}

/// Writes down what it is told.
#[derive(Default)]
struct Notes {
    replications: Mutex<Vec<(u32, u32)>>,
    chunks: Mutex<Vec<u32>>,
}

impl Observer for Notes {
    fn replication_done(&self, done: u32, of: u32) {
        self.replications.lock().unwrap().push((done, of));
    }

    fn chunk_done(&self, chunk: &StoredChunk) {
        self.chunks.lock().unwrap().push(chunk.range.start);
    }
}

#[test]
fn an_observer_is_told_of_every_replication_and_chunk_once_and_interim_results_grow_in_order() {
    let interim = Mutex::new(Vec::new());
    let (notes, threads) = (Notes::default(), Threads(2));
    let task =
        Task { interim: &|results| interim.lock().unwrap().push(results.done()), ..task(30, &replication) };
    run_task(&task, RunConfig::new(&threads, &notes), Vec::new()).unwrap();
    let mut replications = notes.replications.into_inner().unwrap();
    replications.sort_unstable();
    assert!(replications.into_iter().eq((1..=30).map(|done| (done, 30))));
    assert_eq!(interim.into_inner().unwrap(), [2, 4, 8, 16, 30]);
    let mut chunks = notes.chunks.into_inner().unwrap();
    chunks.sort_unstable();
    assert_eq!(chunks, [0, 2, 4, 8, 16]);
}

#[test]
fn a_chunk_that_cannot_be_kept_ends_the_run_and_says_so() {
    let stop = AtomicBool::new(false);
    let keep = |chunk: Chunk| {
        if chunk.range.start < 8 {
            Ok(StoredChunk::in_memory(chunk))
        } else {
            Err(Error::new("the disk is full"))
        }
    };
    for threads in [1, 3] {
        let task = Task { store: &keep, ..task(300, &replication) };
        assert_eq!(run_on(threads, &task, &stop, Vec::new()).unwrap_err().to_string(), "the disk is full");
    }
}

#[test]
fn items_are_worked_in_order_and_a_panic_is_an_error_with_its_words() {
    let items: Vec<u32> = (0..50).collect();
    let one = in_order(&InOrder, &items, |item| item * item).unwrap();
    assert_eq!(one, in_order(&Threads(3), &items, |item| item * item).unwrap());
    assert_eq!(one[7], 49);
    let broken = in_order(&Threads(2), &items, |&item| assert!(item != 31, "item {item} broke")).unwrap_err();
    assert!(broken.to_string().contains("item 31 broke"), "{broken}");
}

#[test]
fn a_study_stops_at_enough_with_the_same_results_whatever_the_threads() {
    let enough = |results: &Results| (results.completed() >= 41).then_some(41);
    let run_with = |threads: usize| {
        let stop = AtomicBool::new(false);
        let task = Task { enough: &enough, ..task(900, &replication) };
        let status = run_on(threads, &task, &stop, Vec::new()).unwrap();
        let RunStatus::Done(results) = status else { panic!("{status:?}") };
        results
    };
    let one = run_with(1);
    assert!(one.numbers().iter().copied().eq(0..41));
    for threads in [2, 7] {
        assert_eq!(print(&run_with(threads)), print(&one));
    }
}
