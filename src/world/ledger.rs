//! Double entry: every penny moves from one named account to another, for a reason.
//!
//! The sum over all accounts is zero at all times and each balance is the sum of its movements.
//! Never knows why a sum is due: phases decide, the ledger records.

use crate::basics::{Pence, Week};

/// An account of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerAccount {
    /// The authority's fund for care, support and market measures; never negative.
    Fund,
    /// The corporate reserve that meets a shortfall of the fund; a source, may be negative.
    Reserve,
    /// Where the authority's money comes from; a source, may be negative.
    Treasury,
    /// Grants to clubs; a source, may be negative.
    Grants,
    /// Wages of personal assistants.
    AssistantWages,
    /// Employers' on-costs.
    OnCosts,
    /// Account managers, payroll services, cards.
    Fees,
    /// Carers' support and the register.
    Support,
    /// Emergency care after crises.
    Emergency,
    /// Social workers, finance officers, brokers.
    Staff,
    /// Providers' staff, fixed costs and owners.
    ProviderCosts,
    /// Shops and others from whom families buy other things.
    Elsewhere,
    /// One family account, by number.
    Account(u32),
    /// One provider, by number; may be negative for a grace period.
    Provider(u32),
}

/// Why money moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are the reasons")]
pub enum Reason {
    Envelope,
    UnspentEnvelope,
    Shortfall,
    Payment,
    StartUpPayment,
    Care,
    Wage,
    OnCost,
    Reclaim,
    Closure,
    AccountFee,
    Payroll,
    Card,
    CarerSupport,
    Register,
    StaffCost,
    CrisisCost,
    ProviderStaff,
    ProviderFixed,
    ClubGrant,
    StartUpGrant,
    Surplus,
    Flexible,
    Misuse,
    BlockTopUp,
    OpeningReserve,
    Regrouped,
}

/// How many reasons there are.
const REASONS: usize = Reason::Regrouped as usize + 1;

/// A balance with the sums of what came and went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Entry {
    balance: Pence,
    came: Pence,
    went: Pence,
}

/// What came to and went from the family accounts of one arrangement, by reason.
#[derive(Clone, Copy, Debug, Default)]
struct ByReason {
    came: [Pence; REASONS],
    went: [Pence; REASONS],
}

/// Every account of one authority.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    named: [Entry; 12],
    accounts: Vec<Entry>,
    /// Whether a family account is a direct payment (else managed), and what moved in each kind.
    direct: Vec<bool>,
    of_accounts: [ByReason; 2],
    providers: Vec<Entry>,
    by_reason: [Pence; REASONS],
}

impl Ledger {
    /// Opens a family account, a direct payment or a managed one, and gives its number.
    pub fn open_account(&mut self, direct: bool) -> u32 {
        self.accounts.push(Entry::default());
        self.direct.push(direct);
        (self.accounts.len() - 1) as u32
    }

    /// Prefetches a family account's entry; does nothing where there is no such account.
    #[inline]
    pub fn prefetch(&self, account: u32) {
        prefetch_index::prefetch_index(&self.accounts, account as usize);
    }

    /// Opens a provider's account and gives its number.
    pub fn open_provider(&mut self) -> u32 {
        self.providers.push(Entry::default());
        (self.providers.len() - 1) as u32
    }

    /// Moves money. The amount is never negative: swap the two accounts instead.
    ///
    /// Always inline: payer and payee are known where it is called, so that the compiler drops the choice.
    #[inline(always)]
    pub fn transfer(&mut self, from: LedgerAccount, to: LedgerAccount, amount: Pence, reason: Reason) {
        debug_assert!(amount >= Pence::ZERO, "{reason:?}: {amount} from {from:?} to {to:?}");
        let payer = self.entry_mut(from);
        payer.balance -= amount;
        payer.went += amount;
        let payee = self.entry_mut(to);
        payee.balance += amount;
        payee.came += amount;
        self.by_reason[reason as usize] += amount;
        if let LedgerAccount::Account(i) = from {
            self.of_accounts[usize::from(self.direct[i as usize])].went[reason as usize] += amount;
        }
        if let LedgerAccount::Account(i) = to {
            self.of_accounts[usize::from(self.direct[i as usize])].came[reason as usize] += amount;
        }
    }

    /// Pays out of the authority's fund; the corporate reserve meets what it lacks, which is the sum
    /// returned (overspend).
    #[inline(always)]
    pub fn pay_from_fund(&mut self, to: LedgerAccount, amount: Pence, reason: Reason) -> Pence {
        let short = (amount - self.balance(LedgerAccount::Fund)).or_zero();
        if short > Pence::ZERO {
            self.meet(short);
        }
        self.transfer(LedgerAccount::Fund, to, amount, reason);
        short
    }

    /// The corporate reserve meets what the fund lacks.
    #[inline(never)]
    fn meet(&mut self, short: Pence) {
        self.transfer(LedgerAccount::Reserve, LedgerAccount::Fund, short, Reason::Shortfall);
    }

    /// Whether a family account is a direct payment (else managed).
    #[inline]
    pub fn is_direct(&self, account: u32) -> bool {
        self.direct[account as usize]
    }

    /// What an account holds.
    #[inline]
    pub fn balance(&self, account: LedgerAccount) -> Pence {
        self.entry(account).balance
    }

    /// All that ever left an account.
    pub fn went(&self, account: LedgerAccount) -> Pence {
        self.entry(account).went
    }

    /// All that came into family accounts of a kind, direct payments or managed, for a reason.
    pub fn came_to_accounts(&self, direct: bool, reason: Reason) -> Pence {
        self.of_accounts[usize::from(direct)].came[reason as usize]
    }

    /// All that went out of them for a reason.
    pub fn went_from_accounts(&self, direct: bool, reason: Reason) -> Pence {
        self.of_accounts[usize::from(direct)].went[reason as usize]
    }

    /// All that came less all that went, whatever the reason.
    pub fn net_of_accounts(&self, direct: bool) -> Pence {
        let ByReason { came, went } = self.of_accounts[usize::from(direct)];
        came.into_iter().sum::<Pence>() - went.into_iter().sum()
    }

    /// All that moved for a reason since the start.
    pub fn moved(&self, reason: Reason) -> Pence {
        self.by_reason[reason as usize]
    }

    /// How the law of conservation is violated, in words; `None` where it holds.
    pub fn violated_law(&self, week: Week) -> Option<String> {
        let entries = || self.named.iter().chain(&self.accounts).chain(&self.providers);
        if let Some(i) = entries().position(|entry| entry.balance != entry.came - entry.went) {
            let (name, entry) = (self.name(i), entries().nth(i)?);
            return Some(format!(
                "week {}: {name} holds {} but {} came and {} went",
                week.0, entry.balance, entry.came, entry.went
            ));
        }
        let sum = entries().map(|entry| entry.balance).sum::<Pence>();
        if sum != Pence::ZERO {
            return Some(format!("week {}: the accounts sum to {sum}, not to nothing", week.0));
        }
        if let Some(i) = self.accounts.iter().position(|entry| entry.balance < Pence::ZERO) {
            return Some(format!("week {}: family account {i} is overdrawn", week.0));
        }
        if self.balance(LedgerAccount::Fund) < Pence::ZERO {
            return Some(format!("week {}: the authority's fund is overdrawn", week.0));
        }
        None
    }

    /// The name of an entry by its index: the named ones, then accounts, then providers.
    fn name(&self, i: usize) -> String {
        let i = match NAMED.get(i) {
            Some(name) => return (*name).to_owned(),
            None => i - NAMED.len(),
        };
        match i.checked_sub(self.accounts.len()) {
            None => format!("family account {i}"),
            Some(provider) => format!("provider {provider}"),
        }
    }

    #[inline]
    fn entry(&self, account: LedgerAccount) -> &Entry {
        match account {
            LedgerAccount::Account(i) => &self.accounts[i as usize],
            LedgerAccount::Provider(i) => &self.providers[i as usize],
            named => &self.named[index_of(named)],
        }
    }

    #[inline]
    fn entry_mut(&mut self, account: LedgerAccount) -> &mut Entry {
        match account {
            LedgerAccount::Account(i) => &mut self.accounts[i as usize],
            LedgerAccount::Provider(i) => &mut self.providers[i as usize],
            named => &mut self.named[index_of(named)],
        }
    }
}

const NAMED: [&str; 12] = [
    "the fund",
    "the corporate reserve",
    "the treasury",
    "grants",
    "assistants' wages",
    "on-costs",
    "fees",
    "support",
    "emergency care",
    "staff",
    "providers' costs",
    "other things",
];

fn index_of(account: LedgerAccount) -> usize {
    match account {
        LedgerAccount::Fund => 0,
        LedgerAccount::Reserve => 1,
        LedgerAccount::Treasury => 2,
        LedgerAccount::Grants => 3,
        LedgerAccount::AssistantWages => 4,
        LedgerAccount::OnCosts => 5,
        LedgerAccount::Fees => 6,
        LedgerAccount::Support => 7,
        LedgerAccount::Emergency => 8,
        LedgerAccount::Staff => 9,
        LedgerAccount::ProviderCosts => 10,
        LedgerAccount::Elsewhere | LedgerAccount::Account(_) | LedgerAccount::Provider(_) => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_neither_made_nor_lost_and_the_reserve_meets_a_shortfall() {
        let mut ledger = Ledger::default();
        let account = LedgerAccount::Account(ledger.open_account(true));
        ledger.transfer(LedgerAccount::Treasury, LedgerAccount::Fund, Pence(1_000), Reason::Envelope);
        let short = ledger.pay_from_fund(account, Pence(1_500), Reason::Payment);
        assert_eq!(short, Pence(500));
        assert_eq!(ledger.balance(LedgerAccount::Fund), Pence::ZERO);
        assert_eq!(ledger.balance(account), Pence(1_500));
        assert_eq!(ledger.balance(LedgerAccount::Reserve), Pence(-500));
        assert_eq!(ledger.moved(Reason::Shortfall), Pence(500));
        assert_eq!(ledger.violated_law(Week(3)), None);
    }

    #[test]
    fn an_account_is_of_the_kind_it_was_opened_as() {
        let mut ledger = Ledger::default();
        let kinds = [true, false, true];
        let numbers = kinds.map(|direct| ledger.open_account(direct));
        assert_eq!(numbers.map(|number| ledger.is_direct(number)), kinds);
    }

    #[test]
    fn an_overdraft_is_named_with_its_week() {
        let mut ledger = Ledger::default();
        let account = LedgerAccount::Account(ledger.open_account(true));
        ledger.transfer(account, LedgerAccount::Fund, Pence(1), Reason::Reclaim);
        assert_eq!(ledger.violated_law(Week(9)).as_deref(), Some("week 9: family account 0 is overdrawn"));
    }

    #[test]
    fn whatever_does_not_add_up_is_named() {
        let mut sound = Ledger::default();
        sound.open_account(true);
        sound.open_account(false);
        sound.open_provider();
        let violated = |change: fn(&mut Ledger)| {
            let mut ledger = sound.clone();
            change(&mut ledger);
            ledger.violated_law(Week(4)).unwrap_or_default()
        };
        assert_eq!(
            violated(|ledger| ledger.named[1].came += Pence(5)),
            "week 4: the corporate reserve holds £0.00 but £0.05 came and £0.00 went"
        );
        assert_eq!(
            violated(|ledger| ledger.accounts[1].went += Pence(7)),
            "week 4: family account 1 holds £0.00 but £0.00 came and £0.07 went"
        );
        assert!(
            violated(|ledger| ledger.providers[0].balance += Pence(1))
                .starts_with("week 4: provider 0 holds £0.01")
        );
        let made = |ledger: &mut Ledger| {
            ledger.named[0].balance += Pence(3);
            ledger.named[0].came += Pence(3);
        };
        assert_eq!(violated(made), "week 4: the accounts sum to £0.03, not to nothing");
        assert_eq!(
            violated(|ledger| ledger.transfer(
                LedgerAccount::Fund,
                LedgerAccount::Treasury,
                Pence(1),
                Reason::Envelope
            )),
            "week 4: the authority's fund is overdrawn"
        );
        assert_eq!(violated(|_| ()), "");
    }
}
