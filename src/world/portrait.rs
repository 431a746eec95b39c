//! Who a family is, for a story.

use super::World;
use crate::outcome::diary::Portrait;

impl World {
    /// Who a family is, this week.
    pub fn portrait(&self, family: usize) -> Portrait {
        const BANDS: [&str; 4] = ["low", "medium", "high", "complex"];
        let (f, household) = (&self.families[family], &self.households[family]);
        let children = self.children[household.children()]
            .iter()
            .map(|child| {
                let years_left = child.leaves.since(self.week).div_ceil(52);
                let elements = child.elements().map(|element| {
                    let e = &self.elements[element];
                    format!("{}, {:.1} h a week", self.element_words(element), f64::from(e.minutes) / 60.0)
                });
                (18 - years_left.min(18), BANDS[child.band as usize], elements.collect())
            })
            .collect();
        Portrait {
            children,
            capacity: f.capacity,
            quintile: f.quintile,
            car: household.car,
            employer: household.employer,
            area: household.area,
            strain: f.strain,
            arrangement: self.cases[family].arrangement,
        }
    }
}
