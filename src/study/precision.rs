//! `--precision take_up:0.5pp`: run until one outcome's differences are known that well.
//!
//! The outcome is named before the run, and the precision is absolute: a share of a difference would
//! be reached by chance wherever the difference is small. Never knows how a replication is run.

use super::rows::did_you_mean;
use crate::basics::Error;
use crate::outcome::{OUTCOMES, Outcome, Unit};

/// A precision that is asked for.
#[derive(Clone, Debug)]
pub struct Precision {
    /// As typed, which names it in files.
    pub text: String,
    /// The outcome whose differences are to be known.
    pub outcome: &'static Outcome,
    /// Half the 95% interval wanted, in the outcome's own units (a share of 1).
    pub half_width: f64,
}

/// The ending that a number of this unit must have.
fn ending(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "pp",
        _ => "",
    }
}

impl Precision {
    /// Reads `OUTCOME:NUMBER`, a share's number in percentage points (`take_up:0.5pp`), money in pounds
    /// (`cost_total:5000`).
    ///
    /// # Errors
    /// No `:`, an unknown outcome, no number above zero, a percentage.
    pub fn parse(text: &str) -> Result<Precision, Error> {
        let wrong = |problem: String| Error::new(problem);
        let example =
            "write an outcome and half the width wanted, such as `take_up:0.5pp` or `cost_total:5000`";
        let Some((name, number)) = text.split_once(':') else {
            return Err(wrong(format!("`{text}` is no precision")).with_hint(example));
        };
        let (name, number) = (name.trim(), number.trim());
        let Some(outcome) = Outcome::named(name) else {
            let hint = did_you_mean(name, OUTCOMES.iter().map(|outcome| outcome.name));
            let hint = hint.unwrap_or_else(|| "`allotment list outcomes` names them all".to_owned());
            return Err(wrong(format!("there is no outcome `{name}` to know precisely")).with_hint(hint));
        };
        if number.ends_with('%') {
            let hint = "a difference may be near zero, so a share of it can't be asked for; write percentage \
                        points for a share (`take_up:0.5pp`), else the outcome's own unit (`cost_total:5000`)";
            return Err(wrong(format!("the precision `{number}` is a percentage")).with_hint(hint));
        }
        let bare = number.strip_suffix(ending(outcome.unit)).unwrap_or(number);
        let bare = ungrouped(bare.strip_prefix('£').unwrap_or(bare).trim());
        let is_share = outcome.unit == Unit::Share;
        let value: f64 = bare.parse().unwrap_or(f64::NAN);
        if !(value > 0.0 && value.is_finite()) {
            return Err(wrong(format!("the precision `{number}` is no number above 0")).with_hint(example));
        }
        if is_share && !number.ends_with("pp") {
            let hint = format!("`{name}` is a share: write percentage points, such as `{name}:{bare}pp`");
            return Err(wrong(format!("the precision `{number}` has no unit")).with_hint(hint));
        }
        let half_width = if is_share { value / 100.0 } else { value };
        Ok(Precision { text: text.to_owned(), outcome, half_width })
    }
}

/// A number without the commas between its thousands; commas elsewhere stay, and make it none.
fn ungrouped(text: &str) -> String {
    let mut groups = text.split(',');
    let is_first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    let is_grouped =
        is_first && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    if is_grouped { text.replace(',', "") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precisions_are_read_and_bad_ones_say_what_to_write() {
        let read = |text: &str| Precision::parse(text).map(|precision| precision.half_width);
        assert_eq!(read("take_up:0.5pp").unwrap(), 0.005);
        assert_eq!(read("cost_total: £5,000").unwrap(), 5000.0);
        assert_eq!(read("caseload:0.1").unwrap(), 0.1);
        for (text, says) in [
            ("take_up", "`take_up` is no precision"),
            ("take_upp:0.5pp", "there is no outcome `take_upp` to know precisely"),
            ("take_up:5%", "the precision `5%` is a percentage"),
            ("take_up:0.5", "the precision `0.5` has no unit"),
            ("take_up:0pp", "the precision `0pp` is no number above 0"),
            ("cost_total:-3", "the precision `-3` is no number above 0"),
            ("cost_total:1,5", "the precision `1,5` is no number above 0"),
            ("cost_total:inf", "the precision `inf` is no number above 0"),
            ("cost_total:", "the precision `` is no number above 0"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.starts_with(says), "{text}: {error}");
        }
    }
}
