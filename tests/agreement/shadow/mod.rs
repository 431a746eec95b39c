//! The rules that move money a second time, family by family, in decimals, from the model document.
//!
//! Slow, and meant to be obviously right: plain loops, nothing kept that can be worked out anew,
//! nothing of `src/rules` or `src/week`. It starts from nothing when a world opens and is told before
//! and after each phase what there is to see.
//!
//! All 27 reasons of the ledger are covered. Taken from the world, since no rule of money makes them:
//! who asks, is offered and chooses what and when; what is booked with whom, and providers' staffed
//! hours; when a return arrives and a suspended account is checked; who has a crisis; prices, costs
//! and reserves of a provider when it opens; collectives' coming and going; how long an element has been
//! searched for. Taken from the draws with the model's own keys, since luck is an input: which visits fail
//! and are made up, errors of the questionnaire and of a price book, sizes of uplifts, refusals, who is
//! reviewed, suspended or restricted, which agencies a shock closes, what a year costs providers. Shared with
//! the program are words and not rules: names of arrangements, reasons and purses, and the calendar.

mod arrangements;
mod awards;
mod bookings;
mod compare;
mod delivery;
mod fork;
mod market;
mod opening;
mod returns;
mod seasons;
mod year;

use allotment::context::ModelContext;
use allotment::world::ledger::{LedgerAccount, Reason};
use rust_decimal::Decimal;

use crate::amount::{count, penny, pounds, whole_pennies, written};
use crate::books::Books;
use crate::seen::Seen;
use year::{Flow, Year};

/// A date that never comes.
const NEVER: u32 = u32::MAX;

/// A family account.
#[derive(Clone)]
struct Account {
    family: usize,
    direct: bool,
    open: bool,
    budget: Decimal,
    paid_until: u32,
    /// The week up to which the first payment waits for a booking.
    starts_by: u32,
    return_due: u32,
    late: u32,
    suspended: Option<u32>,
}

/// A child's money a year.
#[derive(Clone, Default)]
struct Child {
    cost: Decimal,
    score: Decimal,
    budget: Decimal,
}

/// An element's money a year, and its year so far.
#[derive(Clone, Default)]
struct Element {
    share: Decimal,
    restricted: bool,
    /// Whether the council has stepped in: it arranges and pays, whoever holds the rest of the money.
    by_council: bool,
    funded: u32,
    used: u32,
}

/// A provider's money.
#[derive(Clone)]
struct Trader {
    open: bool,
    price: Decimal,
    wage: Decimal,
    fixed: Decimal,
    grant: Decimal,
    weeks_below: u32,
    use_sum: Decimal,
    use_weeks: u32,
    delivered: u32,
    paid: Decimal,
}

/// Rules that bite in few weeks: each has to be met, or comparing says nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// A first payment waited for a booking.
    WaitsForBooking,
    /// A week that was missed was made up.
    MadeUp,
    /// A plan's money held a wage below the council's rate.
    HeldByPlan,
    /// The market's price stood above the reference rate.
    MarketRate,
    /// A price book erred.
    PriceBook,
    /// A plan stood over the envelope under a policy that has no such bound.
    Unbound,
    /// A worker did not suspend where the rule would have.
    Spared,
    /// Money stayed with a family that looked for support.
    KeptSearching,
    /// Weeks paid in advance stayed at reclaim.
    InAdvance,
    /// The council stepped in.
    StepsIn,
    /// The council paid for what it arranged beside an account.
    PaidBeside,
    /// An assistant took an agency's place.
    LookedOn,
    /// A year's unspent money was missed in the next.
    Missed,
}

/// All of them.
pub(crate) const RULES: [Rule; 13] = [
    Rule::WaitsForBooking,
    Rule::MadeUp,
    Rule::HeldByPlan,
    Rule::MarketRate,
    Rule::PriceBook,
    Rule::Unbound,
    Rule::Spared,
    Rule::KeptSearching,
    Rule::InAdvance,
    Rule::StepsIn,
    Rule::PaidBeside,
    Rule::LookedOn,
    Rule::Missed,
];

/// What the shadow keeps between phases.
#[derive(Default)]
pub(crate) struct Shadow {
    pub(crate) books: Books,
    accounts: Vec<Account>,
    children: Vec<Child>,
    elements: Vec<Element>,
    traders: Vec<Trader>,
    commitments: Vec<Decimal>,
    had_account: Vec<bool>,
    envelope: Decimal,
    reference: [Decimal; 3],
    market_price: [Decimal; 3],
    assistant_rate: Decimal,
    market_wage: Decimal,
    reviewed_share: f64,
    /// This year's cost of providers' staff and overheads over the usual.
    cost_shock: Decimal,
    left_before: Decimal,
    /// What had been spent when the financial year began.
    spent_before: Decimal,
    /// What a year's plans are expected to cost for each pound committed.
    spend_share: Decimal,
    /// Commitments summed over the weeks of the financial year.
    committed_sum: Decimal,
    year: Year,
    /// Sums and states compared so far.
    pub(crate) looked: u64,
    /// Sums that stood on exactly half a penny where the program divides in binary, and of those the
    /// ones that it rounded to the odd penny.
    pub(crate) halves: [u64; 2],
    /// New bookings whose minutes were worked out.
    pub(crate) booked: u64,
    /// How often each rule was met, in the order of [`RULES`].
    pub(crate) met: [u64; RULES.len()],
}

impl Shadow {
    /// Lives a phase in which the world went from `before` to `after`.
    pub(crate) fn follow(&mut self, phase: &str, context: &ModelContext<'_>, before: &Seen, after: &Seen) {
        self.grow(after);
        match phase {
            "surroundings" => self.surroundings(context, before, after),
            "casework" => self.casework(context, before, after),
            "delivery" => self.delivery(context, before, after),
            "administration" => self.administration(context, before, after),
            "wellbeing" => self.crises(context, before, after),
            "market" => self.market(context, before, after),
            // Families leave, or are left with nothing: accounts close.
            "arrivals" | "decisions" => self.arrangements(context, before, after),
            "search" => {
                self.steps_in(context, before);
                self.bookings(context, Some(before), after);
            }
            "measures" => self.committed_sum += self.committed(),
            "workforce" => {}
            other => panic!("the shadow knows no phase `{other}`"),
        }
        self.settle(context, after);
    }

    /// Makes room for whoever is new.
    fn grow(&mut self, seen: &Seen) {
        self.children.resize(seen.children.len(), Child::default());
        self.elements.resize(seen.elements.len(), Element::default());
        self.commitments.resize(seen.families.len(), Decimal::ZERO);
        self.had_account.resize(seen.families.len(), false);
        for provider in &seen.providers[self.traders.len()..] {
            self.traders.push(Trader {
                open: true,
                price: pounds(provider.price),
                wage: pounds(provider.wage),
                fixed: pounds(provider.fixed),
                grant: pounds(provider.grant),
                weeks_below: 0,
                use_sum: Decimal::ZERO,
                use_weeks: 0,
                delivered: 0,
                paid: Decimal::ZERO,
            });
            self.books.providers.push(Decimal::ZERO);
        }
    }

    /// What follows from who has which arrangement: accounts' budgets and families' commitments.
    fn settle(&mut self, context: &ModelContext<'_>, seen: &Seen) {
        for number in 0..self.accounts.len() {
            if self.accounts[number].open {
                self.accounts[number].budget = self.budget_of(context, seen, number);
            }
        }
        for family in 0..seen.families.len() {
            self.commitments[family] = self.commitment(context, seen, family);
        }
    }

    /// Counts a rule where it was met.
    fn meet(&mut self, rule: Rule, is_met: bool) {
        self.met[rule as usize] += u64::from(is_met);
    }

    /// What all plans commit a year.
    fn committed(&self) -> Decimal {
        self.commitments.iter().sum()
    }

    /// What has left the fund this financial year for care, support, market measures and crises.
    fn spent_this_year(&self) -> Decimal {
        self.books.spent - self.spent_before
    }

    /// What plans that commit so much are expected to cost.
    fn expected(&self, committed: Decimal) -> Decimal {
        penny(committed * self.spend_share)
    }

    /// An account's yearly budget: its children's, less what is withheld and what the council arranges.
    fn budget_of(&self, context: &ModelContext<'_>, seen: &Seen, number: usize) -> Decimal {
        let mut budget = Decimal::ZERO;
        for child in seen.families[self.accounts[number].family].children.clone() {
            if seen.children[child].active && seen.children[child].account == Some(number) {
                budget += self.children[child].budget;
                for element in seen.children[child].elements.clone() {
                    if !seen.elements[element].active {
                        continue;
                    }
                    if self.elements[element].by_council {
                        budget -= self.elements[element].share;
                    } else if self.elements[element].restricted {
                        let cut = written(context.assumptions.returns.restrict_cut);
                        budget -= penny(self.elements[element].share * cut);
                    }
                }
            }
        }
        budget
    }

    /// What an element may spend a year: its share, less what is withheld.
    fn money_of(&self, context: &ModelContext<'_>, element: usize) -> Decimal {
        let own = &self.elements[element];
        let cut = written(context.assumptions.returns.restrict_cut);
        if own.restricted { own.share - penny(own.share * cut) } else { own.share }
    }

    /// The account that pays for an element; none where the council does.
    fn payer(&self, seen: &Seen, element: usize) -> Option<usize> {
        let account = seen.children[seen.elements[element].child].account;
        account.filter(|_| !self.elements[element].by_council)
    }

    /// A family's open accounts, in the order of its children.
    fn accounts_of(&self, seen: &Seen, family: usize) -> Vec<usize> {
        let mut open = Vec::new();
        for child in seen.families[family].children.clone() {
            if let Some(number) = seen.children[child].account
                && !open.contains(&number)
            {
                open.push(number);
            }
        }
        open
    }

    /// Pays public money into an account.
    fn pay_in(&mut self, number: usize, sum: Decimal, reason: Reason) {
        self.books.fund_pays(LedgerAccount::Account(number as u32), sum, reason);
        self.flow(number, Flow::Paid, sum);
    }

    /// A balance at closure goes back to the fund.
    fn close(&mut self, number: usize) {
        let book = LedgerAccount::Account(number as u32);
        let balance = self.books.holds(book);
        self.books.pay(book, LedgerAccount::Fund, balance, Reason::Closure);
        self.flow(number, Flow::Returned, balance);
        self.accounts[number].open = false;
    }

    /// The reference rate an hour under the policy, whatever the market asks.
    fn own_rate(&self, context: &ModelContext<'_>, service: usize) -> Decimal {
        penny(self.reference[service] * written(context.levers.ref_rate_factor))
    }

    /// The reference rate an hour under the policy, and no less than the market's where the policy says so.
    fn rate(&self, context: &ModelContext<'_>, service: usize) -> Decimal {
        let rate = self.own_rate(context, service);
        if context.levers.market_rates { rate.max(self.market_price[service]) } else { rate }
    }

    /// The wage an hour that the council lets a family offer.
    fn council_rate(&self, context: &ModelContext<'_>) -> Decimal {
        use allotment::parameters::levers::PaRateRule;
        let rate = match context.levers.pa_rate_rule {
            PaRateRule::UpratedWithFees => self.assistant_rate,
            PaRateRule::PeggedToMarket => self.market_wage * written(context.levers.pa_rate_peg),
        };
        penny(rate * written(context.levers.pa_rate_factor))
    }

    /// The wage an hour that a family may offer for an element, and the on-costs of that hour: the council's
    /// rate, and no more than whole pennies with which the element's money, on-costs paid, still buys the
    /// least hours worth having.
    fn wage(&self, context: &ModelContext<'_>, seen: &Seen, element: usize) -> (Decimal, Decimal) {
        let on_cost = written(context.assumptions.prices.pa_oncost);
        let e = &seen.elements[element];
        let yearly_hours = count(e.minutes * e.slot.active_weeks()) / count(60);
        let least = written(context.assumptions.prices.min_fill) * yearly_hours;
        let most = self.money_of(context, element) / (least * (count(1) + on_cost));
        let wage = self.council_rate(context).min(whole_pennies(most));
        (wage, penny(wage * on_cost))
    }
}
