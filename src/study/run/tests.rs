//! Order, threads, stopping, breaking.

use super::*;
use crate::study::results::Chunk;
use std::collections::BTreeMap;

fn replication(number: u32) -> Vec<Run> {
    let value = f64::from(number) / 7.0;
    let run = |shift: f64| Run { horizon: vec![value + shift, f64::NAN], ..Run::default() };
    vec![run(0.0), run(1.0)]
}

/// A way to run that keeps everything in memory and never has enough.
fn running<'a>(
    replications: u32,
    threads: usize,
    simulate: &'a (dyn Fn(u32) -> Vec<Run> + Sync),
    stop: &'a AtomicBool,
) -> Running<'a> {
    Running {
        replications,
        chunk: 16,
        threads,
        enough: &|_| None,
        simulate,
        keep: &|chunk| Ok(Held::in_memory(chunk)),
        stop,
        progress: &|_, _| (),
        glimpse: &|_| (),
        again: &|number| format!("lives {number}"),
    }
}

/// The results of a study that nobody stops.
fn whole(
    replications: u32,
    threads: usize,
    simulate: &(dyn Fn(u32) -> Vec<Run> + Sync),
    kept: Vec<Held>,
) -> Results {
    let ended = run(&running(replications, threads, simulate, &AtomicBool::new(false)), kept).unwrap();
    let Ended::Complete(results) = ended else { panic!("{ended:?}") };
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
        let ended = run(&running(200, threads, &breaks, &AtomicBool::new(false)), Vec::new()).unwrap();
        let Ended::Broken(error) = ended else { panic!("{ended:?}") };
        let said = error.to_string();
        assert!(said.starts_with("replication 70 broke: no overdraft"), "{said}");
        assert!(said.contains("3 of 200") && error.hint().unwrap().contains("`lives 70`"), "{said}");
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
        let kept: Mutex<BTreeMap<u32, Held>> = Mutex::default();
        let keep = |chunk: Chunk| {
            let held = Held::in_memory(chunk);
            kept.lock().unwrap().insert(held.range.start, held.clone());
            Ok(held)
        };
        let running = Running { keep: &keep, ..running(80, 1, &stopping, &stop) };
        let ended = run(&running, Vec::new()).unwrap();
        assert!(matches!(ended, Ended::Stopped(over) if over == last + 1), "{ended:?}");

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

#[test]
fn progress_counts_every_replication_once_and_glimpses_grow_in_order() {
    let (seen, glimpsed) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let stop = AtomicBool::new(false);
    let running = Running {
        progress: &|over, of| seen.lock().unwrap().push((over, of)),
        glimpse: &|results| glimpsed.lock().unwrap().push(results.done()),
        ..running(30, 2, &replication, &stop)
    };
    run(&running, Vec::new()).unwrap();
    let mut seen = seen.into_inner().unwrap();
    seen.sort_unstable();
    assert!(seen.into_iter().eq((1..=30).map(|over| (over, 30))));
    assert_eq!(glimpsed.into_inner().unwrap(), [2, 4, 8, 16, 30]);
}

#[test]
fn a_chunk_that_cannot_be_kept_ends_the_run_and_says_so() {
    let stop = AtomicBool::new(false);
    let keep = |chunk: Chunk| {
        if chunk.range.start < 8 { Ok(Held::in_memory(chunk)) } else { Err(Error::new("the disk is full")) }
    };
    for threads in [1, 3] {
        let running = Running { keep: &keep, ..running(300, threads, &replication, &stop) };
        assert_eq!(run(&running, Vec::new()).unwrap_err().to_string(), "the disk is full");
    }
}

#[test]
fn items_are_worked_in_order_and_a_panic_is_an_error_with_its_words() {
    let items: Vec<u32> = (0..50).collect();
    let one = in_order(1, &items, |item| item * item).unwrap();
    assert_eq!(one, in_order(3, &items, |item| item * item).unwrap());
    assert_eq!(one[7], 49);
    let broken = in_order(2, &items, |&item| assert!(item != 31, "item {item} broke")).unwrap_err();
    assert!(broken.to_string().contains("item 31 broke"), "{broken}");
}

#[test]
fn a_study_stops_at_enough_with_the_same_results_whatever_the_threads() {
    let enough = |results: &Results| (results.completed() >= 41).then_some(41);
    let run_with = |threads: usize| {
        let stop = AtomicBool::new(false);
        let running = Running { enough: &enough, ..running(900, threads, &replication, &stop) };
        let ended = run(&running, Vec::new()).unwrap();
        let Ended::Complete(results) = ended else { panic!("{ended:?}") };
        results
    };
    let one = run_with(1);
    assert!(one.numbers().iter().copied().eq(0..41));
    for threads in [2, 7] {
        assert_eq!(print(&run_with(threads)), print(&one));
    }
}
