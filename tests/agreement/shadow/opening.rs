//! The first plans: reserves paid in, budgets set, accounts opened and paid for the weeks until their
//! payment day.

use allotment::basics::Purpose;
use allotment::context::ModelContext;
use allotment::terms::Arrangement;
use allotment::world::ledger::{LedgerAccount, Reason};
use rust_decimal::Decimal;

use super::{NEVER, Shadow};
use crate::amount::{count, of_year, penny, pounds, written};
use crate::seen::Seen;

impl Shadow {
    /// The books of a world that has just opened.
    pub(crate) fn open(context: &ModelContext<'_>, seen: &Seen) -> Shadow {
        let mut shadow = Shadow::default();
        let p = &context.assumptions.prices;
        let one_to_one = match context.levers.one_to_one_rate {
            0.0 => p.ref_rate_one_to_one,
            own => own,
        };
        shadow.reference =
            [one_to_one, p.ref_rate_group, p.ref_rate_overnight].map(|rate| penny(written(rate)));
        shadow.spend_share = count(1);
        shadow.assistant_rate = penny(written(context.levers.pa_rate));
        shadow.market_wage = written(p.market_wage);
        shadow.grow(seen);
        for (number, provider) in seen.providers.iter().enumerate() {
            let (book, reserve) = (LedgerAccount::Provider(number as u32), pounds(provider.normal_reserve));
            shadow.books.pay(LedgerAccount::ProviderCosts, book, reserve, Reason::OpeningReserve);
        }
        for family in 0..seen.families.len() {
            if seen.families[family].arrangement.is_supported() {
                shadow.first_plan(context, seen, family);
            }
        }
        // The rounds of search before the first week are not seen one by one: that the council stepped in
        // during them is taken from the world, where there were rounds enough for that.
        let (after, rounds) = (context.levers.step_in_weeks, context.assumptions.start.initial_search_passes);
        for (number, e) in seen.elements.iter().enumerate().filter(|(_, e)| e.by_council) {
            let may_be = (1..rounds).contains(&after) && shadow.elements[number].share > Decimal::ZERO;
            assert!(may_be && seen.children[e.child].account.is_some(), "the council has element {number}");
            shadow.elements[number].by_council = true;
        }
        shadow.settle(context, seen);
        let mut committed = shadow.committed();
        if committed.is_zero() {
            committed = (0..seen.children.len()).map(|child| shadow.true_cost(context, seen, child)).sum();
        }
        let margin = written(context.assumptions.authority.envelope_margin);
        shadow.envelope = penny(committed * margin * written(context.levers.envelope_factor));
        shadow.bookings(context, None, seen);
        shadow.start_counting();
        shadow
    }

    fn first_plan(&mut self, context: &ModelContext<'_>, seen: &Seen, family: usize) {
        let f = &seen.families[family];
        if context.levers.personalised {
            self.questionnaire(context, seen, family, 0);
            let short = self.is_short(seen, family);
            let chance = context.assumptions.budget.uplift_chance * context.levers.uplift_discretion;
            if short && context.draws.uniform(Purpose::Uplift, f.key, 0) < chance {
                self.uplift(context, seen, family, 0);
            }
        } else {
            self.simple_plan(context, seen, family);
        }
        self.award(context, seen, family);
        self.divide(context, seen, family);
        if f.arrangement == Arrangement::Council {
            return;
        }
        self.open_accounts(context, seen, family);
        // The third of the draws that stagger a family's dates is that of the payment day, the fourth
        // that of the return.
        let mut stagger = context.draws.at(Purpose::Stagger, f.key, 0);
        let luck: Vec<f64> = (0..4).map(|_| stagger.uniform()).collect();
        let weeks = 1 + (luck[2] * f64::from(context.levers.payment_interval)) as u32;
        for number in self.accounts_of(seen, family) {
            let sum = of_year(self.accounts[number].budget, weeks);
            self.accounts[number].paid_until = weeks;
            self.accounts[number].starts_by = 0;
            self.accounts[number].return_due = match self.return_interval(context) {
                Some(between) => 1 + (luck[3] * f64::from(between)) as u32,
                None => NEVER,
            };
            self.pay_in(number, sum, Reason::Payment);
        }
    }
}
