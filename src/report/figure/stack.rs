//! Parts of a sum end to end: what adds away from zero on one side, what takes off on the other.

/// One part of a stack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    /// Which part.
    pub part: usize,
    /// Where it begins, nearer to zero.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// The parts that are not zero; `None` where one is not a finite number or there is none.
pub(super) fn stack(amounts: &[f64]) -> Option<Vec<Piece>> {
    if amounts.is_empty() || amounts.iter().any(|amount| !amount.is_finite()) {
        return None;
    }
    let (mut above, mut below) = (0.0, 0.0);
    let mut pieces = Vec::new();
    for (part, &amount) in amounts.iter().enumerate().filter(|(_, amount)| **amount != 0.0) {
        let end = if amount > 0.0 { &mut above } else { &mut below };
        pieces.push(Piece { part, from: *end, to: *end + amount });
        *end += amount;
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_off_goes_the_other_way() {
        let piece = |part, from, to| Piece { part, from, to };
        assert_eq!(
            stack(&[2.0, -1.0, 0.0, 3.0, -0.5]).unwrap(),
            [piece(0, 0.0, 2.0), piece(1, 0.0, -1.0), piece(3, 2.0, 5.0), piece(4, -1.0, -1.5)]
        );
        assert!(stack(&[1.0, f64::NAN]).is_none() && stack(&[]).is_none());
    }
}
