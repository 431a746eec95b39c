//! "Who gains and who loses" of the summary: families in a hundred, matched with themselves.

use crate::outcome::gain::{Fifth, GAINS};
use crate::study::compare::Comparison;
use crate::study::families::{InAHundred, Winners};
use std::fmt::Write;

/// The families of which the section has a row: everybody, and those who bear paperwork worst.
const ROWS: [(Fifth, &str); 2] = [(None, "all"), (Some(0), "least capacity")];

/// Writes the section; nothing where no family was matched. `plain` makes a text safe for the page.
pub(super) fn section(
    text: &mut String,
    comparison: &Comparison,
    winners: &[Winners],
    plain: impl Fn(&str) -> String,
) -> std::fmt::Result {
    if winners.is_empty() {
        return Ok(());
    }
    let thresholds: Vec<String> =
        GAINS.iter().map(|gain| format!("{}: {}", gain.label.to_lowercase(), gain.words)).collect();
    writeln!(text, "## Who gains and who loses\n")?;
    writeln!(
        text,
        "Of 100 families, how many fare better and how many worse than the same families with the same luck under \
         the baseline: the mean over the runs and all policy years, in brackets the range of 90% of runs. What \
         counts as a change is fixed beforehand ({}); the others stay about where they were. “Least capacity” is \
         the fifth of families with the fewest hours for administration.\n",
        thresholds.join("; ")
    )?;
    let columns = GAINS.iter().map(|gain| format!(" {}: better | worse |", gain.label));
    writeln!(text, "| Option | Families |{}", columns.collect::<String>())?;
    writeln!(text, "| --- | --- |{}", " ---: | ---: |".repeat(GAINS.len()))?;
    for (index, option) in comparison.alternatives() {
        for (fifth, name) in ROWS {
            let of = winners.iter().filter(|one| one.option == index && one.fifth == fifth);
            let cells =
                of.map(|one| format!(" {} | {} |", families(one, &one.gains), families(one, &one.loses)));
            writeln!(text, "| {} | {name} |{}", plain(&option.label), cells.collect::<String>())?;
        }
    }
    writeln!(text)
}

/// Families in a hundred, whole, with their range over the runs.
fn families(of: &Winners, share: &InAHundred) -> String {
    if share.mean.is_nan() {
        return "–".to_owned();
    }
    let mean = if share.mean > 0.0 && share.mean < 0.5 {
        "under 1".to_owned()
    } else {
        format!("{:.0}", share.mean)
    };
    if of.n < 2 { mean } else { format!("{mean} ({:.0} to {:.0})", share.p5, share.p95) }
}
