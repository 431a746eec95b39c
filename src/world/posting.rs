//! Posting a movement of money: one call that moves the ledger and counts the movement everywhere else.
//!
//! Six books record the authority's money: the ledger, the quarter's tally, the year's account, the
//! family's record, the household's last year of reclaim, and the diary. Which of them a movement
//! belongs to follows from its reason and from who pays, so that a phase decides who pays whom, how
//! much and why, and cannot forget a book. Never knows why a sum is due.

use super::World;
use super::child::Account;
use super::household::Household;
use super::ledger::{Ledger, LedgerAccount, Reason};
use super::yearly::Yearly;
use crate::basics::{Pence, Week};
use crate::outcome::Tally;
use crate::outcome::diary::{Diary, Event};
use crate::outcome::family_record::FamilyRecord;

/// The books of one authority, borrowed apart from the rest of the world, for a phase that holds
/// elements or providers at the same time.
pub struct Books<'a> {
    /// The week of the movement.
    pub week: Week,
    /// Every penny.
    pub ledger: &'a mut Ledger,
    /// What the quarter counted so far.
    pub tally: &'a mut Tally,
    /// The year's account of the family accounts.
    pub yearly: &'a mut Yearly,
    /// The family accounts, which say whose they are.
    pub accounts: &'a [Account],
    /// The households, which remember the last year in which money was reclaimed.
    pub households: &'a mut [Household],
    /// Each family's record, where records are kept.
    pub records: Option<&'a mut [FamilyRecord]>,
    /// The diary of one family, where one is kept.
    pub diary: Option<&'a mut Diary>,
}

impl Books<'_> {
    /// Moves money and counts the movement in every book that its reason names. The amount is never
    /// negative. What the fund lacks comes from the corporate reserve and is counted as overspend.
    ///
    /// Always inline: payer, payee and reason are known where it is called, and nothing is left of the
    /// choices.
    #[inline(always)]
    pub fn post(&mut self, from: LedgerAccount, to: LedgerAccount, amount: Pence, reason: Reason) {
        if from == LedgerAccount::Fund {
            let short = self.ledger.pay_from_fund(to, amount, reason);
            self.tally.overspend += short.as_pounds();
        } else {
            self.ledger.transfer(from, to, amount, reason);
        }
        let sum = amount.as_pounds();
        match reason {
            Reason::Payment | Reason::StartUpPayment => self.count_payment(to, amount),
            Reason::Care | Reason::Wage => {
                self.count_spending(from, amount);
                // What an account pays for is the council's cost when it is paid into the account.
                if from == LedgerAccount::Fund {
                    self.tally.cost_care += sum;
                }
            }
            Reason::Flexible => {
                self.count_spending(from, amount);
                self.tally.flexible += sum;
                self.note(from, || Event::FlexiblySpent(amount));
            }
            Reason::Misuse => {
                // Gone from the account, and no support came of it.
                self.tally.misused += sum;
                if let LedgerAccount::Account(account) = from {
                    self.yearly.of_kind(self.ledger.is_direct(account)).spent += amount;
                    self.record(account, |record| record.spent += sum);
                }
            }
            Reason::Reclaim => self.count_reclaim(from, amount),
            Reason::Closure => self.count_closure(from, amount),
            Reason::AccountFee | Reason::Payroll | Reason::Card | Reason::CarerSupport | Reason::Register => {
                self.tally.cost_support += sum
            }
            Reason::StaffCost => self.tally.cost_admin += sum,
            Reason::CrisisCost => self.tally.cost_crisis += sum,
            Reason::StartUpGrant => self.tally.cost_market += sum,
            Reason::BlockTopUp => {
                self.tally.cost_market += sum;
                self.tally.block_topup += sum;
            }
            // Money of the authority, the providers or the assistants that no outcome is made of, and
            // money that stays within the family accounts of one arrangement.
            Reason::Envelope
            | Reason::UnspentEnvelope
            | Reason::Shortfall
            | Reason::OnCost
            | Reason::ProviderStaff
            | Reason::ProviderFixed
            | Reason::ClubGrant
            | Reason::Surplus
            | Reason::OpeningReserve
            | Reason::Regrouped => {}
        }
    }

    /// Public money comes into a family account.
    fn count_payment(&mut self, to: LedgerAccount, amount: Pence) {
        let LedgerAccount::Account(account) = to else { return };
        self.tally.paid += amount.as_pounds();
        self.tally.cost_care += amount.as_pounds();
        self.yearly.of_kind(self.ledger.is_direct(account)).paid += amount;
        self.record(account, |record| record.paid += amount.as_pounds());
        self.note(to, || Event::Paid(amount));
    }

    /// A family account pays for support or other things; nothing to count where the fund pays.
    #[inline(always)]
    fn count_spending(&mut self, from: LedgerAccount, amount: Pence) {
        let LedgerAccount::Account(account) = from else { return };
        self.tally.spent += amount.as_pounds();
        self.yearly.of_kind(self.ledger.is_direct(account)).spent += amount;
        self.record(account, |record| record.spent += amount.as_pounds());
    }

    /// Money is taken back from an open family account.
    fn count_reclaim(&mut self, from: LedgerAccount, amount: Pence) {
        let LedgerAccount::Account(account) = from else { return };
        self.tally.reclaimed += amount.as_pounds();
        self.tally.cost_care -= amount.as_pounds();
        self.yearly.of_kind(self.ledger.is_direct(account)).reclaimed += amount;
        let household = &mut self.households[self.accounts[account as usize].family as usize];
        // Years are counted from 1 here, since 0 stands for never.
        let year = self.week.year() as u16 + 1;
        if std::mem::replace(&mut household.reclaimed_in, year) != year {
            self.tally.reclaimed_families += 1.0;
        }
        self.record(account, |record| record.reclaimed += amount.as_pounds());
        self.note(from, || Event::Reclaimed(amount));
    }

    /// The balance of an account that closes goes back; what it leaves behind is written off.
    fn count_closure(&mut self, from: LedgerAccount, amount: Pence) {
        let LedgerAccount::Account(account) = from else { return };
        self.tally.returned += amount.as_pounds();
        self.tally.cost_care -= amount.as_pounds();
        let left = self.ledger.balance(from);
        let flows = self.yearly.of_kind(self.ledger.is_direct(account));
        flows.returned += amount;
        flows.written_off += left;
        if amount > Pence::ZERO {
            self.note(from, || Event::ReturnedAtClosure(amount));
        }
    }

    /// Writes to the record of the family that holds an account, where records are kept.
    #[inline(always)]
    fn record(&mut self, account: u32, write: impl FnOnce(&mut FamilyRecord)) {
        if let Some(records) = &mut self.records
            && let Some(record) = records.get_mut(self.accounts[account as usize].family as usize)
        {
            write(record);
        }
    }

    /// Notes an event in the diary, where it is the diary of the family that holds an account.
    #[inline]
    fn note(&mut self, of: LedgerAccount, event: impl FnOnce() -> Event) {
        if let Some(diary) = &mut self.diary
            && let LedgerAccount::Account(account) = of
            && self.accounts[account as usize].family == diary.family
        {
            diary.entries.push((self.week, event()));
        }
    }
}

impl World {
    /// Moves money and counts the movement in every book that its reason names; see [`Books::post`].
    #[inline(always)]
    pub fn post(&mut self, from: LedgerAccount, to: LedgerAccount, amount: Pence, reason: Reason) {
        let mut books = Books {
            week: self.week,
            ledger: &mut self.ledger,
            tally: &mut self.tally,
            yearly: &mut self.yearly,
            accounts: &self.accounts,
            households: &mut self.households,
            records: self.records.as_deref_mut(),
            diary: self.diary.as_deref_mut(),
        };
        books.post(from, to, amount, reason);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Arrangement;

    const ACCOUNT: LedgerAccount = LedgerAccount::Account(0);

    /// What one movement of £4 out of £10 is counted as: tally, the year's account of direct payments,
    /// record, events.
    fn counted(from: LedgerAccount, to: LedgerAccount, reason: Reason) -> (Tally, String, FamilyRecord) {
        let (mut ledger, mut tally, mut yearly) = (Ledger::default(), Tally::default(), Yearly::default());
        let number = ledger.open_account(true);
        ledger.open_provider();
        ledger.transfer(LedgerAccount::Treasury, LedgerAccount::Fund, Pence(1_000), Reason::Envelope);
        ledger.transfer(LedgerAccount::Treasury, ACCOUNT, Pence(1_000), Reason::Regrouped);
        let accounts = [Account {
            key: 0,
            family: 0,
            direct: true,
            open: true,
            budget: Pence::ZERO,
            paid_until: Week(0),
            starts_by: Week(0),
            return_due: Week(0),
            late: 0,
            reminded: false,
            reinstated_on: None,
            suspended_since: None,
        }];
        assert_eq!(number, 0);
        let mut households = [Household {
            x: 0.0,
            y: 0.0,
            commitment: Pence::ZERO,
            engagement: 1.0,
            crisis_hours: 0.0,
            first_request: Week(0),
            rounds: 0,
            moves_away: Week(0),
            first_child: 0,
            reclaimed_in: 0,
            area: 0,
            n_children: 0,
            chosen: Arrangement::Waiting,
            deprivation: 0,
            car: false,
            employer: false,
            had_budget: false,
            dropped_out: false,
            had_account: false,
            offered: [false; 2],
        }];
        let mut records = [FamilyRecord::default()];
        let mut diary = Diary::default();
        let mut books = Books {
            week: Week(60),
            ledger: &mut ledger,
            tally: &mut tally,
            yearly: &mut yearly,
            accounts: &accounts,
            households: &mut households,
            records: Some(&mut records),
            diary: Some(&mut diary),
        };
        books.post(from, to, Pence(400), reason);
        assert_eq!(ledger.moved(reason), Pence(400 + if reason == Reason::Envelope { 1_000 } else { 0 }));
        let events: Vec<Event> = diary.entries.into_iter().map(|(_, event)| event).collect();
        let flows = *yearly.of(&accounts[0]);
        let year = [flows.paid, flows.spent, flows.reclaimed, flows.returned, flows.written_off].map(|p| p.0);
        let [record] = records;
        (tally, format!("{year:?} {events:?}"), record)
    }

    #[test]
    fn every_reason_counts_in_its_own_books() {
        use LedgerAccount::{
            AssistantWages, Elsewhere, Emergency, Fees, Fund, Provider, Staff, Support, Treasury,
        };
        let none = "[0, 0, 0, 0, 0] []";
        let spent = FamilyRecord { spent: 4.0, ..FamilyRecord::default() };
        let unrecorded = FamilyRecord::default();
        let t = Tally::default();
        for reason in [Reason::Payment, Reason::StartUpPayment] {
            let said = counted(Fund, ACCOUNT, reason);
            let paid = FamilyRecord { paid: 4.0, ..FamilyRecord::default() };
            assert_eq!(
                said,
                (
                    Tally { paid: 4.0, cost_care: 4.0, ..t.clone() },
                    "[400, 0, 0, 0, 0] [Paid(Pence(400))]".into(),
                    paid
                )
            );
        }
        for (to, reason) in [(Provider(0), Reason::Care), (AssistantWages, Reason::Wage)] {
            let by_account = Tally { spent: 4.0, ..t.clone() };
            assert_eq!(
                counted(ACCOUNT, to, reason),
                (by_account, "[0, 400, 0, 0, 0] []".into(), spent.clone())
            );
            let by_fund = Tally { cost_care: 4.0, ..t.clone() };
            assert_eq!(counted(Fund, to, reason), (by_fund, none.into(), unrecorded.clone()));
        }
        let flexible = Tally { spent: 4.0, flexible: 4.0, ..t.clone() };
        let said = counted(ACCOUNT, Elsewhere, Reason::Flexible);
        assert_eq!(said, (flexible, "[0, 400, 0, 0, 0] [FlexiblySpent(Pence(400))]".into(), spent));
        let reclaimed = Tally { reclaimed: 4.0, reclaimed_families: 1.0, cost_care: -4.0, ..t.clone() };
        let record = FamilyRecord { reclaimed: 4.0, ..FamilyRecord::default() };
        let said = counted(ACCOUNT, Fund, Reason::Reclaim);
        assert_eq!(said, (reclaimed, "[0, 0, 400, 0, 0] [Reclaimed(Pence(400))]".into(), record));
        // £6 of £10 stay behind: no rule does that, and the year's account would show it.
        let returned = Tally { returned: 4.0, cost_care: -4.0, ..t.clone() };
        let said = counted(ACCOUNT, Fund, Reason::Closure);
        assert_eq!(
            said,
            (returned, "[0, 0, 0, 400, 600] [ReturnedAtClosure(Pence(400))]".into(), unrecorded.clone())
        );
        let costs = [
            (Fund, Fees, Reason::AccountFee, Tally { cost_support: 4.0, ..t.clone() }),
            (Fund, Fees, Reason::Payroll, Tally { cost_support: 4.0, ..t.clone() }),
            (Fund, Fees, Reason::Card, Tally { cost_support: 4.0, ..t.clone() }),
            (Fund, Support, Reason::CarerSupport, Tally { cost_support: 4.0, ..t.clone() }),
            (Fund, Support, Reason::Register, Tally { cost_support: 4.0, ..t.clone() }),
            (Treasury, Staff, Reason::StaffCost, Tally { cost_admin: 4.0, ..t.clone() }),
            (Fund, Emergency, Reason::CrisisCost, Tally { cost_crisis: 4.0, ..t.clone() }),
            (Fund, Provider(0), Reason::StartUpGrant, Tally { cost_market: 4.0, ..t.clone() }),
            (
                Fund,
                Provider(0),
                Reason::BlockTopUp,
                Tally { cost_market: 4.0, block_topup: 4.0, ..t.clone() },
            ),
            (Treasury, Fund, Reason::Envelope, t.clone()),
            (Fund, Treasury, Reason::UnspentEnvelope, t),
        ];
        for (from, to, reason, tally) in costs {
            assert_eq!(counted(from, to, reason), (tally, none.into(), unrecorded.clone()), "{reason:?}");
        }
    }

    #[test]
    fn what_the_fund_lacks_is_overspend() {
        let (mut ledger, mut tally, mut yearly) = (Ledger::default(), Tally::default(), Yearly::default());
        let mut books = Books {
            week: Week(0),
            ledger: &mut ledger,
            tally: &mut tally,
            yearly: &mut yearly,
            accounts: &[],
            households: &mut [],
            records: None,
            diary: None,
        };
        books.post(LedgerAccount::Treasury, LedgerAccount::Fund, Pence(100), Reason::Envelope);
        books.post(LedgerAccount::Fund, LedgerAccount::Emergency, Pence(250), Reason::CrisisCost);
        assert_eq!((tally.overspend, tally.cost_crisis), (1.5, 2.5));
    }
}
