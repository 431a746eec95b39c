//! The picture of the dots: rows of marks, the line, and what a page's script needs to move it.

use super::{Dots, Futures, template};
use crate::basics::Error;
use crate::report::figure::axis::Axis;
use crate::report::figure::canvas::{Canvas, WIDTH};
use crate::report::figure::key::{self, Mark};
use crate::report::figure::label::{BODY, SMALL, below, held, label};
use crate::report::figure::marks;
use crate::report::figure::palette::{INK, QUIET};
use crate::report::figure::print;
use crate::report::figure::scale::{self, Scale};
use crate::report::figure::sheet::Type;
use crate::report::numbers;

/// Width of the options' names; where the axis begins and ends.
const NAMES: f64 = 330.0;
const FROM: f64 = 380.0;
const TO: f64 = 1140.0;
/// From one dot to the next, and the greatest height of a stack of them.
const DOT: f64 = 22.0;
const STACK: f64 = 132.0;
/// How the count beside a row is written.
const COUNT: Type = Type { size: 38.0, ..BODY };

/// Draws the figure; returns how high it is.
pub(super) fn draw(canvas: &mut Canvas, input: &Dots) -> Result<f64, Error> {
    let values = input.options.iter().flat_map(|option| &option.dots).copied();
    let scale = Scale::across(&input.quantity, values.chain([input.threshold]), FROM, TO);
    let counted = format!("a future {} the line", input.side.word());
    let other = "any other future";
    let rows: Vec<Row> = input.options.iter().map(|option| Row::new(option, &scale)).collect();
    let total: f64 = rows.iter().map(|row| row.height).sum();
    let (low, high) = scale.ends();
    let data = [
        ("class", "dots-scale".to_owned()),
        ("data-low", low.to_string()),
        ("data-high", high.to_string()),
        ("data-from", FROM.to_string()),
        ("data-to", TO.to_string()),
        ("data-side", input.side.word().to_owned()),
        ("data-thresholds", thresholds(input, low, high)),
    ];
    let top = canvas.draw(|sheet| {
        let entries = [(Mark::Disc, counted.as_str()), (Mark::Ring, other)];
        let y = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 20.0;
        let head = format!("Futures {} the line", input.side.word());
        below(sheet, &head, (TO + 60.0, y), WIDTH - TO - 60.0, SMALL.ink().bold())?;
        Ok(y + 2.0 * SMALL.leading() + 8.0)
    })?;
    let bottom = top + total;
    canvas.group(&data, |sheet| scale.draw_across(sheet, bottom, top))?;
    let mut y = top;
    for (place, (option, row)) in input.options.iter().zip(&rows).enumerate() {
        draw_row(canvas, input, (place, option), row, y)?;
        y += row.height;
    }
    let line = scale.at(input.threshold);
    if input.threshold.is_finite() {
        let value = ("data-value", input.threshold.to_string());
        canvas.group(&[("class", "threshold".to_owned()), value], |sheet| {
            sheet.line(&[(line, top - 8.0), (line, bottom)], INK, 4)
        })?;
        canvas.group(&[("class", "threshold-name".to_owned())], |sheet| {
            let name = input.words_of(input.threshold);
            held(sheet, &name, (line, top - 26.0), (NAMES, TO + 40.0), SMALL.ink().bold())
        })?;
    }
    canvas.draw(|sheet| {
        let axis = format!("{}, {}", input.quantity.name, scale::unit(&input.quantity));
        below(sheet, &axis, (FROM, bottom + 44.0), TO - FROM, SMALL)
    })
}

/// One option's dots on the page.
struct Row {
    height: f64,
    /// For each dot, its pixel along and its level above the axis.
    dots: Vec<(f64, usize)>,
    /// From one level to the next.
    pitch: f64,
}

impl Row {
    /// Dots stand where their number is, one above another where they would touch.
    fn new(option: &Futures, scale: &Scale) -> Row {
        let mut ends: Vec<f64> = Vec::new();
        let mut dots = Vec::new();
        if option.is_defined() {
            for &dot in &option.dots {
                let x = scale.at(dot);
                let free = ends.iter().position(|&end| x - end >= DOT);
                let level = free.unwrap_or(ends.len());
                if free.is_none() {
                    ends.push(x);
                }
                ends[level] = x;
                dots.push((x, level));
            }
        }
        let pitch = DOT.min(STACK / ends.len().max(1) as f64);
        let stack = pitch * ends.len() as f64 + DOT;
        let height = stack.max(BODY.height(&option.option, NAMES)).max(64.0) + 24.0;
        Row { height, dots, pitch }
    }
}

fn draw_row(
    canvas: &mut Canvas,
    input: &Dots,
    (place, option): (usize, &Futures),
    row: &Row,
    y: f64,
) -> Result<(), Error> {
    let middle = y + row.height / 2.0;
    let bottom = y + row.height;
    canvas.draw(|sheet| {
        sheet.line(&[(0.0, bottom), (WIDTH, bottom)], QUIET, 1)?;
        label(sheet, &option.option, (0.0, middle), NAMES, BODY)?;
        if option.is_defined() { Ok(()) } else { sheet.text(print::UNDEFINED, (FROM, middle), SMALL) }
    })?;
    if !option.is_defined() {
        return Ok(());
    }
    for (&dot, &(x, level)) in option.dots.iter().zip(&row.dots) {
        let at = (x, bottom - 18.0 - row.pitch * level as f64);
        for is_counted in [true, false] {
            let kind = if is_counted { "dot counted" } else { "dot other" };
            let mut attributes = vec![
                ("class", kind.to_owned()),
                ("data-option", place.to_string()),
                ("data-value", dot.to_string()),
            ];
            if input.side.has(dot, input.threshold) != is_counted {
                attributes.push(("display", "none".to_owned()));
            }
            canvas.group(&attributes, |sheet| {
                if is_counted { marks::disc(sheet, at) } else { marks::ring(sheet, at) }
            })?;
        }
    }
    let count = [
        ("class", "count".to_owned()),
        ("data-option", place.to_string()),
        ("data-sentence", template(input, option)),
    ];
    let all = option.dots.len();
    let beyond = input.beyond(option, input.threshold);
    canvas.group(&count, |sheet| sheet.text(&format!("{beyond} of {all}"), (TO + 60.0, middle), COUNT.bold()))
}

/// Thresholds that the line may be moved to, with their words, as JSON: the page's script writes no
/// number itself. They lie so far apart that no two have the same words.
fn thresholds(input: &Dots, low: f64, high: f64) -> String {
    let scale = numbers::scaled(input.quantity.unit, 1.0);
    let axis = Axis { low: low * scale, high: high * scale, from: 0.0, to: 1.0 };
    let steps = [40, 20, 10, 5, 2].map(|count| {
        let mut values: Vec<f64> = axis.ticks(count).0.iter().map(|tick| tick / scale).collect();
        values.push(input.threshold);
        values.retain(|value| value.is_finite());
        values.sort_by(f64::total_cmp);
        let named: Vec<(f64, String)> =
            values.into_iter().map(|value| (value, input.words_of(value))).collect();
        let mut distinct = named.clone();
        // The line's own place is kept rather than a round number of the same words.
        distinct.dedup_by(|next, kept| {
            let is_same = next.1 == kept.1;
            if is_same && next.0 == input.threshold {
                kept.0 = next.0;
            }
            is_same
        });
        (distinct.len() + 1 >= named.len(), distinct)
    });
    let chosen = steps.iter().find(|(is_distinct, _)| *is_distinct).unwrap_or(&steps[4]);
    let list: Vec<serde_json::Value> =
        chosen.1.iter().map(|(value, text)| serde_json::json!({ "value": value, "text": text })).collect();
    serde_json::Value::from(list).to_string()
}
