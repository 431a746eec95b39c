//! Who gains and who loses: families matched with themselves, and groups of families.
//!
//! Counts of families are suppressed here where the page is to keep small ones back.

use super::cells::{self, Cell, Moved, NONE, Table, text};
use super::context::ReportContext;
use super::disclosure::{KEPT_BACK, Totals, suppress};
use super::figures::titles;
use crate::basics::Error;
use crate::outcome::{Outcome, Unit};
use crate::report::figure::gains::{Gains, Group, Winners, gains};
use crate::report::words::{list, within};
use crate::study::answer::{self, Hundred};
use maud::{Markup, html};

/// The measure by which families gain or lose.
const GAIN: &str = Outcome::NEED_MET.name;

/// Renders the section on who gains and who loses.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    if context.answer.winners.is_empty() || context.alternatives().next().is_none() {
        return Ok(html! { p { "No families were matched in this study." } });
    }
    let words = context.answer.gains.iter().find(|gain| gain.name == GAIN);
    let options: Vec<Winners> = context
        .alternatives()
        .map(|(index, option)| Winners {
            option: option.described.label.clone(),
            groups: fifths(context, index),
        })
        .collect();
    let picture = gains(&Gains {
        titles: titles(
            "people-picture",
            message(context),
            format!(
                "Families that fare better, the same and worse in need met than the same families under today’s policy, \
                 all and by capacity for paperwork; {}",
                context.scope()
            ),
        ),
        options,
    })?;
    Ok(html! {
        div class="beside" {
            @if let Some(gain) = words {
                p {
                    "A family gains or loses where its own share of need met differs by at least " (gain.words)
                    " from what the same family gets, with the same luck, under today’s policy (" (gain.reason)
                    "). “Least capacity” is the fifth of families with the fewest hours for paperwork."
                }
            }
            (context.figures.embed(&picture))
        }
        (worst(context))
        @if context.page_options.disclosure {
            p class="note" {
                "Kept back: a count of 1 to 4 families, or a count that would give one away."
            }
        }
    })
}

/// Everybody and the fifths by capacity under one option, as counts of families.
fn fifths(context: ReportContext<'_>, option: usize) -> Vec<Group> {
    let of: Vec<&answer::Winners> =
        context.answer.winners.iter().filter(|one| one.option == option && one.gain == GAIN).collect();
    let count = |one: &answer::Winners, share: Hundred| one.families * share.mean / 100.0;
    let parts: Vec<&&answer::Winners> = of.iter().filter(|one| one.fifth.is_some()).collect();
    let counts: Vec<Vec<u32>> = parts
        .iter()
        .map(|one| [one.better, one.same, one.worse].map(|share| count(one, share).round() as u32).to_vec())
        .collect();
    let suppressed = suppress(&counts, Totals { rows: true, columns: true });
    let is_suppressed_count = |fifth: Option<u8>| {
        let row = parts.iter().position(|one| one.fifth == fifth);
        context.page_options.disclosure
            && row.is_some_and(|row| suppressed[row].iter().any(|suppressed| *suppressed))
    };
    let is_shown = |one: &&&answer::Winners| matches!(one.fifth, None | Some(0) | Some(4));
    of.iter()
        .filter(is_shown)
        .map(|one| Group {
            name: capacity(one.fifth),
            gain: count(one, one.better),
            stay: count(one, one.same),
            lose: count(one, one.worse),
            is_suppressed: is_suppressed_count(one.fifth) || context.is_closed(one),
        })
        .collect()
}

fn capacity(fifth: Option<u8>) -> String {
    match fifth {
        None => "All".to_owned(),
        Some(0) => "Least capacity".to_owned(),
        Some(4) => "Most capacity".to_owned(),
        Some(fifth) => format!("Fifth {} of 5", fifth + 1),
    }
}

/// The option with the most families that lose, in numbers.
fn message(context: ReportContext<'_>) -> String {
    let lose = context.alternatives().filter_map(|(index, option)| {
        let one = context.winners(index, GAIN)?;
        one.worse.mean.is_finite().then_some((one.worse.mean, one, &option.described.label))
    });
    let most = lose.reduce(|most, next| if next.0 > most.0 { next } else { most });
    match most {
        Some((_, one, label)) => format!(
            "Most lose under {label}: {} of 100 families get clearly less of the support they need, {} clearly more",
            cells::families_alone(one, Moved::Worse),
            cells::families_alone(one, Moved::Better)
        ),
        None => "No family could be matched".to_owned(),
    }
}

/// Of 100 families, how many fare better and worse by each measure.
fn all_measures(context: ReportContext<'_>) -> Markup {
    let gains = &context.answer.gains;
    let mut head = vec![text("Option")];
    for gain in gains {
        head.push(text(format!("{}: better", gain.label)));
        head.push(text(format!("{}: worse", gain.label)));
    }
    let rows = context.alternatives().map(|(index, option)| {
        let mut row = vec![text(&option.described.label)];
        for gain in gains {
            let one = context.winners(index, &gain.name);
            row.push(text(one.map_or(NONE.to_owned(), |one| cells::families(one, Moved::Better))));
            row.push(text(one.map_or(NONE.to_owned(), |one| cells::families(one, Moved::Worse))));
        }
        row
    });
    let table = Table::new(
        "Of 100 families, how many fare better and worse than under today’s policy; in brackets, 9 of 10 futures",
        head,
        rows.collect(),
    );
    html! { (table) }
}

/// The group of families that fares worst under each option.
fn worst(context: ReportContext<'_>) -> Markup {
    let rows = context.alternatives().filter_map(|(index, option)| {
        let groups = context.answer.groups.iter().filter(|one| {
            one.option == index
                && one.outcome == GAIN
                && !["all", "deprivation"].contains(&one.dimension.as_str())
        });
        let mean = |one: &answer::Group| one.measured.against.as_ref().map_or(f64::NAN, |pair| pair.mean);
        let worst = groups
            .filter(|one| mean(one).is_finite())
            .reduce(|worst, next| if mean(next) < mean(worst) { next } else { worst })?;
        let pair = worst.measured.against.as_ref()?;
        Some(vec![
            text(&option.described.label),
            text(group_name(context, worst)),
            text(count_of(context, worst)),
            text(cells::difference(Unit::Share, pair)),
            text(cells::interval(Unit::Share, pair)),
        ])
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        return html! {};
    }
    let head =
        ["Option", "Group that fares worst in need met", "Families", "Difference", "95% interval"].map(text);
    html! {
        (Table::new(
            "The group, by capacity, need, supply or area, whose need met changes least for the better or most for \
             the worse; the lowest of many groups is partly chance",
            head.to_vec(),
            rows,
        ))
        p { a href="#groups" { "Every group, with counts" } " is in annex E." }
    }
}

fn group_name(context: ReportContext<'_>, one: &answer::Group) -> String {
    let name = &one.group;
    match one.dimension.as_str() {
        "all" => "Every family".to_owned(),
        "capacity" => format!("Capacity for paperwork: fifth {name} of 5 (1 least)"),
        "deprivation" => format!("Deprivation: fifth {name} of 5 (1 least)"),
        "need" => format!("Highest need in the family: {name}"),
        "supply" => format!("Supply in the area: {name}"),
        "area" => {
            let supply = name.parse::<usize>().ok().and_then(|area| context.answer.place.areas.get(area - 1));
            format!("Area {name}{}", supply.map_or(String::new(), |supply| format!(" ({supply})")))
        }
        other => format!("{other}: {name}"),
    }
}

/// The families of a group, as a whole number, or suppressed.
fn count_of(context: ReportContext<'_>, one: &answer::Group) -> String {
    if !context.page_options.disclosure {
        return if one.families.is_nan() { NONE.to_owned() } else { format!("{:.0}", one.families) };
    }
    let beside: Vec<&answer::Group> = context
        .answer
        .groups
        .iter()
        .filter(|other| {
            other.option == one.option && other.dimension == one.dimension && other.outcome == one.outcome
        })
        .collect();
    let counts: Vec<Vec<u32>> = beside.iter().map(|other| vec![other.families.round() as u32]).collect();
    let suppressed = suppress(&counts, Totals { rows: false, columns: true });
    let index = beside.iter().position(|other| other.group == one.group).unwrap_or(0);
    if suppressed[index][0] { KEPT_BACK.to_owned() } else { counts[index][0].to_string() }
}

/// Renders the annex of further figures and tables, with every group under every option.
pub(super) fn annex(context: ReportContext<'_>) -> Result<Markup, Error> {
    let differences = html! {
        (super::twenty_futures::cost(context)?)
        (super::market::drawn(context)?)
        h3 { "How workers fare" }
        (super::workers::beside(context))
        h3 { "Who gains and who loses, by each measure" }
        (all_measures(context))
        h3 { "Every difference" }
        (super::differences::table(context))
        h3 { "Every group of families" }
    };
    if context.answer.groups.is_empty() {
        return Ok(html! { (differences) p { "Families were not grouped in this study." } });
    }
    let outcomes = Outcome::ranked(|outcome| outcome.beside_headline);
    let labels: Vec<String> = outcomes
        .iter()
        .filter_map(|row| context.outcome(row.name))
        .map(|(_, one)| within(&one.label))
        .collect();
    Ok(html! {
        (differences)
        p {
            "Differences in " (list(&labels)) " between an option and today’s policy for the same group of families, "
            "with 95% intervals. “Families” is their mean number over the runs."
        }
        @for (index, option) in context.alternatives() {
            (groups_of(context, index, &option.described.label, &outcomes))
        }
    })
}

fn groups_of(context: ReportContext<'_>, option: usize, label: &str, outcomes: &[&Outcome]) -> Markup {
    let of = |row: &Outcome| -> Vec<&answer::Group> {
        context.answer.groups.iter().filter(|one| one.option == option && one.outcome == row.name).collect()
    };
    let columns: Vec<Vec<&answer::Group>> = outcomes.iter().map(|row| of(row)).collect();
    let mut head = vec![text("Group"), text("Families")];
    for row in outcomes {
        if let Some((_, outcome)) = context.outcome(row.name) {
            head.push(text(&outcome.label));
        }
    }
    let rows = (0..columns[0].len()).map(|row| {
        let first = columns[0][row];
        let mut cells = vec![text(group_name(context, first)), text(count_of(context, first))];
        for column in &columns {
            cells.push(text(match column[row].measured.against.as_ref().filter(|pair| pair.n > 0) {
                None => NONE.to_owned(),
                Some(pair) => format!(
                    "{} ({})",
                    cells::difference(Unit::Share, pair),
                    cells::interval(Unit::Share, pair)
                ),
            }));
        }
        cells
    });
    html! { (Table::new(&format!("{label}: groups of families against today’s policy"), head, rows.collect())) }
}
