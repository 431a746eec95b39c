//! A story year by year: what changed, what went wrong and what it came to, in a few phrases a policy.

use super::words::{arranged, pounds, words};
use crate::basics::{Pence, YEAR};
use crate::outcome::diary::{Diary, DiaryWeek, Event, Lives};
use crate::report::words::list;
use crate::terms::Arrangement;
use std::fmt::Write;

/// Tells the year before and every policy year; one line where both policies come to the same.
pub(super) fn tell(text: &mut String, lives: &Lives) {
    let _ = writeln!(text, "The year before (the same under both)\n{}", line("", &year(&lives.shared, 0)));
    let years = lives.options[0].weeks.last().map_or(0, |week| week.week.year());
    for number in 1..=years {
        let (a, b) = (year(&lives.options[0], number), year(&lives.options[1], number));
        let _ = writeln!(text, "Year {number}");
        if a == b {
            let _ = writeln!(text, "{}", line("both: ", &a));
        } else {
            let _ = writeln!(text, "{}\n{}", line("A: ", &a), line("B: ", &b));
        }
    }
}

/// Phrases as a line that wraps under its own beginning.
fn line(name: &str, phrases: &[String]) -> String {
    const WIDTH: usize = 110;
    let indent = 2 + name.chars().count();
    let (mut lines, mut current) = (Vec::new(), format!("  {name}"));
    let mut length = indent;
    let sentence = format!("{}.", phrases.join("; "));
    for (index, word) in sentence.split(' ').enumerate() {
        let wide = word.chars().count();
        if index > 0 && length + 1 + wide > WIDTH {
            lines.push(std::mem::replace(&mut current, " ".repeat(indent)));
            length = indent;
        } else if index > 0 {
            current.push(' ');
            length += 1;
        }
        current.push_str(word);
        length += wide;
    }
    lines.push(current);
    lines.join("\n")
}

/// What a year came to under one policy; the first phrase says what the family held.
fn year(diary: &Diary, number: u32) -> Vec<String> {
    let weeks: Vec<&DiaryWeek> = diary.weeks.iter().filter(|week| week.week.year() == number).collect();
    let events: Vec<&Event> =
        diary.entries.iter().filter(|(week, _)| week.year() == number).map(|(_, event)| event).collect();
    let mut phrases = vec![held(&weeks)];
    if weeks.iter().all(|week| week.arrangement == Arrangement::Closed) {
        return phrases;
    }
    let named = events.iter().filter(|event| is_named(event)).map(|event| words(event));
    phrases.extend(named);
    phrases.extend(budgets(&events));
    phrases.extend(found(&events));
    phrases.extend(lost(&events));
    phrases.extend(returns(&events));
    let count = |wanted: fn(&Event) -> bool| events.iter().filter(|event| wanted(event)).count();
    let counted: [(usize, &str, &str); 4] = [
        (
            count(|event| *event == Event::Suspended),
            "payments are stopped once",
            "payments are stopped {} times",
        ),
        (count(|event| *event == Event::Crisis), "a crisis", "{} crises"),
        (
            count(|event| *event == Event::WorkerLeft),
            "the social worker leaves",
            "{} social workers leave one after another",
        ),
        (
            count(|event| *event == Event::NothingToBuy),
            "once has money and finds nothing to buy",
            "has money and finds nothing to buy {} times",
        ),
    ];
    for (times, once, often) in counted {
        match times {
            0 => {}
            1 => phrases.push(once.to_owned()),
            _ => phrases.push(often.replace("{}", &times.to_string())),
        }
    }
    let sum = |of: fn(&Event) -> Option<Pence>| events.iter().filter_map(|event| of(event)).sum::<Pence>();
    let taken = sum(|event| if let Event::Reclaimed(sum) = event { Some(*sum) } else { None });
    if taken >= Pence(50) {
        phrases.push(format!("{} is taken back", pounds(taken)));
    }
    let returned = sum(|event| if let Event::ReturnedAtClosure(sum) = event { Some(*sum) } else { None });
    if returned >= Pence(50) {
        phrases.push(format!("{} goes back when an account closes", pounds(returned)));
    }
    let (got, needed) = weeks.iter().fold((0u64, 0u64), |(got, needed), week| {
        (got + u64::from(week.delivered), needed + u64::from(week.assessed))
    });
    if needed > 0 {
        phrases.push(format!("{:.0}% of the hours needed come", 100.0 * got as f64 / needed as f64));
    }
    phrases
}

/// What the family held, and when that changed.
fn held(weeks: &[&DiaryWeek]) -> String {
    let mut spells: Vec<(Arrangement, u32)> = Vec::new();
    for week in weeks {
        if spells.last().is_none_or(|(last, _)| *last != week.arrangement) {
            spells.push((week.arrangement, week.week.0 % YEAR + 1));
        }
    }
    match spells[..] {
        [] => "no weeks".to_owned(),
        [(one, _)] => format!("{} all year", arranged(one)),
        _ => {
            let spell = |(arrangement, from): &(Arrangement, u32)| match from {
                1 => arranged(*arrangement).to_owned(),
                from => format!("from week {from} {}", arranged(*arrangement)),
            };
            spells.iter().map(spell).collect::<Vec<String>>().join(", ")
        }
    }
}

/// Whether a year names an event in the event's own words.
fn is_named(event: &Event) -> bool {
    match event {
        Event::Restricted { .. }
        | Event::DroppedOut(_)
        | Event::NeedChanged { .. }
        | Event::TurnedEighteen
        | Event::Left => true,
        // Counted or summed, seen from what the family holds, or a step on the way.
        Event::Suspended
        | Event::Crisis
        | Event::WorkerLeft
        | Event::NothingToBuy
        | Event::Reclaimed(_)
        | Event::ReturnedAtClosure(_)
        | Event::Assessed { .. }
        | Event::Booked { .. }
        | Event::Lost { .. }
        | Event::ReturnDue
        | Event::ReturnArrived { .. }
        | Event::Reminded
        | Event::Stage(_)
        | Event::Offered { .. }
        | Event::Chose(_)
        | Event::Began(_)
        | Event::Paid(_)
        | Event::Reinstated
        | Event::FlexiblySpent(_)
        | Event::Shock
        | Event::NewWorker => false,
    }
}

/// The last budget of the year, and by how much it falls short.
fn budgets(events: &[&Event]) -> Option<String> {
    let last = events.iter().rev().find_map(|event| match event {
        Event::Assessed { budget, cost } => Some((*budget, *cost)),
        _ => None,
    });
    last.map(|(budget, cost)| {
        let short = cost - budget;
        let short = if short.0 * 100 > cost.0 {
            format!(", {} short of what is needed", pounds(short))
        } else {
            String::new()
        };
        format!("the budget is set at {} a year{short}", pounds(budget))
    })
}

/// What was found to buy, each thing once.
fn found(events: &[&Event]) -> Option<String> {
    let mut things: Vec<String> = Vec::new();
    for event in events {
        if let Event::Booked { element, with, .. } = event {
            let seller = with.split(" (").next().unwrap_or(with);
            let thing = format!("{element} with {seller}");
            if !things.contains(&thing) {
                things.push(thing);
            }
        }
    }
    (!things.is_empty()).then(|| format!("finds {}", list(&things)))
}

/// What was lost, each thing once, by the reason.
fn lost(events: &[&Event]) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for event in events {
        if let Event::Lost { element, why } = event {
            let index = reasons.iter().position(|(reason, _)| reason == why).unwrap_or_else(|| {
                reasons.push((why, Vec::new()));
                reasons.len() - 1
            });
            let things = &mut reasons[index].1;
            if !things.contains(element) {
                things.push(element.clone());
            }
        }
    }
    reasons.into_iter().map(|(why, things)| format!("loses {}, since {why}", list(&things))).collect()
}

/// How the year's returns went.
fn returns(events: &[&Event]) -> Option<String> {
    let late = |event: &&&Event| matches!(event, Event::ReturnArrived { late } if *late > 0);
    let sent = events.iter().filter(|event| matches!(event, Event::ReturnArrived { .. })).count();
    let due = events.iter().filter(|event| matches!(event, Event::ReturnDue)).count();
    if due == 0 && sent == 0 {
        return None;
    }
    let late = events.iter().filter(late).count();
    let plural = |count: usize| if count == 1 { "return" } else { "returns" };
    Some(match (sent, late) {
        (0, _) => format!("sends none of {due} {} due", plural(due)),
        (_, 0) => format!("sends {sent} {} on time", plural(sent)),
        (1, _) => "sends 1 return, late".to_owned(),
        (_, late) if late == sent => format!("sends {sent} returns, all late"),
        (_, late) => format!("sends {sent} returns, {late} of them late"),
    })
}
