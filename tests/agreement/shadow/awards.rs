//! ModelContext budgets: need at reference rates, the questionnaire, uplift, the cap, the panel and the
//! envelope, division over elements, commitments.

use allotment::basics::Purpose;
use allotment::context::ModelContext;
use allotment::terms::{Arrangement, Stage};
use allotment::world::child::Service;
use allotment::world::ledger::{LedgerAccount, Reason};
use allotment::world::provider::Kind;
use rust_decimal::Decimal;

use super::{Rule, Shadow};
use crate::amount::{count, drawn, for_minutes, penny, whole_pennies, written};
use crate::seen::Seen;

impl Shadow {
    /// Casework: the panel sits, stages end, arrangements start, staff are paid.
    pub(super) fn casework(&mut self, context: &ModelContext<'_>, before: &Seen, after: &Seen) {
        self.panel(context, before, after);
        for family in 0..before.families.len() {
            let (was, is) = (&before.families[family], &after.families[family]);
            if was.stage == is.stage {
                continue;
            }
            match was.stage {
                Stage::SimplePlan => self.simple_plan(context, before, family),
                Stage::Questionnaire => self.questionnaire(context, before, family, was.rounds),
                Stage::Uplift => self.uplift(context, before, family, was.rounds),
                _ => {}
            }
        }
        self.arrangements(context, before, after);
        let w = &context.assumptions.workforce;
        let permanent = written(w.sw_cost_hour) * count(before.permanent);
        let agency = written(w.sw_cost_hour) * written(w.agency_worker_cost) * count(before.agency);
        let others = written(w.officer_cost_hour) * (drawn(before.officers) + drawn(before.brokers));
        let cost = penny((permanent + agency + others) * written(w.worker_hours));
        self.books.pay(LedgerAccount::Treasury, LedgerAccount::Staff, cost, Reason::StaffCost);
    }

    /// What a child's need costs a year.
    pub(super) fn true_cost(&self, context: &ModelContext<'_>, seen: &Seen, child: usize) -> Decimal {
        let mut cost = Decimal::ZERO;
        for element in seen.children[child].elements.clone() {
            let e = &seen.elements[element];
            if e.active {
                let rate = self.rate(context, e.service as usize);
                cost += for_minutes(rate, e.minutes * e.slot.active_weeks());
            }
        }
        cost
    }

    fn active_children(seen: &Seen, family: usize) -> Vec<usize> {
        seen.families[family].children.clone().filter(|&child| seen.children[child].active).collect()
    }

    /// The questionnaire scores each child.
    pub(super) fn questionnaire(
        &mut self,
        context: &ModelContext<'_>,
        seen: &Seen,
        family: usize,
        round: u32,
    ) {
        let b = &context.assumptions.budget;
        for child in Shadow::active_children(seen, family) {
            let c = &seen.children[child];
            let bias = match c.band {
                0 => b.questionnaire_bias_low,
                1 => b.questionnaire_bias_medium,
                2 => b.questionnaire_bias_high,
                _ => b.questionnaire_bias_complex,
            };
            let spread = b.questionnaire_sd_low + b.questionnaire_sd_step * c.band as f64;
            let normal = context.draws.at(Purpose::Questionnaire, c.key, round).normal();
            let cost = self.true_cost(context, seen, child);
            self.children[child].cost = cost;
            self.meet(
                Rule::MarketRate,
                (0..3).any(|service| self.rate(context, service) > self.own_rate(context, service)),
            );
            self.children[child].score = penny(cost * drawn(libm::exp(spread * normal - bias)));
        }
    }

    /// A plan without a questionnaire.
    pub(super) fn simple_plan(&mut self, context: &ModelContext<'_>, seen: &Seen, family: usize) {
        for child in Shadow::active_children(seen, family) {
            let cost = self.true_cost(context, seen, child);
            self.children[child].cost = cost;
            self.children[child].score = cost;
        }
    }

    /// Whether some child's score is below the cost of its need.
    pub(super) fn is_short(&self, seen: &Seen, family: usize) -> bool {
        let mut children = Shadow::active_children(seen, family).into_iter();
        children.any(|child| self.children[child].score < self.children[child].cost)
    }

    /// The worker argued for more.
    pub(super) fn uplift(&mut self, context: &ModelContext<'_>, seen: &Seen, family: usize, round: u32) {
        for child in Shadow::active_children(seen, family) {
            let luck = context.draws.uniform(Purpose::UpliftSize, seen.children[child].key, round);
            let part = written(context.assumptions.budget.uplift_share) * count(2) * drawn(luck);
            let c = &mut self.children[child];
            let gap = (c.cost - c.score).max(Decimal::ZERO);
            c.score = penny(c.score + gap * part.min(count(1)));
        }
    }

    /// What a child's plan comes to a year.
    fn planned(&self, context: &ModelContext<'_>, child: usize) -> Decimal {
        let c = &self.children[child];
        penny(c.cost.min(c.score) * written(context.levers.budget_factor))
    }

    /// The plan becomes the budget.
    pub(super) fn award(&mut self, context: &ModelContext<'_>, seen: &Seen, family: usize) {
        for child in Shadow::active_children(seen, family) {
            self.children[child].budget = self.planned(context, child);
        }
    }

    /// Plans that wait, oldest request first.
    fn panel(&mut self, context: &ModelContext<'_>, before: &Seen, after: &Seen) {
        let mut waiting: Vec<usize> =
            (0..before.families.len()).filter(|&f| before.families[f].stage == Stage::Panel).collect();
        waiting.sort_by_key(|&family| (before.families[family].requested, family));
        let sits = before.week.is_multiple_of(context.levers.panel_interval);
        let frozen = self.is_frozen(context, before.week);
        for family in waiting {
            let f = &before.families[family];
            let has_plan = f.arrangement.is_supported() || f.arrangement == Arrangement::Nothing;
            let children = Shadow::active_children(before, family);
            let plan: Decimal = children.iter().map(|&child| self.planned(context, child)).sum();
            let held_up = frozen && !has_plan
                || !sits && plan > written(context.levers.panel_threshold)
                || !self.hear(context, before, family, has_plan, plan);
            let stands = after.families[family].stage != Stage::Panel;
            assert_eq!(stands, !held_up, "week {}: the panel and family {family}", before.week);
        }
    }

    /// Approves a plan where there is room; only an increase of an existing one is refused.
    fn hear(
        &mut self,
        context: &ModelContext<'_>,
        seen: &Seen,
        family: usize,
        has_plan: bool,
        plan: Decimal,
    ) -> bool {
        let now: Decimal =
            Shadow::active_children(seen, family).iter().map(|&child| self.children[child].budget).sum();
        let old = self.commitments[family];
        let council = seen.families[family].arrangement == Arrangement::Council;
        let new = if council && now > Decimal::ZERO { penny(plan * old / now) } else { plan };
        let fits = self.expected(self.committed() - old + new) <= self.envelope;
        let room = fits || !context.levers.panel_bound;
        self.meet(Rule::Unbound, room && !fits);
        if !room && !has_plan {
            return false;
        }
        if room || new <= old {
            self.award(context, seen, family);
        }
        self.divide(context, seen, family);
        self.commitments[family] = self.commitment(context, seen, family);
        true
    }

    /// Whether new plans are frozen by what this year has cost so far.
    fn is_frozen(&self, context: &ModelContext<'_>, week: u32) -> bool {
        let (trigger, weeks) = (written(context.levers.freeze_trigger), week % 52);
        if trigger <= Decimal::ZERO || weeks < 13 {
            return false;
        }
        let spent = self.books.left_the_fund - self.left_before;
        spent * count(52) / count(weeks) > (count(1) + trigger) * self.envelope
    }

    /// Divides each child's budget over its elements; what rounding leaves goes to the last.
    pub(super) fn divide(&mut self, context: &ModelContext<'_>, seen: &Seen, family: usize) {
        for child in Shadow::active_children(seen, family) {
            let active: Vec<usize> =
                seen.children[child].elements.clone().filter(|&e| seen.elements[e].active).collect();
            let mut errs = 0;
            let weights: Vec<Decimal> = active
                .iter()
                .map(|&element| {
                    let e = &seen.elements[element];
                    let mut price = self.mean_price(context, seen, family, element);
                    if context.levers.price_book {
                        // One price for the whole council, which errs.
                        let normal = context.draws.at(Purpose::PriceBook, e.key, 0).normal();
                        let error = libm::exp(context.assumptions.budget.price_book_error * normal);
                        price = penny(price * drawn(error));
                        errs += 1;
                    }
                    for_minutes(price, e.minutes * e.slot.active_weeks()).max(Decimal::new(1, 2))
                })
                .collect();
            self.met[Rule::PriceBook as usize] += errs;
            let sum: Decimal = weights.iter().sum();
            let budget = self.children[child].budget;
            let mut left = budget;
            for (place, &element) in active.iter().enumerate() {
                let last = place + 1 == active.len();
                let share = if last { left } else { penny(budget * weights[place] / sum) };
                self.elements[element].share = share;
                left -= share;
            }
        }
    }

    /// The price an hour at which an element is costed: the mean of the up to three nearest providers that
    /// staff its slot, in whole pennies; a collective is no offer.
    fn mean_price(&self, context: &ModelContext<'_>, seen: &Seen, family: usize, element: usize) -> Decimal {
        let (service, slot) = (seen.elements[element].service, seen.elements[element].slot);
        let reference = self.rate(context, service as usize);
        let s = &context.assumptions.search;
        let f = &seen.families[family];
        let own = if f.car { s.reach_car } else { s.reach_no_car };
        let reach = match service {
            Service::OneToOne => return reference,
            Service::Group => own,
            Service::Overnight => own * s.overnight_reach_factor,
        };
        let mut offers: Vec<(f64, usize)> = Vec::new();
        for (number, provider) in seen.providers.iter().enumerate() {
            let serves = match provider.kind {
                Kind::Agency => Service::OneToOne,
                Kind::Club => Service::Group,
                Kind::Collective => continue,
                Kind::Overnight => Service::Overnight,
            };
            let (east, north) = (provider.place.0 - f.home.0, provider.place.1 - f.home.1);
            let squared = east * east + north * north;
            let staffs = provider.open && provider.staffed[slot as usize] > 0;
            if staffs && serves == service && squared <= reach * reach {
                offers.push((squared, number));
            }
        }
        offers.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        offers.truncate(3);
        if offers.is_empty() {
            return reference;
        }
        let sum: Decimal = offers.iter().map(|&(_, number)| self.traders[number].price).sum();
        whole_pennies(sum / count(offers.len() as u32))
    }

    /// What a family's plan commits a year.
    pub(super) fn commitment(&self, context: &ModelContext<'_>, seen: &Seen, family: usize) -> Decimal {
        let f = &seen.families[family];
        let mut sum = Decimal::ZERO;
        match f.arrangement {
            Arrangement::Closed => {}
            Arrangement::Council => {
                for element in f.elements.clone() {
                    let (e, share) = (&seen.elements[element], self.elements[element].share);
                    let factor = written(context.assumptions.authority.commit_factor_council);
                    if e.active && e.service == Service::OneToOne {
                        sum += penny(share * factor);
                    } else if e.active {
                        sum += share;
                    }
                }
            }
            _ => {
                for child in Shadow::active_children(seen, family) {
                    sum += self.children[child].budget;
                }
            }
        }
        sum
    }
}
