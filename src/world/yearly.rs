//! The financial year of the family accounts, to the penny and by two routes.
//!
//! One route is counted where the phases move money; the other is the ledger's sums by reason and the
//! balances of its entries. They must agree at all times. Never knows why money moves.

use super::child::Account;
use super::ledger::{Ledger, LedgerAccount, Reason};
use crate::basics::{Pence, Week};
use crate::outcome::accounts_year::{AccountsYear, Flows};

/// The ledger's side of one arrangement, summed since week 0.
#[derive(Clone, Copy, Debug, Default)]
struct Ledgered {
    paid: Pence,
    spent: Pence,
    reclaimed: Pence,
    returned: Pence,
    /// Everything that came less everything that went, by reasons.
    net: Pence,
    /// The balances of accounts that are closed.
    stranded: Pence,
}

/// The year that runs.
#[derive(Clone, Debug, Default)]
pub struct Yearly {
    /// Counters since the year began and its opening balances: managed accounts, direct payments.
    flows: [Flows; 2],
    /// What the ledger said when the year began.
    before: [Ledgered; 2],
}

impl Yearly {
    /// The counters of the arrangement that an account belongs to.
    #[inline]
    pub fn of(&mut self, account: &Account) -> &mut Flows {
        self.of_kind(account.direct)
    }

    /// The counters of direct payments, or of managed accounts.
    #[inline]
    pub fn of_kind(&mut self, direct: bool) -> &mut Flows {
        &mut self.flows[usize::from(direct)]
    }

    /// Ends the financial year and begins the next.
    pub(super) fn close(&mut self, ledger: &Ledger, accounts: &[Account]) -> AccountsYear {
        let [managed, direct] = self.now(ledger, accounts);
        let opening = |closing| Flows { opening: closing, ..Flows::default() };
        self.flows = [opening(managed.0.closing), opening(direct.0.closing)];
        self.before = [managed.1, direct.1];
        AccountsYear { direct: direct.0, managed: managed.0 }
    }

    /// Where the year's accounts do not reconcile, in words.
    pub(super) fn violated_law(&self, week: Week, ledger: &Ledger, accounts: &[Account]) -> Option<String> {
        let [managed, direct] = self.now(ledger, accounts);
        let named = [("managed accounts", managed.0), ("direct payments", direct.0)];
        named.into_iter().find_map(|(name, flows)| unreconciled(week, name, &flows))
    }

    /// The year as it stands: managed accounts, direct payments.
    fn now(&self, ledger: &Ledger, accounts: &[Account]) -> [(Flows, Ledgered); 2] {
        [false, true].map(|direct| {
            let (mut closing, mut stranded) = (Pence::ZERO, Pence::ZERO);
            for (number, account) in accounts.iter().enumerate().filter(|(_, a)| a.direct == direct) {
                let balance = ledger.balance(LedgerAccount::Account(number as u32));
                *(if account.open { &mut closing } else { &mut stranded }) += balance;
            }
            let after = ledgered(ledger, direct, stranded);
            let before = &self.before[usize::from(direct)];
            let mut flows = self.flows[usize::from(direct)];
            flows.closing = closing;
            let lines = [
                flows.paid - (after.paid - before.paid),
                flows.spent - (after.spent - before.spent),
                flows.reclaimed - (after.reclaimed - before.reclaimed),
                flows.returned - (after.returned - before.returned),
                flows.written_off - (after.stranded - before.stranded),
                flows.opening - (before.net - before.stranded),
                flows.closing - (after.net - after.stranded),
            ];
            flows.ledger_difference = lines.iter().map(|line| Pence(line.0.abs())).sum();
            (flows, after)
        })
    }
}

/// The ledger's sums by reason over the accounts of one arrangement.
fn ledgered(ledger: &Ledger, direct: bool, stranded: Pence) -> Ledgered {
    let went = |reason| ledger.went_from_accounts(direct, reason);
    Ledgered {
        paid: ledger.came_to_accounts(direct, Reason::Payment)
            + ledger.came_to_accounts(direct, Reason::StartUpPayment),
        spent: went(Reason::Care) + went(Reason::Wage) + went(Reason::Flexible) + went(Reason::Misuse),
        reclaimed: went(Reason::Reclaim),
        returned: went(Reason::Closure),
        net: ledger.net_of_accounts(direct),
        stranded,
    }
}

fn unreconciled(week: Week, name: &str, flows: &Flows) -> Option<String> {
    if flows.difference() == Pence::ZERO && flows.ledger_difference == Pence::ZERO {
        return None;
    }
    Some(format!(
        "week {}: the year's {name} do not reconcile: {} by the counters, {} between counters and ledger ({flows:?})",
        week.0,
        flows.difference(),
        flows.ledger_difference
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(direct: bool, open: bool) -> Account {
        Account {
            key: 0,
            family: 0,
            direct,
            open,
            budget: Pence::ZERO,
            paid_until: Week(0),
            starts_by: Week(0),
            return_due: Week(0),
            late: 0,
            reminded: false,
            reinstated_on: None,
            suspended_since: None,
        }
    }

    /// A ledger that paid £10 into a direct payment, of which £4 were spent.
    fn moved() -> (Ledger, Vec<Account>) {
        let mut ledger = Ledger::default();
        let book = LedgerAccount::Account(ledger.open_account(true));
        ledger.transfer(LedgerAccount::Treasury, LedgerAccount::Fund, Pence(1_000), Reason::Envelope);
        ledger.transfer(LedgerAccount::Fund, book, Pence(1_000), Reason::Payment);
        ledger.transfer(book, LedgerAccount::Elsewhere, Pence(400), Reason::Flexible);
        (ledger, vec![account(true, true)])
    }

    #[test]
    fn counters_that_saw_everything_reconcile_and_a_penny_more_does_not() {
        let (ledger, accounts) = moved();
        let mut yearly = Yearly::default();
        yearly.of(&accounts[0]).paid += Pence(1_000);
        yearly.of(&accounts[0]).spent += Pence(400);
        let [(managed, _), (direct, _)] = yearly.now(&ledger, &accounts);
        assert_eq!(managed, Flows::default());
        assert_eq!(
            (direct.closing, direct.difference(), direct.ledger_difference),
            (Pence(600), Pence(0), Pence(0))
        );
        yearly.of(&accounts[0]).spent += Pence(1);
        let [_, (direct, _)] = yearly.now(&ledger, &accounts);
        assert_eq!((direct.difference(), direct.ledger_difference), (Pence(-1), Pence(1)));
        let said = unreconciled(Week(7), "direct payments", &direct).unwrap();
        assert!(said.starts_with("week 7: the year's direct payments do not reconcile: £-0.01"), "{said}");
    }

    #[test]
    fn money_left_in_a_closed_account_is_written_off_or_missed() {
        let (ledger, mut accounts) = moved();
        accounts[0].open = false;
        let mut yearly = Yearly::default();
        yearly.of(&accounts[0]).paid += Pence(1_000);
        yearly.of(&accounts[0]).spent += Pence(400);
        let [_, (missed, _)] = yearly.now(&ledger, &accounts);
        assert_eq!((missed.difference(), missed.ledger_difference), (Pence(600), Pence(600)));
        yearly.of(&accounts[0]).written_off += Pence(600);
        let [_, (said, _)] = yearly.now(&ledger, &accounts);
        assert_eq!((said.difference(), said.ledger_difference), (Pence(0), Pence(0)));
    }
}
