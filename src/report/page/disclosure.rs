//! Disclosure control: small counts of families are suppressed, and others with them.
//!
//! A count of 1 to 4 is suppressed (primary suppression); then others, until no suppressed count of 1 to 4
//! can be worked out from the counts that stay and the totals (complementary suppression). What is counted is
//! not known here.

/// What is printed where a count is suppressed.
pub const KEPT_BACK: &str = "kept back";

/// Counts that are suppressed because they are small.
const SMALL: std::ops::RangeInclusive<u32> = 1..=4;

/// Which totals a reader can see or work out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The sum of each row.
    pub rows: bool,
    /// The sum of each column.
    pub columns: bool,
}

/// Which cells of a table of counts are suppressed: all of them where nothing less will do. Where a total
/// alone gives a small count away (a row of one count, say), the totals must be left out too.
///
/// ```
/// use allotment::report::page::disclosure::{Totals, suppress};
/// let totals = Totals { rows: true, columns: true };
/// // The 3 is suppressed, then as little as hides it from its row, its column and their totals.
/// let suppressed = suppress(&[vec![3, 20], vec![9, 40], vec![50, 60]], totals);
/// assert_eq!(suppressed, [[true, true], [true, true], [false, false]]);
/// ```
pub fn suppress(counts: &[Vec<u32>], totals: Totals) -> Vec<Vec<bool>> {
    let mut suppressed: Vec<Vec<bool>> =
        counts.iter().map(|row| row.iter().map(|count| SMALL.contains(count)).collect()).collect();
    while let Some((row, column)) = recoverable(counts, &suppressed, totals) {
        let others = complementary(counts, &suppressed, totals, row, column);
        if others.is_empty() {
            break;
        }
        others.into_iter().for_each(|(row, column)| suppressed[row][column] = true);
    }
    suppressed
}

/// A small count that a reader could work out.
fn recoverable(counts: &[Vec<u32>], suppressed: &[Vec<bool>], totals: Totals) -> Option<(usize, usize)> {
    cells(counts).find(|&(row, column)| {
        SMALL.contains(&counts[row][column]) && !can_vary(counts, suppressed, totals, row, column)
    })
}

fn cells(counts: &[Vec<u32>]) -> impl Iterator<Item = (usize, usize)> {
    counts.iter().enumerate().flat_map(|(row, cells)| (0..cells.len()).map(move |column| (row, column)))
}

/// What to suppress beside a cell that can be worked out. With both totals seen, the three cells that make a
/// rectangle with it, as few new and as small ones as will do; with one total seen, another cell of its row
/// or column; else any cell.
fn complementary(
    counts: &[Vec<u32>],
    suppressed: &[Vec<bool>],
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
            // Counts shift round the rectangle: one way two of the three fall, the other way the third does.
            [one, other, far] => (count(*one) == 0 || count(*other) == 0) && count(*far) == 0,
            _ => false,
        };
        let new = set.iter().filter(|at| !suppressed[at.0][at.1]);
        // A count of nothing hides another badly, since their sum is seen.
        let nothings = new.clone().filter(|at| count(**at) == 0).count();
        (is_stuck, new.clone().count(), nothings, new.map(|at| count(*at)).sum::<u32>())
    };
    let is_new = |set: &Vec<(usize, usize)>| set.iter().any(|at| !suppressed[at.0][at.1]);
    let best = sets.filter(is_new).min_by_key(cost);
    best.unwrap_or_else(|| next(counts, suppressed, row, column).into_iter().collect())
}

/// The cell to suppress where no rectangle is left: in the row or column of the cell that can be worked out,
/// and elsewhere only where both are used up; a count rather than nothing, since nothing can't fall; the
/// smallest of them.
fn next(counts: &[Vec<u32>], suppressed: &[Vec<bool>], row: usize, column: usize) -> Option<(usize, usize)> {
    let distance = |at: &(usize, usize)| {
        let touches =
            suppressed[at.0].iter().any(|suppressed| *suppressed) || suppressed.iter().any(|row| row[at.1]);
        match (at.0 == row || at.1 == column, touches) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    };
    let open = cells(counts).filter(|&(row, column)| !suppressed[row][column]);
    open.min_by_key(|at| (counts[at.0][at.1] == 0, distance(at), counts[at.0][at.1], *at))
}

/// Whether a suppressed cell could hold another count, other suppressed cells shifting with it: whether there
/// is a cycle of suppressed cells through it in which counts rise and fall by turns.
///
/// It is a search in a directed graph whose nodes are the rows and columns. A cell that rises is an edge from
/// its row to its column; a cell that falls is one back, which it can only be if it holds something. A total
/// that nobody sees binds nothing, so that all rows, or all columns, are then one node.
fn can_vary(
    counts: &[Vec<u32>],
    suppressed: &[Vec<bool>],
    totals: Totals,
    row: usize,
    column: usize,
) -> bool {
    let rows = counts.len();
    let columns = counts.iter().map(Vec::len).max().unwrap_or(0);
    let node_of_row = |row: usize| if totals.rows { row } else { rows + columns };
    let node_of_column = |column: usize| if totals.columns { rows + column } else { rows + columns };
    let reaches = |from: usize, to: usize| {
        let mut seen = vec![false; rows + columns + 1];
        let mut open = vec![from];
        while let Some(node) = open.pop() {
            if node == to {
                return true;
            }
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            for at in cells(counts).filter(|&(r, c)| suppressed[r][c] && (r, c) != (row, column)) {
                let (one, other) = (node_of_row(at.0), node_of_column(at.1));
                if one == node {
                    open.push(other);
                }
                if other == node && counts[at.0][at.1] > 0 {
                    open.push(one);
                }
            }
        }
        false
    };
    let (one, other) = (node_of_row(row), node_of_column(column));
    // The cell rises and a path leads back from its column to its row, or it falls and a path leads on.
    reaches(other, one) || counts[row][column] > 0 && reaches(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Totals = Totals { rows: true, columns: true };

    /// Every table of counts that agrees with the open cells and the totals, by trying them all.
    fn possible(counts: &[Vec<u32>], suppressed: &[Vec<bool>], totals: Totals) -> Vec<Vec<Vec<u32>>> {
        let hidden: Vec<(usize, usize)> = cells(counts).filter(|&(r, c)| suppressed[r][c]).collect();
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
            let mut index = 0;
            loop {
                let Some((row, column)) = hidden.get(index) else { return found };
                table[*row][*column] += 1;
                if table[*row][*column] <= grand.min(12) {
                    break;
                }
                table[*row][*column] = 0;
                index += 1;
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
                let suppressed = suppress(&counts, totals);
                let all = suppressed.iter().flatten().all(|suppressed| *suppressed);
                if suppressed.iter().flatten().filter(|suppressed| **suppressed).count() > 4 {
                    continue; // too many tables to try
                }
                for (row, column) in cells(&counts).filter(|&(r, c)| SMALL.contains(&counts[r][c])) {
                    assert!(suppressed[row][column], "a small count is open: {counts:?}");
                    let values: std::collections::BTreeSet<u32> = possible(&counts, &suppressed, totals)
                        .iter()
                        .map(|table| table[row][column])
                        .collect();
                    hidden += 1;
                    assert!(
                        values.len() > 1 || all,
                        "{counts:?} {suppressed:?} gives {row}, {column} away: {values:?}"
                    );
                }
            }
        }
        assert!(hidden > 100, "only {hidden} counts were tried");
    }

    #[test]
    fn nothing_is_kept_back_without_a_small_count_and_little_with_one() {
        let none = suppress(&[vec![0, 12], vec![30, 5]], BOTH);
        assert!(none.iter().flatten().all(|suppressed| !suppressed));
        let one = suppress(&[vec![3, 20, 30], vec![9, 40, 50], vec![60, 70, 80], vec![90, 15, 16]], BOTH);
        assert_eq!(one.iter().flatten().filter(|suppressed| **suppressed).count(), 4, "{one:?}");
        let list = suppress(&[vec![3], vec![0], vec![20], vec![10]], Totals { rows: false, columns: true });
        assert_eq!(list, [[true], [false], [false], [true]]);
    }
}
