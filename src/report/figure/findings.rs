//! Findings that are held to something, a row each: the mean as a mark, its interval, and where both must lie
//! as a band. Each row has its own scale, since units differ.

use super::axis::Axis;
use super::canvas::{Canvas, WIDTH};
use super::judgement::Judgement;
use super::key::{self, Mark};
use super::label::{BODY, SMALL, below, label};
use super::palette::{PALE, QUIET};
use super::sheet::{Sheet, Stand, Type};
use super::{Figure, Table, Titles, print};
use crate::basics::Error;

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// Its titles.
    pub titles: Titles,
    /// The findings.
    pub rows: Vec<Finding>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is, in words.
    pub name: String,
    /// Its mean.
    pub mean: f64,
    /// The low end of the 95% interval of the mean.
    pub low: f64,
    /// The high end of that interval.
    pub high: f64,
    /// The least and the most that it may be, infinite where there is no such bound; `None` where it may be
    /// anything.
    pub wanted: Option<(f64, f64)>,
    /// The mean as printed, with its unit.
    pub printed_mean: String,
    /// The interval as printed.
    pub printed_interval: String,
    /// What the interval says.
    pub judgement: Judgement,
    /// The same in a word.
    pub verdict: String,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn findings(input: &Findings) -> Result<Figure, Error> {
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// Width of the findings' names, and of the numbers at the right.
const NAMES: f64 = 440.0;
const PRINTED: f64 = 320.0;
/// Between the axis and what stands beside it.
const GAP: f64 = 30.0;
/// The least height of a row, and between the texts of two rows.
const ROW: f64 = 104.0;
const APART: f64 = 24.0;

fn draw(sheet: &Sheet, input: &Findings) -> Result<f64, Error> {
    let entries = [
        (Mark::Whisker, "95% interval of the mean"),
        (Mark::Judged(Judgement::Good), "mean: holds"),
        (Mark::Judged(Judgement::Bad), "fails"),
        (Mark::Judged(Judgement::Unclear), "unclear, or only shown"),
        (Mark::Band, "where the interval must lie"),
        (Mark::Upright, "zero"),
    ];
    let mut y = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 20.0;
    for finding in &input.rows {
        let height = ROW.max(BODY.height(&finding.name, NAMES)).max(finding.printed_height()) + APART;
        sheet.line(&[(0.0, y), (WIDTH, y)], PALE, 2)?;
        draw_row(sheet, finding, (y, y + height))?;
        y += height;
    }
    Ok(y)
}

impl Finding {
    fn printed_height(&self) -> f64 {
        BODY.bold().height(&self.printed_mean, PRINTED)
            + SMALL.height(&self.printed_interval, PRINTED)
            + SMALL.height(&self.verdict, PRINTED)
    }

    /// The bounds that are numbers.
    fn bounds(&self) -> impl Iterator<Item = f64> {
        self.wanted.into_iter().flat_map(|(low, high)| [low, high]).filter(|bound| bound.is_finite())
    }
}

fn draw_row(sheet: &Sheet, finding: &Finding, (top, bottom): (f64, f64)) -> Result<(), Error> {
    let middle = (top + bottom) / 2.0;
    label(sheet, &finding.name, (0.0, middle), NAMES, BODY)?;
    let (from, to) = (NAMES + GAP, WIDTH - PRINTED - GAP);
    let seen = [finding.low, finding.high, finding.mean, 0.0].into_iter().chain(finding.bounds());
    let axis = Axis::holding(seen, from, to);
    let (high, low) = (top + 12.0, bottom - 12.0);
    if let Some((least, most)) = finding.wanted {
        // Wide enough to be seen where both bounds are the same.
        let left = if least.is_finite() { axis.at(least) - 2.0 } else { from };
        let right = if most.is_finite() { axis.at(most) + 2.0 } else { to };
        sheet.block((left, high), (right, low), PALE)?;
    }
    sheet.line(&[(axis.at(0.0), high), (axis.at(0.0), low)], QUIET, 3)?;
    if finding.low.is_finite() && finding.high.is_finite() {
        key::whisker(sheet, (axis.at(finding.low), axis.at(finding.high)), middle)?;
    }
    if finding.mean.is_finite() {
        finding.judgement.draw(sheet, (axis.at(finding.mean), middle))?;
    }
    let y = middle - finding.printed_height() / 2.0;
    let right = |look: Type| look.stand(Stand::Right);
    let y = below(sheet, &finding.printed_mean, (WIDTH, y), PRINTED, right(BODY.bold()))?;
    let y = below(sheet, &finding.printed_interval, (WIDTH, y), PRINTED, right(SMALL))?;
    below(sheet, &finding.verdict, (WIDTH, y), PRINTED, right(SMALL.ink())).map(|_| ())
}

fn alt(input: &Findings) -> String {
    let phrases: Vec<String> = input
        .rows
        .iter()
        .map(|one| format!("{}: {} ({}), {}", one.name, one.printed_mean, one.printed_interval, one.verdict))
        .collect();
    let count = input.rows.len();
    format!(
        "{count} finding{}, with the 95% interval of the mean: {}.",
        print::plural(count),
        print::first_few(&phrases)
    )
}

fn table(input: &Findings) -> Table {
    let rows = input.rows.iter().map(|one| {
        let cells = [&one.name, &one.printed_mean, &one.printed_interval, &one.verdict];
        cells.map(String::clone).to_vec()
    });
    Table { head: print::heads(&["Finding", "Mean", "95% interval", "Verdict"]), rows: rows.collect() }
}
