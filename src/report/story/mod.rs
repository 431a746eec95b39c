//! One family's life under two policies, in words: half a page, with the first event at which they
//! part, or week by week.

mod weeks;
mod words;
mod years;

use crate::basics::Pence;
use crate::outcome::diary::{Diary, DiaryWeek, Event, Lives, Portrait};
use crate::place::Place;
use crate::terms::Arrangement;
use std::fmt::Write;
use weeks::{by_week, diverge, parting, sentence};
use words::{arranged, pounds, when};

/// What a story is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The council.
    pub place: &'a Place,
    /// The family's number.
    pub family: u32,
    /// The replication's number.
    pub replication: u32,
    /// The labels of the two policies.
    pub labels: [&'a str; 2],
}

/// Whom a shipped story is about: a family that holds a direct payment when the policies part, with
/// children young enough to stay for the whole story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hero {
    /// A family with capacity that would employ an assistant, where there is something to buy.
    Able,
    /// Two siblings with two accounts, and little capacity.
    Siblings,
    /// One child where little is on offer.
    ThinMarket,
}

impl Hero {
    /// Age from which a child leaves before the story ends.
    const TOO_OLD: u32 = 11;

    /// Whether a family is of this kind.
    pub fn is(self, place: &Place, portrait: &Portrait) -> bool {
        let stays = portrait.children.iter().all(|(age, ..)| *age < Hero::TOO_OLD);
        let thin = place.areas.get(usize::from(portrait.area)).is_some_and(|area| area.thin);
        let kind = match self {
            Hero::Able => portrait.quintile == 4 && portrait.employer && !thin,
            Hero::Siblings => portrait.children.len() == 2 && portrait.quintile < 3,
            Hero::ThinMarket => thin && portrait.children.len() == 1,
        };
        stays && kind && portrait.arrangement == Arrangement::Direct
    }
}

/// How much a story tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Year by year: half a page.
    Years,
    /// Week by week, everything.
    Weeks,
}

/// The story of a family under the first two options of `lives`.
pub fn tell(subject: &Subject<'_>, lives: &Lives, detail: Detail) -> String {
    let mut text = String::new();
    introduce(&mut text, subject, &lives.portrait);
    let [first, second] = subject.labels;
    let (a, b) = (&lives.options[0], &lives.options[1]);
    let _ = writeln!(text, "\nA is “{first}”, B is “{second}”: the same family, the same luck.\n");
    match parting(a, b) {
        Some((week, here, there)) => {
            let _ = writeln!(text, "They part in {}:\n  A: {here}\n  B: {there}\n", when(week));
        }
        None => text
            .push_str("They never part: under both policies the same things happen in the same weeks.\n\n"),
    }
    match detail {
        Detail::Years => years::tell(&mut text, lives),
        Detail::Weeks => {
            text.push_str("The year before (the same under both policies)\n");
            for (week, events) in by_week(&lives.shared) {
                if let Some(line) = sentence(&events, false) {
                    let _ = writeln!(text, "  {:<18} {line}", when(week));
                }
            }
            diverge(&mut text, a, b);
        }
    }
    text.push('\n');
    sum_up(&mut text, subject, a, b);
    if detail == Detail::Years {
        text.push_str("Every week of it: the same command with `--weeks`.\n");
    }
    text
}

fn introduce(text: &mut String, subject: &Subject<'_>, portrait: &Portrait) {
    const FIFTHS: [&str; 5] = [
        "fewer than four families in five have",
        "fewer than most families have",
        "about as many as a middling family has",
        "more than most families have",
        "more than four families in five have",
    ];
    let place = subject.place;
    let thin = place.areas.get(portrait.area as usize).is_some_and(|area| area.thin);
    let _ = writeln!(
        text,
        "Family {} of {} (run {} of the simulation)",
        subject.family, place.name, subject.replication
    );
    for (age, band, elements) in &portrait.children {
        let _ = writeln!(text, "  A child of {age}, {band} need: {}.", elements.join("; "));
    }
    let _ = writeln!(
        text,
        "  Their carer can give {:.1} hours a week to paperwork, {}; {}, and {}.\n  They live {}.",
        portrait.capacity,
        FIFTHS[usize::from(portrait.quintile.min(4))],
        if portrait.car { "has a car" } else { "has no car" },
        if portrait.employer { "would employ an assistant" } else { "would not employ an assistant" },
        if thin { "where there is little to buy" } else { "where there is something to buy" },
    );
    let _ = writeln!(text, "  At the start they have {}.", arranged(portrait.arrangement));
}

/// A line of the closing table: its name, and what a diary comes to.
type Column = (&'static str, fn(&Diary) -> String);

/// The lines of the closing table.
const COLUMNS: [Column; 11] = [
    ("need met", share_of_need_met),
    ("strain, from 0 none to 1", |diary| mean(diary, |week| week.strain)),
    ("hours of paperwork a week", |diary| mean(diary, |week| week.admin_hours)),
    ("weeks with a direct payment", |diary| weeks_in(diary, &[Arrangement::Direct])),
    ("weeks managed by the council", |diary| weeks_in(diary, &[Arrangement::Council])),
    ("weeks with nothing arranged", |diary| weeks_in(diary, &[Arrangement::Nothing, Arrangement::Waiting])),
    ("paid into accounts", |diary| {
        sum(diary, |event| if let Event::Paid(sum) = event { Some(*sum) } else { None })
    }),
    ("taken back", |diary| {
        sum(diary, |event| if let Event::Reclaimed(sum) = event { Some(*sum) } else { None })
    }),
    ("spent on other things that help", |diary| {
        sum(diary, |event| if let Event::FlexiblySpent(sum) = event { Some(*sum) } else { None })
    }),
    ("times payments were stopped", |diary| count(diary, |event| *event == Event::Suspended)),
    ("crises", |diary| count(diary, |event| *event == Event::Crisis)),
];

/// The share of the hours assessed that were delivered.
fn share_of_need_met(diary: &Diary) -> String {
    let (got, needed) = diary.weeks.iter().fold((0u64, 0u64), |(got, needed), week| {
        (got + u64::from(week.delivered), needed + u64::from(week.assessed))
    });
    if needed == 0 { "-".to_owned() } else { format!("{:.0}%", 100.0 * got as f64 / needed as f64) }
}

/// The mean over the weeks in which the family is with the service.
fn mean(diary: &Diary, of: fn(&DiaryWeek) -> f64) -> String {
    let open = diary.weeks.iter().filter(|week| week.arrangement != Arrangement::Closed);
    let (sum, count) = open.fold((0.0, 0u32), |(sum, count), week| (sum + of(week), count + 1));
    if count == 0 { "-".to_owned() } else { format!("{:.2}", sum / f64::from(count)) }
}

/// Weeks in any of these arrangements.
fn weeks_in(diary: &Diary, arrangements: &[Arrangement]) -> String {
    diary.weeks.iter().filter(|week| arrangements.contains(&week.arrangement)).count().to_string()
}

/// A sum of money over events.
fn sum(diary: &Diary, of: fn(&Event) -> Option<Pence>) -> String {
    pounds(diary.entries.iter().filter_map(|(_, event)| of(event)).sum::<Pence>())
}

/// A number of events.
fn count(diary: &Diary, of: fn(&Event) -> bool) -> String {
    diary.entries.iter().filter(|(_, event)| of(event)).count().to_string()
}

/// The years in one table of two columns.
fn sum_up(text: &mut String, subject: &Subject<'_>, a: &Diary, b: &Diary) {
    let _ = writeln!(text, "Over the policy years            {:>14} {:>14}", "A", "B");
    for (name, of) in COLUMNS {
        let _ = writeln!(text, "  {name:<31} {:>13} {:>14}", of(a), of(b));
    }
    let _ = writeln!(
        text,
        "\nOne family in one replication: luck is the same under both policies, but another family or\n\
         another replication of {} may part the other way. `allotment compare` says how often.",
        subject.place.name
    );
}
