//! The place of each draw as solved: worked out by whoever first needs it, once a draw.
//!
//! What it comes to depends on place, draw, assumptions and warm-up alone, so it does not matter who that is.

use crate::parameters::assumptions::Assumptions;
use crate::place::{Place, PlaceDraw};
use crate::solve::Solver;
use std::sync::OnceLock;

/// The places of a study's draws, as far as they were asked for.
#[derive(Clone, Debug, Default)]
pub struct SolvedPlaces {
    solver: OnceLock<Solver>,
    median: OnceLock<Place>,
    drawn: OnceLock<Vec<OnceLock<Place>>>,
}

impl SolvedPlaces {
    /// The median place, solved.
    pub(super) fn median(&self, solver: impl Fn() -> Solver, assumptions: &Assumptions) -> Place {
        let solved = || self.solver.get_or_init(&solver).place(&PlaceDraw::MEDIAN, assumptions);
        self.median.get_or_init(solved).clone()
    }

    /// The median place under other assumptions, not kept.
    pub(super) fn under(&self, solver: impl Fn() -> Solver, assumptions: &Assumptions) -> Place {
        self.solver.get_or_init(solver).place(&PlaceDraw::MEDIAN, assumptions)
    }

    /// The place of a draw of so many; the median where there is none.
    pub(super) fn place(
        &self,
        number: Option<usize>,
        draws: usize,
        solver: impl Fn() -> Solver,
        draw: &PlaceDraw,
        assumptions: &Assumptions,
    ) -> Place {
        let of_drawn = || (0..draws).map(|_| OnceLock::new()).collect();
        let kept = match number {
            None => &self.median,
            Some(number) => &self.drawn.get_or_init(of_drawn)[number],
        };
        kept.get_or_init(|| self.solver.get_or_init(solver).place(draw, assumptions)).clone()
    }
}
