//! Ordinary least squares: how much a number moves with each of several others.

/// The coefficients of `columns` in a least-squares fit of `target`, after an intercept that is not
/// returned. `None` where the columns do not determine them (too few rows, or one follows from the
/// others) or lengths differ.
pub fn least_squares(columns: &[Vec<f64>], target: &[f64]) -> Option<Vec<f64>> {
    let (rows, wide) = (target.len(), columns.len());
    if wide == 0 || rows <= wide + 1 || columns.iter().any(|column| column.len() != rows) {
        return None;
    }
    // About their means, so that the intercept drops out and little is lost to cancellation.
    let centred = |column: &[f64]| -> Vec<f64> {
        let mean = column.iter().sum::<f64>() / rows as f64;
        column.iter().map(|number| number - mean).collect()
    };
    let columns: Vec<Vec<f64>> = columns.iter().map(|column| centred(column)).collect();
    let target = centred(target);
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let normal: Vec<Vec<f64>> = columns
        .iter()
        .map(|a| columns.iter().map(|b| dot(a, b)).chain([dot(a, &target)]).collect())
        .collect();
    solve(normal)
}

/// Gauss's elimination with the largest pivot first; each row ends with its right-hand side.
fn solve(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let n = rows.len();
    let sizes: Vec<f64> = (0..n).map(|i| rows[i][i]).collect();
    for step in 0..n {
        let pivot = (step..n).max_by(|&a, &b| rows[a][step].abs().total_cmp(&rows[b][step].abs()))?;
        rows.swap(step, pivot);
        // A column that the others explain but for rounding determines nothing.
        if rows[step][step].abs() <= 1e-10 * sizes[step].abs().max(f64::MIN_POSITIVE) {
            return None;
        }
        let (above, below) = rows.split_at_mut(step + 1);
        let pivot = &above[step];
        for row in below {
            let factor = row[step] / pivot[step];
            for (number, of_pivot) in row.iter_mut().zip(pivot).skip(step) {
                *number -= factor * of_pivot;
            }
        }
    }
    let mut solution = vec![0.0; n];
    for step in (0..n).rev() {
        // What is not solved yet is still 0.
        let known: f64 = rows[step].iter().zip(&solution).map(|(factor, solved)| factor * solved).sum();
        solution[step] = (rows[step][n] - known) / rows[step][step];
    }
    Some(solution)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::fixtures::all_near;

    #[test]
    fn coefficients_agree_with_exact_fractions() {
        let x = [0.1, 0.4, 0.2, 0.9, 0.7, 0.3];
        // Each leans on the others, so that none can be had alone.
        let z = vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        let v = vec![2.0, -1.0, 5.0, 0.5, 3.0, 1.0];
        let y = [0.32, 0.51, 0.18, 1.44, 0.83, 0.66];
        // The unit that a column is counted in moves its coefficient by as much and decides nothing.
        for unit in [1.0, 1e-6, 1e6] {
            let counted = x.iter().map(|number| number * unit).collect();
            let fit = least_squares(&[counted, z.clone(), v.clone()], &y).unwrap();
            // The normal equations solved in fractions.
            let expected = [89_931.0 / 72_620.0, 13_609.0 / 72_620.0, -2_876.0 / 90_775.0];
            all_near(&[fit[0] * unit, fit[1], fit[2]], &expected, 1e-12);
        }
    }

    #[test]
    fn what_is_not_determined_is_not_guessed() {
        let x = vec![0.1, 0.4, 0.2, 0.9];
        let twice = x.iter().map(|number| 2.0 * number).collect();
        assert_eq!(least_squares(&[x.clone(), twice], &[1.0, 2.0, 3.0, 4.0]), None);
        assert_eq!(least_squares(&[vec![3.0; 4]], &[1.0, 2.0, 3.0, 4.0]), None);
        // Columns that are longer or shorter than the target, no column, as many unknowns as rows.
        for target in [[1.0, 2.0].as_slice(), &[1.0, 2.0, 3.0, 4.0, 5.0]] {
            assert_eq!(least_squares(std::slice::from_ref(&x), target), None);
        }
        assert_eq!(least_squares(&[], &[1.0, 2.0, 3.0]), None);
        assert_eq!(least_squares(&[vec![0.1, 0.4]], &[1.0, 2.0]), None);
    }
}
