//! The page of the synthetic study: as it was read and approved, and what must hold of any page.

use super::context::ReportContext;
use super::first_page::{WORDS, words};
use super::*;
use crate::study::answer::tests::synthetic;

fn page(answer: &Answer) -> String {
    decision_document(answer, &PageOptions::default()).unwrap()
}

#[test]
fn the_page_of_a_small_study() {
    let page = page(&synthetic(60));
    // A line a mark, so that a change can be read.
    let lines = page.replace("><", ">\n<");
    insta::with_settings!({ snapshot_path => "../../../tests/golden", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("synthetic-decision", lines);
    });
}

#[test]
fn page_one_has_at_most_three_hundred_and_fifty_words() {
    for options in [2, 5, 9, 12] {
        let mut answer = synthetic(40);
        answer.question = "Which of these should the council choose, and what would it cost whom? ".repeat(4);
        let card = answer.options[1].clone();
        answer.options.truncate(2);
        while answer.options.len() < options {
            let mut more = card.clone();
            more.described.label = format!("A rather long label of option {}", answer.options.len());
            answer.options.push(more);
        }
        let one = first_page::section(ReportContext {
            answer: &answer,
            page_options: &PageOptions::default(),
            figures: &Figures::default(),
        })
        .unwrap();
        assert!(words(&one) <= WORDS, "{options} options: {} words", words(&one));
        assert!(words(&one) > 80);
    }
}

#[test]
fn hostile_names_are_letters() {
    let evil = "<script>alert('x')</script>\"><img src=x onerror=y>&amp;";
    let mut answer = synthetic(3);
    answer.title = evil.to_owned();
    answer.question = evil.to_owned();
    answer.place.name = evil.to_owned();
    answer.warm_up = evil.to_owned();
    answer.settings = vec![evil.to_owned()];
    answer.warnings = vec![evil.to_owned()];
    answer.made.request.set = vec![evil.to_owned()];
    answer.made.inputs[0].path = evil.to_owned();
    for option in &mut answer.options {
        option.described.label = evil.to_owned();
        option.described.about = evil.to_owned();
        for change in &mut option.described.changes {
            change.to = evil.to_owned();
        }
    }
    for figure in &mut answer.place.figures {
        figure.source = evil.to_owned();
        figure.value = evil.to_owned();
    }
    let page = page(&answer);
    assert!(!page.contains("<script>alert") && !page.contains("<img"), "a mark got through");
    assert!(page.contains("&lt;script&gt;alert"));
}

#[test]
fn the_page_is_whole_without_anything_from_outside() {
    let page = page(&synthetic(20));
    assert!(page.len() < 3_000_000);
    for outside in ["src=", "@import", "url(", "href=\"http"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(!page.contains("NaN") && !page.contains("inf "));
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_one_of_its_kind() {
    let page = page(&synthetic(20));
    let mut ids = std::collections::BTreeSet::new();
    for id in page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.insert(id), "two things are called `{id}`");
    }
    for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(link), "`#{link}` leads nowhere");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let page = page(&synthetic(20));
    let mut before = 0;
    for (at, _) in page.match_indices("<h") {
        let Some(level) = page[at + 2..].chars().next().and_then(|letter| letter.to_digit(10)) else {
            continue;
        };
        assert!(level <= before + 1, "a heading jumps from {before} to {level}: {}", &page[at..at + 80]);
        before = level;
    }
}

#[test]
fn an_option_that_changes_nothing_is_named_with_its_reason() {
    let page = page(&synthetic(20));
    assert!(page.contains("Another name for today changes nothing: it decides"), "twin");
}

#[test]
fn one_run_has_a_page_without_holes_and_a_lone_option_none() {
    let page = page(&synthetic(1));
    assert!(!page.contains("NaN") && page.contains("Too few runs"));
    let mut alone = synthetic(2);
    alone.options.truncate(1);
    let error = decision_document(&alone, &PageOptions::default()).unwrap_err();
    assert!(error.to_string().contains("compares nothing") && error.hint().unwrap().contains("policies"));
}

#[test]
fn few_runs_stand_for_no_twenty_futures() {
    for runs in [1, 4, 19] {
        let page = page(&synthetic(runs));
        assert!(page.contains("Fewer than 20 runs can’t stand for twenty"), "{runs} runs");
        assert!(!page.contains("of 20 equally likely futures"), "{runs} runs counted as 20 futures");
    }
    assert!(page(&synthetic(20)).contains("In 20 of 20 equally likely futures"));
    // Many runs, but in few of them a difference: then that option has none.
    let mut answer = synthetic(30);
    for outcome in [answer.headline.clone(), "cost_total".to_owned()] {
        let outcome = answer.index(&outcome).unwrap();
        answer.options[1].measured[outcome].against.as_mut().unwrap().n = 4;
    }
    let label = answer.options[1].described.label.clone();
    let page = page(&answer);
    assert!(!page.contains(&format!("equally likely futures, {label} ")), "{label}");
}

#[test]
fn with_disclosure_no_small_count_is_printed() {
    let answer = synthetic(20);
    let hidden = decision_document(&answer, &PageOptions { disclosure: true, first_year: None }).unwrap();
    assert!(hidden.contains("kept back") && !page(&answer).contains("kept back"));
}

#[test]
fn years_can_be_called_by_their_dates() {
    let dated =
        decision_document(&synthetic(5), &PageOptions { disclosure: false, first_year: Some(2029) }).unwrap();
    assert!(dated.contains("2029-30") && dated.contains("2033-34") && !dated.contains(">Year 1<"));
}

#[test]
fn counts_of_all_families_are_kept_back_where_they_are_small() {
    let mut answer = synthetic(30);
    let Some(all) = answer.winners.iter_mut().find(|one| one.option == 1 && one.fifth.is_none()) else {
        panic!("the synthetic study matches families")
    };
    // Three of thirty families lose: the count, and the share beside the number of families, would say so.
    all.families = 30.0;
    all.worse.mean = 10.0;
    let gain = all.gain.clone();
    let (open, closed) = (PageOptions::default(), PageOptions { disclosure: true, ..PageOptions::default() });
    let figures = Figures::default();
    let context = |page_options: &PageOptions| {
        ReportContext { answer: &answer, page_options, figures: &figures }.winners(1, &gain).is_some()
    };
    assert!(context(&open) && !context(&closed));
}
