//! A pattern's findings, a row each: the mean as a mark, its 95% interval as a line, and where both
//! must lie as a band. Each row has its own scale, since units differ.

use super::{BLUE, GREY, INK, MARGIN, PALE, VERMILION, WIDTH};
use crate::basics::Error;
use crate::patterns::{Assessment, Judged, PatternVerdict, Wanted};
use crate::report::figure::axis::Axis;
use crate::report::figure::sheet::{Sheet, Stand, Type, fit, lines, picture};
use crate::report::validation::{interval, number};
use plotters::style::RGBColor;

/// Width of the findings' names, and of the numbers at the right.
const NAMES: f64 = 520.0;
const PRINTED: f64 = 330.0;
const ROW: f64 = 104.0;
const TITLE: Type = Type { size: 36.0, bold: true, colour: INK, stand: Stand::Left };
const BODY: Type = Type { size: 24.0, bold: false, colour: INK, stand: Stand::Left };
const SMALL: Type = Type { size: 20.0, bold: false, colour: GREY, stand: Stand::Left };

/// The picture as SVG.
///
/// # Errors
/// Where the picture library refuses.
pub fn findings(assessment: &Assessment) -> Result<String, Error> {
    let pattern = assessment.pattern;
    let message = format!("{}: {} ({})", pattern.id, pattern.name, assessment.verdict.word());
    let title = lines(&message, fit(WIDTH - 2.0 * MARGIN, TITLE.size));
    let top = MARGIN + 48.0 * title.len() as f64 + 64.0;
    let height = top + ROW * assessment.findings.len() as f64 + MARGIN;
    picture(WIDTH, height, &message, |sheet| {
        for (number, line) in title.iter().enumerate() {
            sheet.text(line, (MARGIN, MARGIN + 18.0 + 48.0 * number as f64), TITLE)?;
        }
        let legend = "Mark and line: mean over replications and its 95% interval. Band: where both must lie. \
                      Upright line: zero.";
        sheet.text(legend, (MARGIN, top - 40.0), SMALL)?;
        for (number, finding) in assessment.findings.iter().enumerate() {
            draw_row(sheet, top + ROW * number as f64, finding)?;
        }
        Ok(())
    })
}

fn draw_row(sheet: &Sheet, y: f64, finding: &Judged) -> Result<(), Error> {
    let middle = y + ROW / 2.0;
    let name = lines(finding.name, fit(NAMES - 20.0, BODY.size));
    let start = middle - 15.0 * (name.len() as f64 - 1.0);
    for (number, line) in name.iter().enumerate() {
        sheet.text(line, (MARGIN, start + 30.0 * number as f64), BODY)?;
    }
    let (from, to) = (MARGIN + NAMES, WIDTH - MARGIN - PRINTED);
    let bounds = match finding.wanted {
        Wanted::Above(bound) | Wanted::Below(bound) => [bound, bound],
        Wanted::Within(low, high) => [low, high],
        Wanted::Shown => [f64::NAN; 2],
    };
    let seen = [finding.low, finding.high, finding.mean, 0.0].into_iter().chain(bounds);
    let axis = Axis::holding(seen, from, to);
    let (high, low) = (y + 12.0, y + ROW - 12.0);
    let band = match finding.wanted {
        Wanted::Above(bound) => Some((axis.at(bound), to)),
        Wanted::Below(bound) => Some((from, axis.at(bound))),
        Wanted::Within(bottom, top) => Some((axis.at(bottom) - 2.0, axis.at(top) + 2.0)),
        Wanted::Shown => None,
    };
    sheet.line(&[(from, low), (to, low)], PALE, 2)?;
    if let Some((left, right)) = band {
        sheet.block((left, high), (right, low), PALE)?;
    }
    sheet.line(&[(axis.at(0.0), high), (axis.at(0.0), low)], GREY, 2)?;
    let colour = colour(finding.verdict);
    if finding.low.is_finite() && finding.high.is_finite() {
        sheet.line(&[(axis.at(finding.low), middle), (axis.at(finding.high), middle)], colour, 7)?;
    }
    if finding.mean.is_finite() {
        draw_mark(sheet, (axis.at(finding.mean), middle), finding.verdict, colour)?;
    }
    let right = Type { stand: Stand::Right, ..BODY };
    let printed = format!("{} {}", number(finding), finding.unit);
    sheet.text(&printed, (WIDTH - MARGIN, middle - 26.0), Type { bold: true, ..right })?;
    sheet.text(&interval(finding), (WIDTH - MARGIN, middle + 2.0), Type { stand: Stand::Right, ..SMALL })?;
    let verdict = finding.verdict.map_or("shown", PatternVerdict::word);
    sheet.text(verdict, (WIDTH - MARGIN, middle + 28.0), Type { colour, ..right })
}

fn colour(verdict: Option<PatternVerdict>) -> RGBColor {
    match verdict {
        Some(PatternVerdict::Holds) => BLUE,
        Some(PatternVerdict::Fails) => VERMILION,
        Some(PatternVerdict::Unclear) | None => GREY,
    }
}

/// A disc holds, a lozenge fails, a ring is unclear or only shown.
fn draw_mark(
    sheet: &Sheet,
    (x, y): (f64, f64),
    verdict: Option<PatternVerdict>,
    colour: RGBColor,
) -> Result<(), Error> {
    match verdict {
        Some(PatternVerdict::Holds) => sheet.disc((x, y), 11, colour),
        Some(PatternVerdict::Fails) => {
            sheet.shape(&[(x, y - 14.0), (x + 14.0, y), (x, y + 14.0), (x - 14.0, y)], colour)
        }
        Some(PatternVerdict::Unclear) | None => sheet.ring((x, y), 9, colour),
    }
}
