//! Whole numbers of the command line: each names its range where it lies outside.

use allotment::study::limits::REPLICATIONS;
use std::ops::RangeInclusive;

/// Worker threads that may be asked for.
pub(crate) const THREADS: RangeInclusive<u64> = 1..=1024;
/// Numbers of single replications, and of families within one.
pub(crate) const NUMBERS: RangeInclusive<u64> = 0..=*REPLICATIONS.end() - 1;
/// Replications that a validation may have: an interval needs two.
pub(crate) const VALIDATION_REPLICATIONS: RangeInclusive<u64> = 2..=10_000;
/// Calendar years in which a policy may begin.
pub(crate) const FIRST_YEARS: RangeInclusive<u64> = 1990..=2200;

/// Reads a whole number of `range`; what is none is answered with it.
pub(crate) fn whole<N: TryFrom<u64>>(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<N, String> + Clone {
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.and_then(|number| N::try_from(number).ok()).ok_or_else(|| {
            let is_written_out = text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
            let how = if is_written_out { "" } else { ", written in digits" };
            format!("must be a whole number from {} to {}{how}", range.start(), range.end())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_outside_is_told_the_range() {
        let read = whole::<u32>(REPLICATIONS);
        assert_eq!(read("1000000"), Ok(1_000_000));
        for (text, how) in [("0", ""), ("-1", ""), ("1000001", ""), ("1e3", ", written in digits")] {
            assert_eq!(read(text), Err(format!("must be a whole number from 1 to 1000000{how}")), "{text}");
        }
    }
}
