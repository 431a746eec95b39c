//! One family's life week by week under two policies, in words, with the first event at which they
//! part.

use crate::basics::{Pence, Week, YEAR};
use crate::place::Place;
use crate::replication::Lives;
use crate::world::diary::{Diary, DiaryWeek, Event, Portrait};
use crate::world::family::Arrangement;
use std::fmt::Write;

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

/// The story of a family under the first two options of `lives`.
pub fn tell(subject: &Subject<'_>, lives: &Lives) -> String {
    let mut text = String::new();
    introduce(&mut text, subject, &lives.portrait);
    let [first, second] = subject.labels;
    text.push_str("\nThe year before (the same under both policies)\n");
    for (week, events) in by_week(&lives.shared) {
        if let Some(line) = sentence(&events, false) {
            let _ = writeln!(text, "  {:<18} {line}", when(week));
        }
    }
    let (a, b) = (&lives.options[0], &lives.options[1]);
    let _ = writeln!(text, "\nA = {first}\nB = {second}\n");
    match parting(a, b) {
        Some((week, here, there)) => {
            let _ = writeln!(text, "They part in {}:\n  A: {here}\n  B: {there}\n", when(week));
        }
        None => text
            .push_str("They never part: under both policies the same things happen in the same weeks.\n\n"),
    }
    diverge(&mut text, a, b);
    text.push('\n');
    sum_up(&mut text, subject, a, b);
    text
}

fn introduce(text: &mut String, subject: &Subject<'_>, portrait: &Portrait) {
    const FIFTHS: [&str; 5] = ["least", "second least", "middle", "second most", "most"];
    let place = subject.place;
    let thin = place.areas.get(portrait.area as usize).is_some_and(|area| area.thin);
    let _ =
        writeln!(text, "Family {} of {} (replication {})", subject.family, place.name, subject.replication);
    for (age, band, elements) in &portrait.children {
        let _ = writeln!(text, "  A child of {age}, {band} need: {}.", elements.join("; "));
    }
    let _ = writeln!(
        text,
        "  A carer with {:.1} hours a week for paperwork (the fifth with {} capacity), strain {:.2}, {}, {}, in area {}{}.",
        portrait.capacity,
        FIFTHS[usize::from(portrait.quintile.min(4))],
        portrait.strain,
        if portrait.car { "with a car" } else { "without a car" },
        if portrait.employer { "willing to employ" } else { "not willing to employ" },
        portrait.area + 1,
        if thin { ", where little is on offer" } else { "" },
    );
    let _ = writeln!(text, "  At the start: {}.", portrait.arrangement.words());
}

/// The date as a person says it.
fn when(week: Week) -> String {
    let holiday = if week.is_holiday() { ", holiday" } else { "" };
    format!("year {}, week {}{holiday}", week.year(), week.of_year() + 1)
}

/// A diary's events grouped by week, in order.
fn by_week(diary: &Diary) -> Vec<(Week, Vec<&Event>)> {
    let mut weeks: Vec<(Week, Vec<&Event>)> = Vec::new();
    for (week, event) in &diary.entries {
        match weeks.last_mut() {
            Some((last, events)) if last == week => events.push(event),
            _ => weeks.push((*week, vec![event])),
        }
    }
    weeks
}

fn events_of<'a>(weeks: &'a [(Week, Vec<&'a Event>)], week: Week) -> &'a [&'a Event] {
    weeks.iter().find(|(other, _)| *other == week).map_or(&[], |(_, events)| events.as_slice())
}

/// The first week whose events differ, with both in words.
fn parting(a: &Diary, b: &Diary) -> Option<(Week, String, String)> {
    let (weeks_a, weeks_b) = (by_week(a), by_week(b));
    let mut all: Vec<Week> = weeks_a.iter().chain(&weeks_b).map(|(week, _)| *week).collect();
    all.sort_unstable();
    let week = all.into_iter().find(|&week| events_of(&weeks_a, week) != events_of(&weeks_b, week))?;
    let (here, there) = (events_of(&weeks_a, week), events_of(&weeks_b, week));
    let only = |these: &[&Event], those: &[&Event]| {
        let apart: Vec<&Event> = these.iter().copied().filter(|event| !those.contains(event)).collect();
        sentence(&apart, true).unwrap_or_else(|| "nothing of the kind".to_owned())
    };
    Some((week, only(here, there), only(there, here)))
}

/// Week by week, what happened under each; one line where it is the same.
fn diverge(text: &mut String, a: &Diary, b: &Diary) {
    let (weeks_a, weeks_b) = (by_week(a), by_week(b));
    for (year, week) in (YEAR..).map(Week).take(a.weeks.len()).map(|week| (week.year(), week)) {
        if week.of_year() == 0 {
            let _ = writeln!(text, "Year {year}");
        }
        let (here, there) = (events_of(&weeks_a, week), events_of(&weeks_b, week));
        let without = |these: &[&'_ Event], those: &[&'_ Event]| -> Vec<String> {
            these.iter().filter(|event| !those.contains(event)).map(|event| words(event)).collect()
        };
        let shared: Vec<&Event> = here.iter().copied().filter(|event| there.contains(event)).collect();
        let mut date = when(week);
        // A payment is news only where the other policy's family does not get the same.
        if let Some(line) = sentence(&shared, false) {
            let _ = writeln!(text, "  {date:<24} both: {line}");
            date.clear();
        }
        let (left, right) = (without(here, there), without(there, here));
        if !left.is_empty() || !right.is_empty() {
            let line =
                |events: Vec<String>| if events.is_empty() { "-".to_owned() } else { events.join("; ") };
            let _ = writeln!(text, "  {date:<24} A: {}", line(left));
            let _ = writeln!(text, "  {:<24} B: {}", "", line(right));
        }
        if week.ends_quarter() {
            status(text, "A", find(a, week));
            status(text, "B", find(b, week));
        }
    }
}

fn find(diary: &Diary, week: Week) -> Option<&DiaryWeek> {
    diary.weeks.iter().find(|other| other.week == week)
}

fn status(text: &mut String, name: &str, week: Option<&DiaryWeek>) {
    if let Some(week) = week
        && week.arrangement != Arrangement::Closed
    {
        let money = if week.arrangement.has_account() {
            format!(", {} in the account", week.balance)
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "  {:<24}    [{name}: {}, strain {:.2}, paperwork {:.1} h (load {:.2}){money}]",
            "",
            week.arrangement.words(),
            week.strain,
            week.admin_hours,
            week.load
        );
    }
}

/// What some events come to in a sentence; payments only where they are news.
fn sentence(events: &[&Event], payments: bool) -> Option<String> {
    let parts: Vec<String> = events
        .iter()
        .filter(|event| payments || !matches!(event, Event::Paid(_)))
        .map(|event| words(event))
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// An event in a practitioner's words.
fn words(event: &Event) -> String {
    let hours = |minutes: u32| f64::from(minutes) / 60.0;
    match event {
        Event::Stage(stage) => format!("case: {}", stage.words()),
        Event::Assessed { budget, cost } => format!("budget set at {budget} a year (need costs {cost})"),
        Event::Offered { direct: true, managed: true } => {
            "offered a direct payment or a managed account".to_owned()
        }
        Event::Offered { direct: true, managed: false } => "offered a direct payment".to_owned(),
        Event::Offered { direct: false, managed: true } => "offered a managed account".to_owned(),
        Event::Offered { direct: false, managed: false } => "offered council-managed support only".to_owned(),
        Event::Chose(arrangement) => format!("chooses: {}", arrangement.words()),
        Event::Began(arrangement) => format!("begins: {}", arrangement.words()),
        Event::Booked { element, with, minutes } => {
            format!("books {:.1} h a week of {element} with {with}", hours(*minutes))
        }
        Event::Lost { element, why } => format!("loses {element}: {why}"),
        Event::NothingToBuy => "has money for support and finds nothing to buy".to_owned(),
        Event::Paid(sum) => format!("{sum} paid in"),
        Event::ReturnDue => "a return is due".to_owned(),
        Event::ReturnArrived { late: 0 } => "the return is sent on time".to_owned(),
        Event::ReturnArrived { late: 1 } => "the return is sent, a week late".to_owned(),
        Event::ReturnArrived { late } => format!("the return is sent, {late} weeks late"),
        Event::Reminded => "a reminder comes".to_owned(),
        Event::Suspended => "payments are stopped".to_owned(),
        Event::Reinstated => "payments start again".to_owned(),
        Event::Reclaimed(sum) => format!("{sum} is taken back"),
        Event::ReturnedAtClosure(sum) => format!("the account closes and {sum} goes back"),
        Event::Restricted { element } => {
            format!("money for {element} is cut for a year, since little was used")
        }
        Event::FlexiblySpent(sum) => format!("spends {sum} of idle money on something else that helps"),
        Event::DroppedOut(Arrangement::Council) => {
            "gives up the account for council-managed support".to_owned()
        }
        Event::DroppedOut(_) => "gives up the account and is left with nothing".to_owned(),
        Event::Crisis => "a crisis".to_owned(),
        Event::Shock => "a bad week at home".to_owned(),
        Event::NeedChanged { rose: true } => "need rises".to_owned(),
        Event::NeedChanged { rose: false } => "need falls".to_owned(),
        Event::TurnedEighteen => "a child turns 18".to_owned(),
        Event::WorkerLeft => "the social worker leaves".to_owned(),
        Event::NewWorker => "the case moves to a new social worker".to_owned(),
        Event::Left => "the family leaves the service".to_owned(),
    }
}

/// The years in one table of two columns.
fn sum_up(text: &mut String, subject: &Subject<'_>, a: &Diary, b: &Diary) {
    let share = |diary: &Diary| {
        let (got, needed) = diary.weeks.iter().fold((0u64, 0u64), |(got, needed), week| {
            (got + u64::from(week.delivered), needed + u64::from(week.assessed))
        });
        if needed == 0 { "-".to_owned() } else { format!("{:.0}%", 100.0 * got as f64 / needed as f64) }
    };
    let mean = |diary: &Diary, of: fn(&DiaryWeek) -> f64| {
        let open = diary.weeks.iter().filter(|week| week.arrangement != Arrangement::Closed);
        let (sum, count) = open.fold((0.0, 0u32), |(sum, count), week| (sum + of(week), count + 1));
        if count == 0 { "-".to_owned() } else { format!("{:.2}", sum / f64::from(count)) }
    };
    let weeks_in = |diary: &Diary, arrangement| {
        diary.weeks.iter().filter(|week| week.arrangement == arrangement).count().to_string()
    };
    let sum = |diary: &Diary, of: fn(&Event) -> Option<Pence>| {
        diary.entries.iter().filter_map(|(_, event)| of(event)).sum::<Pence>().to_string()
    };
    let count = |diary: &Diary, of: fn(&Event) -> bool| {
        diary.entries.iter().filter(|(_, event)| of(event)).count().to_string()
    };
    type Column<'c> = (&'c str, &'c dyn Fn(&Diary) -> String);
    let rows: [Column<'_>; 10] = [
        ("need met", &share),
        ("mean strain", &|d| mean(d, |week| week.strain)),
        ("mean hours of paperwork a week", &|d| mean(d, |week| week.admin_hours)),
        ("weeks with a direct payment", &|d| weeks_in(d, Arrangement::Direct)),
        ("weeks council-managed", &|d| weeks_in(d, Arrangement::Council)),
        ("weeks with nothing arranged", &|d| {
            let idle = [Arrangement::Nothing, Arrangement::Waiting];
            d.weeks.iter().filter(|week| idle.contains(&week.arrangement)).count().to_string()
        }),
        ("paid in", &|d| sum(d, |event| if let Event::Paid(sum) = event { Some(*sum) } else { None })),
        ("taken back", &|d| {
            sum(d, |event| if let Event::Reclaimed(sum) = event { Some(*sum) } else { None })
        }),
        ("times suspended", &|d| count(d, |event| *event == Event::Suspended)),
        ("crises", &|d| count(d, |event| *event == Event::Crisis)),
    ];
    let _ = writeln!(text, "Over the policy years           {:>14} {:>14}", "A", "B");
    for (name, column) in rows {
        let _ = writeln!(text, "  {name:<30} {:>13} {:>14}", column(a), column(b));
    }
    let _ = writeln!(
        text,
        "\nOne family in one replication: luck is the same under both policies, but another family or\n\
         another replication of {} may part the other way. `allotment compare` says how often.",
        subject.place.name
    );
}
