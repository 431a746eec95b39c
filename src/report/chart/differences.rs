//! Differences from the baseline, a panel an outcome: the spread of matched runs as a thin line,
//! the interval of the mean as a thick one, the mean as a mark whose shape says better or worse.

use super::{BLUE, GREY, INK, MARGIN, PALE, VERMILION, WIDTH};
use crate::basics::Error;
use crate::outcome::{Better, OUTCOMES, Outcome, Unit};
use crate::report::figure::axis::Axis;
use crate::report::figure::sheet::{Sheet, Stand, Type, fit, lines, picture};
use crate::report::numbers::{self, Digit};
use crate::report::words;
use crate::study::compare::{Comparison, Measure, Verdict};

/// Width of the options' names beside the panels.
const NAMES: f64 = 300.0;
/// Width of the printed differences in a panel.
const PRINTED: f64 = 150.0;
const GAP: f64 = 26.0;
const ROW: f64 = 62.0;
/// Height of a panel's title and of its axis.
const ABOVE: f64 = 100.0;
const BELOW: f64 = 62.0;
/// Panels beside one another.
const ABREAST: usize = 3;

const TITLE: Type = Type { size: 39.0, bold: true, colour: INK, stand: Stand::Left };
const BODY: Type = Type { size: 25.0, bold: false, colour: INK, stand: Stand::Left };
const SMALL: Type = Type { size: 22.0, bold: false, colour: GREY, stand: Stand::Left };

/// The picture as SVG; `None` where there is nothing to compare.
///
/// # Errors
/// Where the picture library refuses.
pub fn differences(comparison: &Comparison) -> Result<Option<String>, Error> {
    let rows = comparison.alternatives().count();
    if rows == 0 {
        return Ok(None);
    }
    let outcomes: Vec<(usize, &Outcome)> =
        OUTCOMES.iter().enumerate().filter(|(_, outcome)| outcome.headline).collect();
    let message = words::message(comparison);
    let title = lines(&message, fit(WIDTH - 2.0 * MARGIN, TITLE.size));
    let top = MARGIN + 52.0 * title.len() as f64 + 128.0;
    let panel = ABOVE + ROW * rows as f64 + BELOW;
    let height = top + panel * outcomes.len().div_ceil(ABREAST) as f64 + MARGIN;
    picture(WIDTH, height, &message, |sheet| {
        for (number, line) in title.iter().enumerate() {
            let at = (MARGIN, MARGIN + 20.0 + 52.0 * number as f64);
            sheet.text(line, at, TITLE)?;
        }
        legend(sheet, top - 112.0, comparison)?;
        let width = (WIDTH - 2.0 * MARGIN - NAMES) / ABREAST as f64 - GAP;
        for (row, columns) in outcomes.chunks(ABREAST).enumerate() {
            let y = top + panel * row as f64;
            names(sheet, y, MARGIN + NAMES + columns.len() as f64 * (width + GAP), comparison)?;
            for (column, &(place, outcome)) in columns.iter().enumerate() {
                let x = MARGIN + NAMES + GAP + column as f64 * (width + GAP);
                draw_panel(sheet, (x, y, width), comparison, place, outcome)?;
            }
        }
        Ok(())
    })
    .map(Some)
}

fn legend(sheet: &Sheet, y: f64, comparison: &Comparison) -> Result<(), Error> {
    let runs = comparison.replications as usize - comparison.failures.len();
    let first = format!(
        "{}: difference from the baseline in {} matched runs, mean of {} policy years",
        comparison.place,
        numbers::thousands(&runs.to_string()),
        comparison.policy_years
    );
    sheet.text(&first, (MARGIN, y), BODY)?;
    let (x, y) = (MARGIN, y + 48.0);
    sheet.line(&[(x, y), (x + 70.0, y)], GREY, 3)?;
    sheet.text("90% of runs", (x + 84.0, y), SMALL)?;
    sheet.line(&[(x + 250.0, y), (x + 300.0, y)], GREY, 12)?;
    sheet.text("95% interval of the mean", (x + 314.0, y), SMALL)?;
    mark(sheet, (x + 630.0, y), Mark::Better)?;
    sheet.text("better", (x + 652.0, y), SMALL)?;
    mark(sheet, (x + 770.0, y), Mark::Worse)?;
    sheet.text("worse", (x + 794.0, y), SMALL)?;
    mark(sheet, (x + 910.0, y), Mark::Unclear)?;
    sheet.text("unclear: the 95% interval contains zero", (x + 932.0, y), SMALL)
}

/// The options' names, on bands that lead the eye to the `right` end of the panels.
fn names(sheet: &Sheet, y: f64, right: f64, comparison: &Comparison) -> Result<(), Error> {
    for (row, (_, option)) in comparison.alternatives().enumerate() {
        let middle = y + ABOVE + ROW * (row as f64 + 0.5);
        if row % 2 == 0 {
            sheet.block((MARGIN, middle - ROW / 2.0), (right, middle + ROW / 2.0), PALE)?;
        }
        let (label, look) = name(&option.label);
        let leading = look.size * 1.1;
        let start = middle - leading / 2.0 * (label.len() as f64 - 1.0);
        for (number, line) in label.iter().enumerate() {
            sheet.text(line, (MARGIN + 8.0, start + leading * number as f64), look)?;
        }
    }
    Ok(())
}

/// A name in at most two lines, or in three of smaller letters, the last one cut where it must be.
fn name(label: &str) -> (Vec<String>, Type) {
    let two = lines(label, fit(NAMES, BODY.size));
    if two.len() <= 2 {
        return (two, BODY);
    }
    let look = Type { size: 19.0, ..BODY };
    let mut three = lines(label, fit(NAMES, look.size));
    if three.len() > 3 {
        three.truncate(3);
        three[2].push('…');
    }
    (three, look)
}

fn draw_panel(
    sheet: &Sheet,
    (x, y, width): (f64, f64, f64),
    comparison: &Comparison,
    place: usize,
    outcome: &Outcome,
) -> Result<(), Error> {
    let measures: Vec<&Measure> =
        comparison.alternatives().map(|(_, option)| &option.measures[place]).collect();
    let unit = outcome.unit;
    let ends =
        measures.iter().filter_map(|measure| measure.against).flat_map(|p| [p.p5, p.p95, p.low, p.high]);
    let ends = ends.map(|number| numbers::scaled(unit, number)).chain([0.0]);
    let axis = Axis::holding(ends, x, x + width - PRINTED);
    let better = match outcome.better {
        Better::Higher => "; higher is better",
        Better::Lower => "; lower is better",
        Better::Neither => "",
    };
    sheet.text(outcome.label, (x, y + 40.0), Type { bold: true, ..BODY })?;
    sheet.text(&format!("{}{better}", short(unit)), (x, y + 74.0), SMALL)?;
    let bottom = y + ABOVE + ROW * measures.len() as f64;
    // A lone zero says nothing about size.
    let (ticks, decimals) = (3..=6)
        .map(|count| axis.ticks(count))
        .find(|(ticks, _)| ticks.len() > 1)
        .unwrap_or_else(|| axis.ticks(6));
    for tick in ticks {
        let at = axis.at(tick);
        sheet.line(&[(at, bottom), (at, bottom + 8.0)], GREY, 2)?;
        let name = tick_name(tick, decimals);
        sheet.text(&name, (at, bottom + 24.0), Type { stand: Stand::Middle, ..SMALL })?;
    }
    sheet.line(&[(axis.from, bottom), (axis.to, bottom)], GREY, 2)?;
    sheet.line(&[(axis.at(0.0), y + ABOVE - 4.0), (axis.at(0.0), bottom)], INK, 2)?;
    for (row, measure) in measures.iter().enumerate() {
        let middle = y + ABOVE + ROW * (row as f64 + 0.5);
        draw_row(sheet, &axis, (middle, x + width), outcome, measure)?;
    }
    Ok(())
}

/// The unit of differences, short enough for a panel's title.
fn short(unit: Unit) -> &'static str {
    if unit == Unit::Share { "points" } else { numbers::unit_of_axis(unit) }
}

/// A number beside an axis, with its sign.
fn tick_name(tick: f64, decimals: usize) -> String {
    let size = tick.abs();
    let digits = if size >= 1e6 {
        format!("{}m", (size / 1e6 * 1000.0).round() / 1000.0)
    } else if size >= 1e4 {
        format!("{}k", size / 1e3)
    } else {
        numbers::thousands(&format!("{size:.decimals$}"))
    };
    match tick {
        tick if tick > 0.0 => format!("+{digits}"),
        tick if tick < 0.0 => format!("−{digits}"),
        _ => digits,
    }
}

fn draw_row(
    sheet: &Sheet,
    axis: &Axis,
    (y, right): (f64, f64),
    outcome: &Outcome,
    measure: &Measure,
) -> Result<(), Error> {
    let look = Type { stand: Stand::Right, ..BODY };
    let (Some(pair), Some(verdict)) = (measure.against, measure.verdict()) else { return Ok(()) };
    if pair.n == 0 {
        return sheet.text("not defined", (right - 8.0, y), Type { colour: GREY, ..look });
    }
    let at = |number: f64| axis.at(numbers::scaled(outcome.unit, number));
    let kind = Mark::of(outcome.better, verdict);
    let colour = kind.colour();
    sheet.line(&[(at(pair.p5), y), (at(pair.p95), y)], colour, 3)?;
    if pair.low.is_finite() && pair.high.is_finite() {
        sheet.line(&[(at(pair.low), y), (at(pair.high), y)], colour, 12)?;
    }
    mark(sheet, (at(pair.mean), y), kind)?;
    let digit = Digit::of_difference(outcome.unit, pair.mean, pair.low, pair.high);
    let (text, colour, bold) = match verdict {
        Verdict::Same => ("same".to_owned(), GREY, false),
        Verdict::Unclear => ("unclear".to_owned(), GREY, false),
        Verdict::Unknown => (numbers::difference(outcome.unit, pair.mean, digit), GREY, false),
        Verdict::Higher | Verdict::Lower => (numbers::difference(outcome.unit, pair.mean, digit), INK, true),
    };
    sheet.text(&text, (right - 8.0, y), Type { colour, bold, ..look })
}

/// The mark of a mean, told apart by its shape as well as by its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Better,
    Worse,
    Changed,
    Unclear,
}

impl Mark {
    fn of(better: Better, verdict: Verdict) -> Mark {
        match (better, verdict) {
            (_, Verdict::Unclear | Verdict::Same | Verdict::Unknown) => Mark::Unclear,
            (Better::Higher, Verdict::Higher) | (Better::Lower, Verdict::Lower) => Mark::Better,
            (Better::Higher, Verdict::Lower) | (Better::Lower, Verdict::Higher) => Mark::Worse,
            (Better::Neither, Verdict::Higher | Verdict::Lower) => Mark::Changed,
        }
    }

    fn colour(self) -> plotters::style::RGBColor {
        match self {
            Mark::Better => BLUE,
            Mark::Worse => VERMILION,
            Mark::Changed => INK,
            Mark::Unclear => GREY,
        }
    }
}

fn mark(sheet: &Sheet, (x, y): (f64, f64), kind: Mark) -> Result<(), Error> {
    match kind {
        Mark::Better => sheet.disc((x, y), 11, kind.colour()),
        Mark::Unclear => sheet.ring((x, y), 9, kind.colour()),
        Mark::Worse => {
            let corners = [(x, y - 14.0), (x + 14.0, y), (x, y + 14.0), (x - 14.0, y)];
            sheet.shape(&corners, kind.colour())
        }
        Mark::Changed => sheet.block((x - 9.0, y - 9.0), (x + 9.0, y + 9.0), kind.colour()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::compare;
    use crate::study::compare::tests::{plan, results};

    #[test]
    fn a_picture_names_every_option_and_outcome_and_no_undefined_number() {
        for replications in [1, 40] {
            let comparison = compare(&plan(replications), &results(replications));
            let svg = differences(&comparison).unwrap().unwrap();
            for outcome in OUTCOMES.iter().filter(|outcome| outcome.headline) {
                assert!(
                    svg.contains(&outcome.label.replace('\'', "&apos;")) || svg.contains(outcome.label),
                    "{}",
                    outcome.label
                );
            }
            assert!(svg.contains("Prepaid card") && !svg.contains("NaN"));
        }
    }

    #[test]
    fn where_nothing_is_compared_there_is_no_picture() {
        let mut comparison = compare(&plan(5), &results(5));
        comparison.options.truncate(1);
        assert!(differences(&comparison).unwrap().is_none());
    }
}
