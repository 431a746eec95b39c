//! A story week by week: what happened under each policy, and how the family stood at the end of each
//! quarter.

use super::words::{arranged, pounds, when, words};
use crate::basics::{Week, YEAR};
use crate::outcome::diary::{Diary, DiaryWeek, Event};
use crate::terms::Arrangement;
use std::fmt::Write;

/// A diary's events grouped by week, in order.
pub(super) fn by_week(diary: &Diary) -> Vec<(Week, Vec<&Event>)> {
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
pub(super) fn parting(a: &Diary, b: &Diary) -> Option<(Week, String, String)> {
    let (weeks_a, weeks_b) = (by_week(a), by_week(b));
    let mut all: Vec<Week> = weeks_a.iter().chain(&weeks_b).map(|(week, _)| *week).collect();
    all.sort_unstable();
    let differs = |trifles: bool| {
        let of = |week: Week, weeks: &[(Week, Vec<&Event>)]| -> Vec<Event> {
            let events = events_of(weeks, week).iter().copied();
            events.filter(|event| trifles || !matches!(event, Event::FlexiblySpent(_))).cloned().collect()
        };
        all.iter().copied().find(|&week| of(week, &weeks_a) != of(week, &weeks_b))
    };
    // Where money was spent on something else is where lives part only if nothing else parts them.
    let week = differs(false).or_else(|| differs(true))?;
    let (here, there) = (events_of(&weeks_a, week), events_of(&weeks_b, week));
    let only = |these: &[&Event], those: &[&Event]| {
        let apart: Vec<&Event> = these.iter().copied().filter(|event| !those.contains(event)).collect();
        sentence(&apart, true).unwrap_or_else(|| "nothing".to_owned())
    };
    Some((week, only(here, there), only(there, here)))
}

/// Week by week, what happened under each; one line where it is the same.
pub(super) fn diverge(text: &mut String, a: &Diary, b: &Diary) {
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
            format!(", {} in the account", pounds(week.balance))
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "  {:<24}    [{name}: {}, strain {:.2}, {:.1} hours of paperwork a week{money}]",
            "",
            arranged(week.arrangement),
            week.strain,
            week.admin_hours
        );
    }
}

/// What some events come to in a sentence; payments only where they are news.
pub(super) fn sentence(events: &[&Event], payments: bool) -> Option<String> {
    let parts: Vec<String> = events
        .iter()
        .filter(|event| payments || !matches!(event, Event::Paid(_)))
        .map(|event| words(event))
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
