//! How many of a council's vacant posts agency workers cover, from the rates that are published.

/// England's rates of 30 September 2023, from which its own agency cover is known.
const ENGLAND_VACANCY_PCT: f64 = 18.9;
const ENGLAND_AGENCY_PCT: f64 = 17.9;
/// Vacant posts in England that an agency worker covered on that day, of all vacant posts.
const ENGLAND_COVER: f64 = 5744.0 / 7723.0;
/// A council that has more agency workers than vacancies still leaves a post empty now and then.
pub(super) const COVER_MAX: f64 = 0.95;

/// People to a person of another kind, from a share of the two together: `a / (a + b)` gives `a / b`.
fn odds(per_cent: f64) -> f64 {
    per_cent / (100.0 - per_cent)
}

/// The share of vacant posts that agency workers cover, from both rates of one day, in per cent.
///
/// Both rates share the permanent workers in post as the other part, so the ratio of their odds is
/// agency workers to a vacancy. Not each of them covers a vacancy: England's share of those who do
/// (about four in five) is taken for the council's.
///
/// `None` at either end, where the odds say nothing: no vacancy to cover, or nobody in post.
pub(super) fn cover(agency_pct: f64, vacancy_pct: f64) -> Option<f64> {
    if vacancy_pct <= 0.0 || vacancy_pct >= 100.0 || agency_pct >= 100.0 {
        return None;
    }
    let covering = ENGLAND_COVER / (odds(ENGLAND_AGENCY_PCT) / odds(ENGLAND_VACANCY_PCT));
    let share = covering * odds(agency_pct) / odds(vacancy_pct);
    Some((share.min(COVER_MAX) * 1000.0).round() / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Figures;

    #[test]
    fn england_s_rates_give_england_s_published_cover() {
        let row =
            Figures::list().iter().find(|row| row.name == "agency_cover_rate").expect("a figure of a place");
        assert_eq!(cover(ENGLAND_AGENCY_PCT, ENGLAND_VACANCY_PCT), Some(0.744));
        assert!((row.default - 0.744).abs() < 0.005, "the figure's default is the same number");
    }

    #[test]
    fn cover_rises_with_agency_workers_and_stops_below_one() {
        assert_eq!(cover(0.0, 20.0), Some(0.0));
        assert!(cover(10.0, 20.0) < cover(15.0, 20.0));
        assert_eq!(cover(50.0, 20.0), Some(COVER_MAX));
        assert_eq!((cover(5.0, 0.0), cover(5.0, 100.0)), (None, None));
    }
}
