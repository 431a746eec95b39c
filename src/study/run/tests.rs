//! Order, threads, stopping, breaking.

use super::*;
use std::sync::Mutex;

fn replication(number: u32) -> Vec<Run> {
    let value = f64::from(number) / 7.0;
    let run = |shift: f64| Run { horizon: vec![value + shift, f64::NAN], ..Run::default() };
    vec![run(0.0), run(1.0)]
}

fn run_with(
    replications: u32,
    threads: usize,
    simulate: &(dyn Fn(u32) -> Vec<Run> + Sync),
    kept: Results,
) -> Result<Ended, Error> {
    let stop = AtomicBool::new(false);
    run(
        &Running { replications, threads, enough: &|_| None, simulate, stop: &stop, progress: &|_, _| () },
        kept,
    )
}

/// NaN is not equal to itself; its print is.
fn print(ended: &Ended) -> String {
    format!("{ended:?}")
}

#[test]
fn results_come_in_order_whatever_the_threads() {
    let one = run_with(90, 1, &replication, Results::default()).unwrap();
    let Ended::Complete(results) = &one else { panic!("stopped") };
    assert!(results.records.iter().map(|record| record.replication).eq(0..90));
    for threads in [2, 7] {
        assert_eq!(print(&run_with(90, threads, &replication, Results::default()).unwrap()), print(&one));
    }
}

#[test]
fn a_broken_replication_is_kept_with_its_words_and_counted() {
    let breaks = |number: u32| {
        assert!(number != 33, "money was lost in week 7");
        replication(number)
    };
    let Ended::Complete(results) = run_with(100, 2, &breaks, Results::default()).unwrap() else { panic!() };
    assert_eq!((results.records.len(), results.failures.len()), (99, 1));
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
        let error = run_with(200, threads, &breaks, Results::default()).unwrap_err().to_string();
        assert!(error.starts_with("replication 70 broke: no overdraft"), "{error}");
        assert!(error.contains("3 of 200"), "{error}");
    }
}

#[test]
fn a_stopped_study_keeps_what_is_over_and_ends_as_if_it_had_not_been_stopped() {
    let whole = run_with(80, 2, &replication, Results::default()).unwrap();
    let stop = AtomicBool::new(false);
    let stopping = |number: u32| {
        stop.store(number == 5, Ordering::Relaxed);
        replication(number)
    };
    let running = Running {
        replications: 80,
        threads: 1,
        enough: &|_| None,
        simulate: &stopping,
        stop: &stop,
        progress: &|_, _| (),
    };
    let Ended::Stopped(kept) = run(&running, Results::default()).unwrap() else { panic!("not stopped") };
    assert_eq!(kept.done(), 6);

    let again = Mutex::new(Vec::new());
    let counting = |number: u32| {
        again.lock().unwrap().push(number);
        replication(number)
    };
    let resumed = run_with(80, 2, &counting, kept).unwrap();
    assert_eq!(print(&resumed), print(&whole));
    let mut again = again.into_inner().unwrap();
    again.sort_unstable();
    assert!(again.into_iter().eq(6..80), "only what was missing runs");
}

#[test]
fn progress_counts_every_replication_once() {
    let seen = Mutex::new(Vec::new());
    let stop = AtomicBool::new(false);
    let progress = |over: u32, of: u32| seen.lock().unwrap().push((over, of));
    let running = Running {
        replications: 30,
        threads: 2,
        enough: &|_| None,
        simulate: &replication,
        stop: &stop,
        progress: &progress,
    };
    run(&running, Results::default()).unwrap();
    let mut seen = seen.into_inner().unwrap();
    seen.sort_unstable();
    assert!(seen.into_iter().eq((1..=30).map(|over| (over, 30))));
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
    let enough = |records: &[Record]| (records.len() >= 41).then_some(41);
    let run_with = |threads: usize, kept: Results| {
        let stop = AtomicBool::new(false);
        let simulate = &replication;
        let running = Running {
            replications: 900,
            threads,
            enough: &enough,
            simulate,
            stop: &stop,
            progress: &|_, _| (),
        };
        run(&running, kept).unwrap()
    };
    let one = run_with(1, Results::default());
    let Ended::Complete(results) = &one else { panic!("stopped") };
    assert!(results.records.iter().map(|record| record.replication).eq(0..41));
    for threads in [2, 7] {
        assert_eq!(print(&run_with(threads, Results::default())), print(&one));
    }
    // What an interrupted run kept counts in its order, and what lies behind a gap does not.
    let mut kept = results.clone();
    kept.records.remove(3);
    kept.records.push(Record { replication: 77, runs: replication(77) });
    assert_eq!(print(&run_with(2, kept)), print(&one));
}
