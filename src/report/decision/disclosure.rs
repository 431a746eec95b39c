//! Disclosure control: small counts of families kept back, with what would give them away.
//!
//! A count of 1 to 4 is kept back; then others, until no kept count of 1 to 4 can be worked out from
//! the counts that stay and the totals. Never knows what is counted.

/// What stands where a count is kept back.
pub const KEPT_BACK: &str = "kept back";

/// Counts that are kept back for themselves.
const SMALL: std::ops::RangeInclusive<u32> = 1..=4;

/// Which totals a reader can see or work out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The sum of each row.
    pub rows: bool,
    /// The sum of each column.
    pub columns: bool,
}

/// Which cells of a table of counts are kept back. All of them where even that is needed; where a
/// total alone gives a small count away (a row of one count, say), the totals must be left out too.
///
/// ```
/// use allotment::report::decision::disclosure::{Totals, kept_back};
/// let totals = Totals { rows: true, columns: true };
/// // The 3 is kept back, then as little as hides it from its row, its column and their totals.
/// let kept = kept_back(&[vec![3, 20], vec![9, 40], vec![50, 60]], totals);
/// assert_eq!(kept, [[true, true], [true, true], [false, false]]);
/// ```
pub fn kept_back(counts: &[Vec<u32>], totals: Totals) -> Vec<Vec<bool>> {
    let mut kept: Vec<Vec<bool>> =
        counts.iter().map(|row| row.iter().map(|count| SMALL.contains(count)).collect()).collect();
    while let Some((row, column)) = given_away(counts, &kept, totals) {
        let beside = beside(counts, &kept, totals, row, column);
        if beside.is_empty() {
            break;
        }
        beside.into_iter().for_each(|(row, column)| kept[row][column] = true);
    }
    kept
}

/// A small count that a reader could work out.
fn given_away(counts: &[Vec<u32>], kept: &[Vec<bool>], totals: Totals) -> Option<(usize, usize)> {
    cells(counts).find(|&(row, column)| {
        SMALL.contains(&counts[row][column]) && !is_free(counts, kept, totals, row, column)
    })
}

fn cells(counts: &[Vec<u32>]) -> impl Iterator<Item = (usize, usize)> {
    counts.iter().enumerate().flat_map(|(row, cells)| (0..cells.len()).map(move |column| (row, column)))
}

/// What to keep back beside a cell that is given away: with both totals seen, the three that make a
/// rectangle with it, as few more and as small ones as will do; with one, another of its row or
/// column; else any cell.
fn beside(
    counts: &[Vec<u32>],
    kept: &[Vec<bool>],
    totals: Totals,
    row: usize,
    column: usize,
) -> Vec<(usize, usize)> {
    let others = cells(counts).filter(|&(r, c)| {
        (r != row || !totals.columns) && (c != column || !totals.rows) && (r, c) != (row, column)
    });
    let sets = others.map(|(r, c)| match (totals.rows, totals.columns) {
        (true, true) => vec![(row, c), (r, column), (r, c)],
        (true, false) => vec![(row, c)],
        (false, true) => vec![(r, column)],
        (false, false) => Vec::new(),
    });
    let cost = |set: &Vec<(usize, usize)>| {
        let count = |at: (usize, usize)| counts[at.0][at.1];
        let is_stuck = match set.as_slice() {
            // One way round two of them fall, the other way the third does.
            [one, other, far] => (count(*one) == 0 || count(*other) == 0) && count(*far) == 0,
            _ => false,
        };
        let new = set.iter().filter(|at| !kept[at.0][at.1]);
        // Nothing hides a count badly: their sum is seen.
        let nothings = new.clone().filter(|at| count(**at) == 0).count();
        (is_stuck, new.clone().count(), nothings, new.map(|at| count(*at)).sum::<u32>())
    };
    let is_new = |set: &Vec<(usize, usize)>| set.iter().any(|at| !kept[at.0][at.1]);
    let best = sets.filter(is_new).min_by_key(cost);
    best.unwrap_or_else(|| next(counts, kept, row, column).into_iter().collect())
}

/// The cell to keep back where no rectangle is left: in the row or column of the one given away, and elsewhere only where
/// both are used up; a count rather than nothing, since nothing can't fall; the smallest of them.
fn next(counts: &[Vec<u32>], kept: &[Vec<bool>], row: usize, column: usize) -> Option<(usize, usize)> {
    let distance = |at: &(usize, usize)| {
        let touches = kept[at.0].iter().any(|kept| *kept) || kept.iter().any(|row| row[at.1]);
        match (at.0 == row || at.1 == column, touches) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    };
    let open = cells(counts).filter(|&(row, column)| !kept[row][column]);
    open.min_by_key(|at| (counts[at.0][at.1] == 0, distance(at), counts[at.0][at.1], *at))
}

/// Whether a kept cell could hold another count, the others that are kept shifting with it: whether
/// there is a round of kept cells, one rising and the next falling, that starts at it.
///
/// Rows and columns are the stations of a journey; a cell that rises leads from its row to its column
/// and one that falls back again, which it can only if it holds something. A total that nobody sees
/// binds nothing, so that all its stations are one.
fn is_free(counts: &[Vec<u32>], kept: &[Vec<bool>], totals: Totals, row: usize, column: usize) -> bool {
    let rows = counts.len();
    let columns = counts.iter().map(Vec::len).max().unwrap_or(0);
    let station_of_row = |row: usize| if totals.rows { row } else { rows + columns };
    let station_of_column = |column: usize| if totals.columns { rows + column } else { rows + columns };
    let reaches = |from: usize, to: usize| {
        let mut seen = vec![false; rows + columns + 1];
        let mut open = vec![from];
        while let Some(station) = open.pop() {
            if station == to {
                return true;
            }
            if std::mem::replace(&mut seen[station], true) {
                continue;
            }
            for at in cells(counts).filter(|&(r, c)| kept[r][c] && (r, c) != (row, column)) {
                let (one, other) = (station_of_row(at.0), station_of_column(at.1));
                if one == station {
                    open.push(other);
                }
                if other == station && counts[at.0][at.1] > 0 {
                    open.push(one);
                }
            }
        }
        false
    };
    let (one, other) = (station_of_row(row), station_of_column(column));
    // The cell rises and a journey leads back from its column to its row, or it falls and one leads on.
    reaches(other, one) || counts[row][column] > 0 && reaches(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Totals = Totals { rows: true, columns: true };

    /// Every table of counts that agrees with the open cells and the totals, by trying them all.
    fn possible(counts: &[Vec<u32>], kept: &[Vec<bool>], totals: Totals) -> Vec<Vec<Vec<u32>>> {
        let hidden: Vec<(usize, usize)> = cells(counts).filter(|&(r, c)| kept[r][c]).collect();
        let grand: u32 = counts.iter().flatten().sum();
        let row_sum = |table: &[Vec<u32>], row: usize| table[row].iter().sum::<u32>();
        let column_sum = |table: &[Vec<u32>], column: usize| table.iter().map(|row| row[column]).sum::<u32>();
        let agrees = |table: &[Vec<u32>]| {
            (!totals.rows || (0..counts.len()).all(|row| row_sum(table, row) == row_sum(counts, row)))
                && (!totals.columns
                    || (0..counts[0].len())
                        .all(|column| column_sum(table, column) == column_sum(counts, column)))
        };
        let mut found = Vec::new();
        let mut table = counts.to_vec();
        for (row, column) in &hidden {
            table[*row][*column] = 0;
        }
        loop {
            if agrees(&table) {
                found.push(table.clone());
            }
            // The next table: count up in the hidden cells like the digits of a number.
            let mut place = 0;
            loop {
                let Some((row, column)) = hidden.get(place) else { return found };
                table[*row][*column] += 1;
                if table[*row][*column] <= grand.min(12) {
                    break;
                }
                table[*row][*column] = 0;
                place += 1;
            }
        }
    }

    /// Small tables of every kind, from a plain generator.
    fn tables(rows: usize, columns: usize, many: u32) -> Vec<Vec<Vec<u32>>> {
        let mut state = 12345_u32;
        let mut draw = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            [0, 1, 2, 3, 5, 6, 7, 8, 9][(state >> 16) as usize % 9]
        };
        (0..many).map(|_| (0..rows).map(|_| (0..columns).map(|_| draw()).collect()).collect()).collect()
    }

    #[test]
    fn no_small_count_can_be_worked_out_by_trying_every_table() {
        let kinds = [(BOTH, 2, 2), (BOTH, 2, 3), (BOTH, 3, 2), (Totals { rows: false, columns: true }, 4, 1)];
        let mut hidden = 0;
        for (totals, rows, columns) in kinds {
            for counts in tables(rows, columns, 60) {
                let kept = kept_back(&counts, totals);
                let all = kept.iter().flatten().all(|kept| *kept);
                if kept.iter().flatten().filter(|kept| **kept).count() > 4 {
                    continue; // too many tables to try
                }
                for (row, column) in cells(&counts).filter(|&(r, c)| SMALL.contains(&counts[r][c])) {
                    assert!(kept[row][column], "a small count is open: {counts:?}");
                    let values: std::collections::BTreeSet<u32> =
                        possible(&counts, &kept, totals).iter().map(|table| table[row][column]).collect();
                    hidden += 1;
                    assert!(
                        values.len() > 1 || all,
                        "{counts:?} {kept:?} gives {row}, {column} away: {values:?}"
                    );
                }
            }
        }
        assert!(hidden > 100, "only {hidden} counts were tried");
    }

    #[test]
    fn nothing_is_kept_back_without_a_small_count_and_little_with_one() {
        let none = kept_back(&[vec![0, 12], vec![30, 5]], BOTH);
        assert!(none.iter().flatten().all(|kept| !kept));
        let one = kept_back(&[vec![3, 20, 30], vec![9, 40, 50], vec![60, 70, 80], vec![90, 15, 16]], BOTH);
        assert_eq!(one.iter().flatten().filter(|kept| **kept).count(), 4, "{one:?}");
        let list = kept_back(&[vec![3], vec![0], vec![20], vec![10]], Totals { rows: false, columns: true });
        assert_eq!(list, [[true], [false], [false], [true]]);
    }
}
