//! A validation in words: for the screen, and as a page with a picture a pattern.
//!
//! Computes nothing and opens no file.

use super::figure::findings::{Finding, Findings, findings};
use super::figure::{Judgement, Titles};
use crate::basics::Error;
use crate::patterns::{
    Assessment, Effort, FreeLunch, Judged, LUCKS, LUNCH_PLACE, LUNCH_RUNS, PatternVerdict, PlaceCheck,
    TOO_MANY, UNTESTED, Validation, Wanted,
};
use std::fmt::Write;

/// The first line of a page, by which a result folder is known.
pub const HEADING: &str = "# Patterns";

/// Decimals that show two figures of a half width.
fn decimals(finding: &Judged) -> usize {
    let half = (finding.high - finding.low) / 2.0;
    if !half.is_finite() || half <= 0.0 {
        return 1;
    }
    (1.0 - libm::floor(libm::log10(half))).clamp(0.0, 4.0) as usize
}

/// A number with its decimals; a difference that rounds to nothing has no sign.
fn digits(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    if text.trim_start_matches('-').chars().all(|c| c == '0' || c == '.') {
        return text.trim_start_matches('-').to_owned();
    }
    text
}

/// A finding's mean.
pub fn number(finding: &Judged) -> String {
    if finding.mean.is_finite() { digits(finding.mean, decimals(finding)) } else { "not defined".to_owned() }
}

/// A finding's interval.
pub fn interval(finding: &Judged) -> String {
    if !finding.low.is_finite() {
        return "no interval".to_owned();
    }
    let d = decimals(finding);
    format!("{} to {}", digits(finding.low, d), digits(finding.high, d))
}

fn word(verdict: Option<PatternVerdict>) -> &'static str {
    verdict.map_or("shown", PatternVerdict::word)
}

/// One pattern for the screen.
pub fn pattern(assessment: &Assessment) -> String {
    let pattern = assessment.pattern;
    let claimed = if pattern.is_claimed() { "" } else { ", not claimed" };
    let mut text = format!("{:<4} {}{claimed}: {}\n", pattern.id, assessment.verdict.word(), pattern.name);
    for one in &assessment.findings {
        let printed = format!("{} {} ({})", number(one), one.unit, interval(one));
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "       {:<8} {}: {printed}; wanted {}",
            word(one.verdict),
            one.name,
            one.wanted.words()
        );
    }
    if let Some(because) = pattern.unclaimed {
        let _ = writeln!(text, "       not claimed because {because}");
    }
    text
}

/// The closing line.
pub fn closing(validation: &Validation) -> String {
    let (held, claimed) = validation.claimed();
    format!("{held} of {claimed} claimed patterns hold")
}

/// All of it for the screen.
pub fn screen(validation: &Validation) -> String {
    let patterns: Vec<String> = validation.patterns.iter().map(pattern).collect();
    format!("{}\n{}\n", patterns.join("\n"), closing(validation))
}

/// The name of a pattern's picture.
pub fn picture_name(assessment: &Assessment) -> String {
    format!("pattern-{}.svg", assessment.pattern.id.to_lowercase())
}

/// A pattern's picture as SVG.
///
/// # Errors
/// Where the picture library refuses.
pub fn picture(assessment: &Assessment) -> Result<String, Error> {
    let pattern = assessment.pattern;
    let titles = Titles {
        id: format!("pattern-{}", pattern.id.to_lowercase()),
        message: format!("{}: {} ({})", pattern.id, pattern.name, assessment.verdict.word()),
        statistic: "Mean over replications; the verdict is that of the 95% interval".to_owned(),
    };
    findings(&Findings { titles, rows: assessment.findings.iter().map(drawn).collect() })?.standalone()
}

/// A finding as the picture takes it.
fn drawn(finding: &Judged) -> Finding {
    let wanted = match finding.wanted {
        Wanted::Above(bound) => Some((bound, f64::INFINITY)),
        Wanted::Below(bound) => Some((f64::NEG_INFINITY, bound)),
        Wanted::Within(low, high) => Some((low, high)),
        Wanted::Shown => None,
    };
    Finding {
        name: finding.name.to_owned(),
        mean: finding.mean,
        low: finding.low,
        high: finding.high,
        wanted,
        printed_mean: format!("{} {}", number(finding), finding.unit),
        printed_interval: interval(finding),
        judgement: match finding.verdict {
            Some(PatternVerdict::Holds) => Judgement::Good,
            Some(PatternVerdict::Fails) => Judgement::Bad,
            Some(PatternVerdict::Unclear) => Judgement::Unclear,
            None => Judgement::Open,
        },
        verdict: word(finding.verdict).to_owned(),
    }
}

/// The page, in Markdown.
pub fn page(validation: &Validation) -> String {
    let mut text = format!("{HEADING}\n\n{}.\n\n{}\n\n", closing(validation), how(validation.effort));
    text.push_str("| pattern | | verdict |\n|---|---|---|\n");
    for one in &validation.patterns {
        let claimed = if one.pattern.is_claimed() { "" } else { ", not claimed" };
        let id = one.pattern.id;
        let name = one.pattern.name;
        let _ = writeln!(
            text,
            "| [{id}](#pattern-{}) | {name} | {}{claimed} |",
            id.to_lowercase(),
            one.verdict.word()
        );
    }
    for one in &validation.patterns {
        text.push_str(&section(one));
    }
    text.push_str("\n## Out of reach\n\nFacts of the evidence to which the model cannot speak.\n\n");
    for fact in UNTESTED {
        let _ = writeln!(text, "- **{}**, {}: {}.", fact.id, fact.what, fact.because);
    }
    text
}

fn how(effort: Effort) -> String {
    let set = if effort.fast { "fast set, large effects only" } else { "full set" };
    format!(
        "Run: the {set}, {} replications of seed {}. A replication is one authority with its luck, met by every arm \
         alike; a finding is one number a replication (mostly an option less the baseline in the same authority), \
         shown as its mean with a 95% interval (Student's t). A finding *holds* where the whole interval lies where \
         it must, *fails* where the whole interval lies where it must not, and is *unclear* in between: more \
         replications would tell. A pattern is as good as its worst finding. `pp` are points of a hundred. Intervals \
         are not widened for their number: of a hundred findings at the edge some would hold by luck.",
        effort.replications, effort.seed
    )
}

fn section(one: &Assessment) -> String {
    let pattern = one.pattern;
    let mut text = format!(
        "\n## Pattern {}\n\n**{}.** {}\n\nSource: {} ({}).\n\n| finding | mean | 95% interval | wanted | verdict |\n\
         |---|---|---|---|---|\n",
        pattern.id,
        pattern.name,
        pattern.claim,
        pattern.source,
        pattern.strength.words()
    );
    for finding in &one.findings {
        let _ = writeln!(
            text,
            "| {} | {} {} | {} | {} | {} |",
            finding.name,
            number(finding),
            finding.unit,
            interval(finding),
            finding.wanted.words(),
            word(finding.verdict)
        );
    }
    let _ = writeln!(text, "\nVerdict: **{}**.", one.verdict.word());
    if let Some(because) = pattern.unclaimed {
        let _ = writeln!(text, "\nNot claimed because {because}.");
    }
    let _ = writeln!(text, "\n![{}]({})", pattern.name, picture_name(one));
    text
}

/// What every shipped policy costs, as a Markdown table.
pub fn free_lunches_page(lunches: &[FreeLunch]) -> String {
    let mut text = format!(
        "# Free lunches\n\nEvery shipped policy beside the baseline at {LUNCH_PLACE}, {LUNCH_RUNS} matched runs, luck \
         alone. A policy that is better on every headline outcome in {TOO_MANY} of them needs a reason.\n\n| policy | \
         better on all, runs | worse on none, runs | worse most often on | |\n|---|---|---|---|---|\n"
    );
    for FreeLunch { policy, better, not_worse, price } in lunches {
        let price = price.map_or("nothing".to_owned(), |(label, runs)| format!("{label} ({runs})"));
        let verdict = if *better >= TOO_MANY { "free" } else { "" };
        text.push_str(&format!("| `{policy}` | {better} | {not_worse} | {price} | {verdict} |\n"));
    }
    text
}

/// The checks of places as a Markdown table.
pub fn places_page(checks: &[PlaceCheck]) -> String {
    let [least, most] = LUCKS;
    let mut text = format!(
        "# Places\n\nEvery council whose spending of 2022-23 is published, {least} to {most} lucks each, staff \
         rates as published, beside published figures alone. Bands were set beforehand.\n\n| check | band | came out | |\n\
         |---|---|---|---|\n"
    );
    for check in checks {
        let verdict = if check.holds { "holds" } else { "fails" };
        text.push_str(&format!("| {} | {} | {} | {verdict} |\n", check.name, check.band, check.came));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patterns::{Wanted, judge};

    fn made(mean: f64, half: f64) -> Judged {
        let (low, high) = (mean - half, mean + half);
        let wanted = Wanted::Above(0.0);
        Judged { name: "x", unit: "pp", wanted, n: 5, mean, low, high, verdict: judge(wanted, low, high) }
    }

    #[test]
    fn numbers_have_the_decimals_that_their_interval_deserves() {
        for (mean, half, expected) in [
            (78.24, 5.3, "78.2 (72.9 to 83.5)"),
            (-0.0331, 0.0012, "-0.0331 (-0.0343 to -0.0319)"),
            (12_345.6, 210.0, "12346 (12136 to 12556)"),
            (-0.001, 0.2, "0.00 (-0.20 to 0.20)"),
            (f64::NAN, f64::NAN, "not defined (no interval)"),
        ] {
            let finding = made(mean, half);
            assert_eq!(format!("{} ({})", number(&finding), interval(&finding)), expected);
        }
    }
}
