//! Take-up, unspent money and clawback over time, a row an option: the median, half and nine tenths
//! of the runs as a fan, the baseline's median across it in dashes.

use super::{BLUE, GREY, INK, MARGIN, PALE, WIDTH};
use crate::basics::Error;
use crate::outcome::Outcome;
use crate::report::figure::axis::Axis;
use crate::report::figure::sheet::{Sheet, Spot, Stand, Type, fit, lines, picture};
use crate::report::numbers;
use crate::report::words;
use crate::study::compare::{Comparison, Point};

/// What is shown, and whether by quarter: money is settled at year ends, so a quarter of it says little.
const COLUMNS: [(&str, bool); 3] = [("take_up", true), ("unspent", false), ("clawback", false)];

const GAP: f64 = 30.0;
/// Width of the numbers beside a panel.
const NUMBERS: f64 = 80.0;
const PANEL: f64 = 176.0;
/// Height of a row's name and of the space below its panels.
const ABOVE: f64 = 52.0;
const BELOW: f64 = 44.0;

const TITLE: Type = Type { size: 39.0, bold: true, colour: INK, stand: Stand::Left };
const BODY: Type = Type { size: 26.0, bold: false, colour: INK, stand: Stand::Left };
const SMALL: Type = Type { size: 23.0, bold: false, colour: GREY, stand: Stand::Left };

/// One column of panels.
struct Column<'a> {
    outcome: &'static Outcome,
    points: Vec<&'a Point>,
    /// Spans in a year.
    spans: f64,
    x: Axis,
    low: f64,
    high: f64,
}

/// The picture as SVG.
///
/// # Errors
/// Where the picture library refuses.
pub fn fans(comparison: &Comparison, yearly: &[Point], quarterly: &[Point]) -> Result<String, Error> {
    let message = message(comparison, yearly);
    let title = lines(&message, fit(WIDTH - 2.0 * MARGIN, TITLE.size));
    let top = MARGIN + 52.0 * title.len() as f64 + 204.0;
    let row = ABOVE + PANEL + BELOW;
    let height = top + row * comparison.options.len() as f64 + 34.0 + MARGIN;
    let columns = columns(comparison, yearly, quarterly);
    picture(WIDTH, height, &message, |sheet| {
        for (number, line) in title.iter().enumerate() {
            let at = (MARGIN, MARGIN + 20.0 + 52.0 * number as f64);
            sheet.text(line, at, TITLE)?;
        }
        legend(sheet, top - 180.0, comparison)?;
        for column in &columns {
            let by = if column.spans > 1.0 { "by quarter" } else { "by year" };
            let x = column.x.from - NUMBERS;
            sheet.text(column.outcome.label, (x, top - 44.0), Type { bold: true, ..BODY })?;
            let unit = numbers::unit_of_axis(column.outcome.unit);
            sheet.text(&format!("{unit}, {by}"), (x, top - 14.0), SMALL)?;
        }
        for (place, option) in comparison.options.iter().enumerate() {
            let y = top + row * place as f64;
            sheet.block((MARGIN, y + 8.0), (WIDTH - MARGIN, y + 44.0), PALE)?;
            let kind = if option.baseline == place { " (baseline)" } else { "" };
            let name = format!("{}{kind}", option.label);
            sheet.text(&name, (MARGIN + 10.0, y + 26.0), Type { bold: true, ..BODY })?;
            for column in &columns {
                let y =
                    Axis { low: column.low, high: column.high, from: y + ABOVE + PANEL, to: y + ABOVE + 8.0 };
                frame(sheet, column, &y, comparison.policy_years)?;
                fan(sheet, column, &y, place, option.baseline)?;
                if option.baseline != place {
                    sheet.dashes(&curve(column, &y, option.baseline, 2), INK, 3)?;
                }
            }
        }
        let below = Type { stand: Stand::Middle, ..SMALL };
        for column in &columns {
            let middle = (column.x.from + column.x.to) / 2.0;
            sheet.text("policy year", (middle, height - MARGIN - 10.0), below)?;
        }
        Ok(())
    })
}

/// Where the leading outcome of the picture ends under the baseline and furthest from it.
fn message(comparison: &Comparison, yearly: &[Point]) -> String {
    let name = COLUMNS[0].0;
    let last = comparison.policy_years;
    let level = |place: usize| {
        let found = yearly
            .iter()
            .find(|point| point.option == place && point.outcome.name == name && point.span == last)
            .filter(|point| point.quantiles[2].is_finite())?;
        Some((found.outcome, found.quantiles[2]))
    };
    let furthest = comparison
        .alternatives()
        .filter_map(|(place, option)| {
            let (outcome, own) = level(place)?;
            let (_, baseline) = level(option.baseline)?;
            Some((outcome, option, own, baseline))
        })
        .reduce(|best, next| if (next.2 - next.3).abs() > (best.2 - best.3).abs() { next } else { best });
    match furthest {
        Some((outcome, option, own, baseline)) => {
            let percent = |number: f64| format!("{:.0}%", numbers::scaled(outcome.unit, number));
            format!(
                "{} in policy year {last}: {} under {}, {} under {}",
                outcome.label,
                percent(own),
                option.label,
                percent(baseline),
                comparison.options[option.baseline].label
            )
        }
        None => format!("{} over time", words::within(comparison.place.as_str())),
    }
}

fn columns<'a>(comparison: &Comparison, yearly: &'a [Point], quarterly: &'a [Point]) -> Vec<Column<'a>> {
    let width = (WIDTH - 2.0 * MARGIN - 2.0 * GAP) / COLUMNS.len() as f64;
    let column = |(number, &(name, by_quarter)): (usize, &(&str, bool))| {
        let outcome = Outcome::named(name)?;
        let all = if by_quarter { quarterly } else { yearly };
        let points: Vec<&Point> = all.iter().filter(|point| point.outcome.name == name).collect();
        let left = MARGIN + number as f64 * (width + GAP) + NUMBERS;
        let numbers =
            points.iter().flat_map(|point| point.quantiles).map(|n| numbers::scaled(outcome.unit, n));
        let range = Axis::holding(numbers, 0.0, 1.0);
        let years = f64::from(comparison.policy_years.max(1));
        Some(Column {
            outcome,
            points,
            spans: if by_quarter { 4.0 } else { 1.0 },
            x: Axis { low: 0.0, high: years, from: left, to: left + width - NUMBERS },
            // Money and families are counted from nothing.
            low: if range.low > -0.1 * range.high { 0.0 } else { range.low },
            high: range.high,
        })
    };
    COLUMNS.iter().enumerate().filter_map(column).collect()
}

fn legend(sheet: &Sheet, y: f64, comparison: &Comparison) -> Result<(), Error> {
    let runs = comparison.replications as usize - comparison.failures.len();
    let first =
        format!("{}: {} runs of each option", comparison.place, numbers::thousands(&runs.to_string()));
    sheet.text(&first, (MARGIN, y), BODY)?;
    let (x, y) = (MARGIN, y + 48.0);
    let band =
        |from: f64, to: f64, half: f64| [(from, y - half), (to, y - half), (to, y + half), (from, y + half)];
    sheet.shade(&band(x, x + 60.0, 14.0), BLUE, 0.18)?;
    sheet.shade(&band(x, x + 60.0, 7.0), BLUE, 0.32)?;
    sheet.line(&[(x, y), (x + 60.0, y)], BLUE, 4)?;
    sheet.text("median, half and 90% of runs", (x + 74.0, y), SMALL)?;
    sheet.dashes(&[(x + 450.0, y), (x + 520.0, y)], INK, 3)?;
    sheet.text("median of the baseline", (x + 534.0, y), SMALL)
}

fn frame(sheet: &Sheet, column: &Column, y: &Axis, years: u32) -> Result<(), Error> {
    let (ticks, decimals) = y.ticks(4);
    for tick in ticks {
        let at = y.at(tick);
        sheet.line(&[(column.x.from, at), (column.x.to, at)], PALE, 2)?;
        let name = format!("{tick:.decimals$}").replace('-', "−");
        sheet.text(&name, (column.x.from - 12.0, at), Type { stand: Stand::Right, ..SMALL })?;
    }
    sheet.line(&[(column.x.from, y.from), (column.x.to, y.from)], GREY, 2)?;
    for year in 1..=years {
        let at = column.x.at(f64::from(year) - 0.5);
        sheet.text(&year.to_string(), (at, y.from + 22.0), Type { stand: Stand::Middle, ..SMALL })?;
    }
    Ok(())
}

/// One quantile of an option over time, where it is defined.
fn curve(column: &Column, y: &Axis, option: usize, quantile: usize) -> Vec<Spot> {
    let points = column.points.iter().filter(|point| point.option == option);
    points
        .filter(|point| point.quantiles[quantile].is_finite())
        .map(|point| {
            let x = column.x.at((f64::from(point.span) - 0.5) / column.spans);
            (x, y.at(numbers::scaled(column.outcome.unit, point.quantiles[quantile])))
        })
        .collect()
}

fn fan(sheet: &Sheet, column: &Column, y: &Axis, option: usize, baseline: usize) -> Result<(), Error> {
    for (low, high, cover) in [(0, 4, 0.18), (1, 3, 0.32)] {
        let mut outline = curve(column, y, option, low);
        outline.extend(curve(column, y, option, high).into_iter().rev());
        if outline.len() > 2 {
            sheet.shade(&outline, BLUE, cover)?;
        }
    }
    let median = curve(column, y, option, 2);
    match median.as_slice() {
        [] => {
            // Below the baseline's dashes where they run high, above them where they run low.
            let middle = (y.from + y.to) / 2.0;
            let y = match curve(column, y, baseline, 2).first() {
                None => middle,
                Some(dashes) if dashes.1 < middle => y.from - 30.0,
                Some(_) => y.to + 20.0,
            };
            let middle = ((column.x.from + column.x.to) / 2.0, y);
            sheet.text("no account was paid", middle, Type { stand: Stand::Middle, ..SMALL })
        }
        [one] => sheet.disc(*one, 6, BLUE),
        more => sheet.line(more, BLUE, 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::tests::{plan, records};
    use crate::study::compare::{compare, quarterly, yearly};
    use crate::study::results::Results;

    #[test]
    fn a_picture_names_every_option_and_no_undefined_number() {
        for replications in [1, 40] {
            let mut records = records(replications);
            for record in &mut records {
                // An option under which nobody is ever paid.
                record.runs[2].years.iter_mut().for_each(|year| year.fill(f64::NAN));
            }
            let results = Results::of(&records, Vec::new());
            let comparison = compare(&plan(replications), &results);
            let svg = fans(&comparison, &yearly(&results), &quarterly(&results)).unwrap();
            assert!(!svg.contains("NaN") && svg.contains("no account was paid"));
            for option in &comparison.options {
                assert!(svg.contains(&option.label));
            }
        }
    }
}
