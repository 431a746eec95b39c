//! The reduced model "weekly accounts", written by hand as one plain loop: the floor to which the
//! full model's cost a family-week is compared.
//!
//! Families with a budget buy hours from a few providers, send returns, are suspended, and lose what
//! they do not spend; providers live from what they sell. Nothing of the library is used but its
//! keyed draws. Never part of the library, and never a policy model.

mod drawn;
mod week;

use allotment::basics::Draws;
use week::Family;
use week::Provider;

/// How large a world is and how long it lives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) families: usize,
    pub(crate) providers: usize,
    pub(crate) weeks: u32,
}

impl Size {
    /// The size at which simulators are compared.
    pub(crate) const USUAL: Size = Size { families: 1000, providers: 40, weeks: 260 };
}

/// What is recorded of each week, after its last step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Series {
    /// Hours delivered.
    pub(crate) delivered: Vec<i64>,
    /// Hours of need not delivered.
    pub(crate) unmet: Vec<i64>,
    /// Pence on all accounts.
    pub(crate) balance: Vec<i64>,
    /// Share of families suspended.
    pub(crate) suspended: Vec<f64>,
    /// Share of providers closed.
    pub(crate) closed: Vec<f64>,
}

/// What one replication came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Outcomes {
    /// Hours delivered over hours needed.
    pub(crate) need_met: f64,
    /// Pence reclaimed over pence paid.
    pub(crate) reclaimed: f64,
    /// Mean share of families suspended.
    pub(crate) suspended: f64,
    /// Mean share of providers closed.
    pub(crate) closed: f64,
    /// Mean strain at the end.
    pub(crate) strain: f64,
}

/// A world of the reduced model, and what it recorded.
pub(crate) struct World {
    size: Size,
    families: Vec<Family>,
    providers: Vec<Provider>,
    /// The order in which families are served; shuffled anew each week.
    order: Vec<u32>,
    pub(crate) series: Series,
}

/// One replication, from its first draw to its checked outcomes.
///
/// # Panics
/// Where a penny or an hour went astray.
pub(crate) fn replicate(size: Size, draws: &Draws) -> Outcomes {
    let mut world = World::drawn(size, draws);
    for week in 0..size.weeks {
        world.live(draws, week);
    }
    world.check();
    world.outcomes()
}

impl World {
    /// Hours a week that all families need.
    fn need(&self) -> i64 {
        self.families.iter().map(|family| family.need).sum()
    }

    /// Every penny paid is held, spent or taken back, every penny spent is somebody's revenue, no
    /// account is overdrawn, and every needed hour is either delivered or unmet.
    pub(crate) fn check(&self) {
        let sum = |part: fn(&Family) -> i64| self.families.iter().map(part).sum::<i64>();
        let spent = sum(|family| family.spent);
        assert_eq!(
            sum(|family| family.paid),
            sum(|family| family.balance) + spent + sum(|family| family.reclaimed),
            "pence paid are not pence held, spent and reclaimed"
        );
        let earned: i64 = self.providers.iter().map(|provider| provider.earned).sum();
        assert_eq!(spent, earned, "pence spent are not pence earned");
        assert!(self.families.iter().all(|family| family.balance >= 0), "an account is overdrawn");
        let need = self.need();
        for (week, (delivered, unmet)) in self.series.delivered.iter().zip(&self.series.unmet).enumerate() {
            assert_eq!(delivered + unmet, need, "hours of week {week}");
        }
        assert_eq!(self.series.balance.last().copied(), Some(sum(|family| family.balance)));
    }

    fn outcomes(&self) -> Outcomes {
        let weeks = f64::from(self.size.weeks);
        let sum = |part: fn(&Family) -> i64| self.families.iter().map(part).sum::<i64>() as f64;
        Outcomes {
            need_met: self.series.delivered.iter().sum::<i64>() as f64 / (weeks * self.need() as f64),
            reclaimed: sum(|family| family.reclaimed) / sum(|family| family.paid),
            suspended: self.series.suspended.iter().sum::<f64>() / weeks,
            closed: self.series.closed.iter().sum::<f64>() / weeks,
            strain: self.families.iter().map(|family| family.strain).sum::<f64>()
                / self.families.len() as f64,
        }
    }
}
