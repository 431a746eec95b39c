//! The authority: envelope, commitments, prices that it sets, and the state of each area.

use crate::basics::Pence;

/// What the authority has promised and may pay.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// The envelope for care, support and market measures, a year.
    pub envelope: Pence,
    /// Sum of the commitments of all plans, a year.
    pub committed: Pence,
    /// Reference rates an hour before the policy's factor: one-to-one, group, overnight.
    pub reference: [Pence; 3],
    /// What an hour of each costs on the local market, mean of this year's open providers; nothing before the first.
    pub market_price: [Pence; 3],
    /// Wage an hour that families may offer an assistant, before the policy's factor.
    pub assistant_rate: Pence,
    /// Hourly pay of other work, in pounds.
    pub market_wage: f64,
    /// Market wage over its level at the start.
    pub wage_index: f64,
    /// This year's cost of providers' staff and overheads over the usual.
    pub cost_shock: f64,
    /// Referrals over their level at the start.
    pub referral_index: f64,
    /// Families expected to be referred in each week so far, before growth: as many as are expected to leave.
    pub referrals: Vec<f64>,
    /// Families with a case, from whom posts are counted: those of week 0, and from the fork on those that
    /// had a case then.
    pub cases: u32,
    /// How likely leaving is to a permanent worker of mean morale.
    pub leaving: LeavingLevel,
    /// What a year's plans are expected to cost for each pound committed, learnt from the place's own past
    /// years: plans are promises, and part of them is never delivered.
    pub spend_share: f64,
    /// Commitments summed over the weeks of this financial year so far, pounds.
    pub committed_sum: f64,
    /// All that had left the fund when the financial year began.
    pub spent_before: Pence,
    /// Share of accounts that this year's reclaim gets round to.
    pub reviewed_share: f64,
}

impl Authority {
    /// What all plans are expected to cost a year, with a plan in the place of another.
    pub fn expected_spending(&self, committed: Pence) -> Pence {
        committed.times(self.spend_share)
    }
}

/// Mean of `exp(-k morale)` over the permanent workers, by which their leaving is divided: so morale moves
/// who leaves and when, and the place's turnover stays what it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeavingLevel {
    /// Sum over the permanent workers of each week of this year so far.
    pub sum: f64,
    /// Terms of that sum.
    pub count: f64,
    /// The mean over the last year of the warm-up; nothing before the fork, when each week has its own.
    pub frozen: Option<f64>,
}

impl LeavingLevel {
    /// Begins a new year.
    pub fn begin_year(&mut self) {
        (self.sum, self.count) = (0.0, 0.0);
    }

    /// Keeps the mean of the year so far from now on; 1 where no permanent worker was there.
    pub fn freeze(&mut self) {
        self.frozen = Some(if self.count > 0.0 { self.sum / self.count } else { 1.0 });
    }
}

/// A provider that can reach some home of an area, with its position, so that a search skips one that is too
/// far from a family without reading the provider.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Its index in the world's list.
    pub provider: u32,
    /// Where, kilometres east.
    pub x: f64,
    /// Where, kilometres north.
    pub y: f64,
}

/// One area's pool and the providers that can reach it.
#[derive(Clone, Debug, Default)]
pub struct Market {
    /// Assistants looking for work.
    pub pool: Vec<u32>,
    /// Elements that seek an assistant, counted last week.
    pub vacancies: u32,
    /// Elements that seek one this week so far.
    pub seeking: u32,
    /// Open providers that can reach some home of the area, by service.
    pub candidates: [Vec<Candidate>; 3],
    /// Minutes a week, yearly mean, of funded elements that found nothing, by kind.
    pub unmet: [f64; 3],
}
