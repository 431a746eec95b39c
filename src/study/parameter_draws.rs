//! Reads a table of accepted sets of assumptions as draws.
//!
//! Never opens a file, and never knows how a set came to be accepted.

use super::rows::{Owner, did_you_mean, rows_called};
use crate::basics::Error;
use crate::basics::parameter::{Row, Table, Typed};
use crate::parameters::assumptions::Assumptions;
use crate::stats::abc::systematic;
use std::collections::BTreeSet;
use std::path::Path;

/// The column of a set's weight.
pub const WEIGHT: &str = "weight";
/// Columns of the table beside parameters and targets.
pub const OTHERS: [&str; 4] = ["set", WEIGHT, "distance", "implausibility"];
/// The prefix of a target's column, so that no target is read as a parameter.
pub const TARGET: &str = "target: ";

/// The largest weight that a set may have.
const MOST_WEIGHT: f64 = 1e12;

/// Values that one set gives to parameters.
pub type Values = Vec<(&'static Row, f64)>;

/// Reads a table of accepted sets as draws that all weigh the same: as many as there are rows, each
/// row as often as its weight says, in an order of which every beginning is spread over the whole.
///
/// # Errors
/// What is not such a table, with its line.
pub fn read(path: &Path, text: &str) -> Result<Vec<Values>, Error> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let broken = |error: csv::Error| {
        let line = error.position().map_or(1, |position| position.line() as usize);
        let why = in_words(&error);
        Error::new(format!("this is not a table of accepted sets: {why}")).in_file(path).at(line, 1)
    };
    let head: Vec<String> = reader.headers().map_err(broken)?.iter().map(str::to_owned).collect();
    if let [one] = &head[..]
        && let Some(mark) = one.chars().find(|letter| matches!(letter, ';' | '\t'))
    {
        let mark = if mark == ';' { "semicolons" } else { "tabs" };
        let error = Error::new(format!("this table's columns are parted by {mark}")).in_file(path).at(1, 1);
        return Err(error.with_hint("save it again as CSV with commas between the columns"));
    }
    let columns = head.iter().map(|name| column(path, name)).collect::<Result<Vec<_>, _>>()?;
    let named: Vec<&str> = columns.iter().flatten().map(|row| row.name).collect();
    if named.is_empty() {
        let error = Error::new("this table has no column of an assumption").in_file(path).at(1, 1);
        return Err(error.with_hint("columns are named as `family.capacity_median`"));
    }
    let mut known = BTreeSet::new();
    if let Some(twice) = head.iter().find(|name| !known.insert(*name)) {
        return Err(Error::new(format!("two columns are called `{twice}`")).in_file(path).at(1, 1));
    }
    let Some(weight_at) = head.iter().position(|name| name == WEIGHT) else {
        let error = Error::new(format!("this table has no column `{WEIGHT}`")).in_file(path).at(1, 1);
        return Err(error.with_hint("`allotment calibrate` writes such tables as accepted.csv"));
    };
    let (mut sets, mut weights) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let line = record.position().map_or(1, |position| position.line() as usize);
        let wrong = |problem: String| Error::new(problem).in_file(path).at(line, 1);
        let mut values = Values::new();
        for (cell, row) in record.iter().zip(&columns) {
            let Some(row) = row else { continue };
            let number =
                cell.parse().map_err(|_| wrong(format!("`{cell}` is not a number for `{}`", row.key())))?;
            let accepted = row.accept(&Typed::Number(number));
            values.push((*row, accepted.map_err(|problem| wrong(format!("`{}` {problem}", row.key())))?));
        }
        let weight: f64 = record.get(weight_at).and_then(|cell| cell.parse().ok()).unwrap_or(f64::NAN);
        // Larger ones might add up to no number.
        if !(0.0..=MOST_WEIGHT).contains(&weight) {
            return Err(wrong(format!("`weight` must be a number from 0 to {MOST_WEIGHT}")));
        }
        sets.push(values);
        weights.push(weight);
    }
    if weights.iter().sum::<f64>() <= 0.0 {
        let error = Error::new("this table holds no accepted set").in_file(path);
        return Err(error.with_hint("nothing fitted the targets: see fit.md beside it"));
    }
    let drawn = systematic(&weights, sets.len());
    Ok(spread(drawn.len()).into_iter().map(|at| sets[drawn[at]].clone()).collect())
}

/// What is wrong with a line of a table, in words.
pub fn in_words(problem: &csv::Error) -> String {
    match problem.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map_or(1, csv::Position::line);
            format!("line {line} has {len} cells, but the lines before have {expected_len}")
        }
        _ => problem.to_string(),
    }
}

/// The parameter of a column; nothing for a column that is none.
fn column(path: &Path, name: &str) -> Result<Option<&'static Row>, Error> {
    if OTHERS.contains(&name) || name.starts_with(TARGET) {
        return Ok(None);
    }
    match rows_called(name)[..] {
        [(Owner::Assumption, row)] => Ok(Some(row)),
        _ => {
            let error = Error::new(format!("the column `{name}` is no assumption")).in_file(path).at(1, 1);
            let keys: Vec<String> = Owner::Assumption.rows().iter().map(|row| row.key()).collect();
            let hint = did_you_mean(name, keys.iter().map(String::as_str));
            Err(error
                .with_hint(hint.unwrap_or_else(|| "`allotment list assumptions` names them all".to_owned())))
        }
    }
}

/// The numbers below `n` in the order of the golden ratio's multiples, of which every beginning is
/// spread evenly: a study of few replications sees the whole table, not its top.
fn spread(n: usize) -> Vec<usize> {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let mut order: Vec<usize> = (0..n).collect();
    // Sorting by the multiple's fraction gives each number its rank; the inverse gives the order.
    order.sort_by(|&left, &right| (left as f64 * GOLDEN).fract().total_cmp(&(right as f64 * GOLDEN).fract()));
    let mut ranks = vec![0; n];
    for (rank, &number) in order.iter().enumerate() {
        ranks[number] = rank;
    }
    ranks
}

/// A sentence for every assumption that some set has outside its plausible range.
pub fn unusual(path: &Path, sets: &[Values]) -> impl Iterator<Item = String> {
    let mut warned: Vec<&'static Row> = Vec::new();
    let mut sentences = Vec::new();
    for (row, number) in sets.iter().flatten() {
        if row.is_unusual(*number) && !warned.contains(row) {
            warned.push(row);
            sentences.push(format!(
                "{}: `{}` is {} in a set, outside its plausible range {} to {} ({})",
                path.display(),
                row.key(),
                row.show(*number),
                row.low,
                row.high,
                row.unit
            ));
        }
    }
    sentences.into_iter()
}

/// Assumptions with a set's values in the place of their own.
pub fn applied(values: &Values, to: &Assumptions) -> Assumptions {
    let mut assumptions = to.clone();
    for (row, number) in values {
        let known = assumptions.set(row.group, row.name, *number);
        debug_assert!(known, "`{}` is in a table but no assumption", row.key());
    }
    assumptions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_back_as_draws_by_weight() {
        let text = "set,weight,distance,family.capacity_median,target: a\n1,0.75,0.1,2.5,\n2,0.25,0.2,5,9\n\
                    3,0,0.2,4,9\n4,0,0.2,4,9\n";
        let sets = read(Path::new("a.csv"), text).unwrap();
        let values: Vec<f64> = sets.iter().map(|set| set[0].1).collect();
        assert_eq!(values.len(), 4);
        assert_eq!(values.iter().filter(|&&value| value == 2.5).count(), 3);
        assert_eq!(values.iter().filter(|&&value| value == 5.0).count(), 1);
        let assumptions = applied(&sets[0], &Assumptions::default());
        assert_eq!(assumptions.family.capacity_median, values[0]);
    }

    #[test]
    fn every_beginning_of_the_order_is_spread_over_the_whole() {
        let order = spread(100);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..100).collect::<Vec<_>>());
        for n in [5, 10, 20] {
            let mut first = order[..n].to_vec();
            first.sort_unstable();
            let gaps = first.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
            assert!(gaps <= 3 * 100 / n, "{n}: {first:?}");
        }
    }

    #[test]
    fn bad_tables_are_named_with_their_line() {
        for (text, says) in [
            (
                "set,weight,family.capacity_medain\n1,1,3\n",
                "a.csv:1:1: the column `family.capacity_medain` is no",
            ),
            (
                "set,weight,lever.weeks_keep\n1,1,3\n",
                "a.csv:1:1: the column `lever.weeks_keep` is no assumption",
            ),
            ("set,family.capacity_median\n1,3\n", "a.csv:1:1: this table has no column `weight`"),
            ("weight,family.capacity_median\n1,x\n", "a.csv:2:1: `x` is not a number"),
            ("weight,family.capacity_median\n1,3\n-1,3\n", "a.csv:3:1: `weight` must be"),
            (
                "weight,family.capacity_median\n1e308,3\n1e308,3\n",
                "a.csv:2:1: `weight` must be a number from 0 to 1000000000000",
            ),
            (
                "weight,family.capacity_median\n1,-4\n",
                "a.csv:2:1: `family.capacity_median` is -4 but must be",
            ),
            ("weight,family.capacity_median\n1\n", "a.csv:2:1: this is not a table of accepted sets"),
            ("weight,family.capacity_median\n", "a.csv: this table holds no accepted set"),
        ] {
            let error = read(Path::new("a.csv"), text).unwrap_err().to_string();
            assert!(error.starts_with(says), "{error}");
        }
    }
}
