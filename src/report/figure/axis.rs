//! Numbers along a line: where they stand and which of them are named.

/// A straight scale from numbers to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    pub low: f64,
    pub high: f64,
    /// The pixel of `low`.
    pub from: f64,
    /// The pixel of `high`.
    pub to: f64,
}

impl Axis {
    /// An axis that holds every defined number, with a little room at both ends.
    pub(super) fn holding(numbers: impl Iterator<Item = f64>, from: f64, to: f64) -> Axis {
        let finite = numbers.filter(|number| number.is_finite());
        let (low, high) =
            finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), n| (low.min(n), high.max(n)));
        if low > high {
            return Axis { low: 0.0, high: 1.0, from, to };
        }
        // Numbers that are all the same still need a line to stand on.
        let is_line = high - low > 1e-9 * high.abs().max(low.abs());
        let room = if is_line { (high - low) * 0.06 } else { (high.abs() * 0.1).max(0.01) };
        Axis { low: low - room, high: high + room, from, to }
    }

    /// The pixel of a number.
    pub(super) fn at(&self, number: f64) -> f64 {
        self.from + (number - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// About `count` round numbers within the axis, and how many decimals name them.
    pub(super) fn ticks(&self, count: usize) -> (Vec<f64>, usize) {
        let raw = (self.high - self.low) / count.max(1) as f64;
        let power = libm::floor(libm::log10(raw));
        let unit = libm::exp10(power);
        let step = [1.0, 2.0, 2.5, 5.0, 10.0]
            .map(|times| times * unit)
            .into_iter()
            .find(|&step| step >= raw * 0.999);
        let step = step.unwrap_or(10.0 * unit);
        let first = libm::ceil(self.low / step - 1e-9) as i64;
        let last = libm::floor(self.high / step + 1e-9) as i64;
        let leading = (-libm::floor(libm::log10(step) + 1e-9)).max(0.0) as usize;
        let is_quarter = step < 10.0 && (step / unit - 2.5).abs() < 1e-9;
        let decimals = leading + usize::from(is_quarter && power <= 0.0);
        ((first..=last).map(|number| number as f64 * step).collect(), decimals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_within() {
        for (low, high, expected, decimals) in [
            (0.0, 10.0, vec![0.0, 5.0, 10.0], 0),
            (-0.6, 6.9, vec![0.0, 2.5, 5.0], 1),
            (-3.1, 8.2, vec![0.0, 5.0], 0),
            (-0.02, 0.031, vec![-0.02, 0.0, 0.02], 2),
            (4.1e6, 4.6e6, vec![4.2e6, 4.4e6, 4.6e6], 0),
        ] {
            let axis = Axis { low, high, from: 0.0, to: 100.0 };
            assert_eq!(axis.ticks(3), (expected, decimals), "{low} to {high}");
        }
    }

    #[test]
    fn numbers_that_are_the_same_or_undefined_have_an_axis() {
        let axis = Axis::holding([f64::NAN, 0.0, 0.0].into_iter(), 0.0, 100.0);
        assert!(axis.low < 0.0 && axis.high > 0.0 && axis.at(0.0) == 50.0);
        let none = Axis::holding([f64::NAN].into_iter(), 0.0, 100.0);
        assert!(none.at(0.5).is_finite());
    }
}
