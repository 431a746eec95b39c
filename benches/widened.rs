//! A place that grows in areas as it does in families, as one council beside another.

use allotment::place::Area;
use allotment::replication::Experiment;

/// The place laid out anew: its areas once for every 500 families, 200 km from copy to copy, so that
/// a family has as many providers in reach as in the early adopter.
pub(crate) fn widened(mut experiment: Experiment) -> Experiment {
    let place = &mut experiment.place;
    let copies = f64::from(place.figures.families / 500).max(1.0);
    let areas = std::mem::take(&mut place.areas);
    for copy in 0..copies as u32 {
        place.areas.extend(areas.iter().map(|area| Area {
            x: area.x + 200.0 * f64::from(copy),
            family_share: area.family_share / copies,
            pa_share: area.pa_share / copies,
            ..area.clone()
        }));
    }
    experiment
}
