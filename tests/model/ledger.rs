//! The ledger from outside: every account is its own, every sum is kept by what it was for.

use allotment::basics::{Pence, Week};
use allotment::world::ledger::{Ledger, LedgerAccount, Reason};

#[test]
fn every_account_is_its_own() {
    let mut ledger = Ledger::default();
    assert_eq!([ledger.open_account(true), ledger.open_account(false)], [0, 1]);
    assert_eq!([ledger.open_provider(), ledger.open_provider()], [0, 1]);
    let books = [
        LedgerAccount::Fund,
        LedgerAccount::Reserve,
        LedgerAccount::Grants,
        LedgerAccount::AssistantWages,
        LedgerAccount::OnCosts,
        LedgerAccount::Fees,
        LedgerAccount::Support,
        LedgerAccount::Emergency,
        LedgerAccount::Staff,
        LedgerAccount::ProviderCosts,
        LedgerAccount::Elsewhere,
        LedgerAccount::Account(0),
        LedgerAccount::Account(1),
        LedgerAccount::Provider(0),
        LedgerAccount::Provider(1),
    ];
    for (place, &book) in books.iter().enumerate() {
        ledger.transfer(LedgerAccount::Treasury, book, Pence(100 + place as i64), Reason::Envelope);
    }
    for (place, &book) in books.iter().enumerate() {
        assert_eq!(ledger.balance(book), Pence(100 + place as i64), "{book:?}");
        assert_eq!(ledger.went(book), Pence::ZERO, "{book:?}");
    }
    let all: i64 = (0..books.len() as i64).map(|place| 100 + place).sum();
    assert_eq!(ledger.balance(LedgerAccount::Treasury), Pence(-all));
    assert_eq!(ledger.went(LedgerAccount::Treasury), Pence(all));
    assert_eq!(ledger.violated_law(Week(1)), None);
}

#[test]
fn sums_are_kept_by_reason_and_by_kind_of_account() {
    let mut ledger = Ledger::default();
    let direct = LedgerAccount::Account(ledger.open_account(true));
    let managed = LedgerAccount::Account(ledger.open_account(false));
    ledger.transfer(LedgerAccount::Fund, direct, Pence(1_000), Reason::Payment);
    ledger.transfer(LedgerAccount::Fund, managed, Pence(600), Reason::Payment);
    ledger.transfer(direct, LedgerAccount::Elsewhere, Pence(250), Reason::Care);
    ledger.transfer(managed, LedgerAccount::Elsewhere, Pence(70), Reason::Care);
    ledger.transfer(direct, managed, Pence(30), Reason::Regrouped);
    assert_eq!(ledger.came_to_accounts(true, Reason::Payment), Pence(1_000));
    assert_eq!(ledger.came_to_accounts(false, Reason::Payment), Pence(600));
    assert_eq!(ledger.came_to_accounts(true, Reason::Care), Pence::ZERO);
    assert_eq!(ledger.came_to_accounts(false, Reason::Regrouped), Pence(30));
    assert_eq!(ledger.went_from_accounts(true, Reason::Care), Pence(250));
    assert_eq!(ledger.went_from_accounts(false, Reason::Care), Pence(70));
    assert_eq!(ledger.went_from_accounts(true, Reason::Regrouped), Pence(30));
    assert_eq!(ledger.net_of_accounts(true), Pence(720));
    assert_eq!(ledger.net_of_accounts(false), Pence(560));
    assert_eq!(ledger.moved(Reason::Payment), Pence(1_600));
    assert_eq!(ledger.moved(Reason::Care), Pence(320));
    assert_eq!(ledger.went(direct), Pence(280));
}

#[test]
fn the_reserve_meets_what_the_fund_lacks_and_no_more() {
    let mut ledger = Ledger::default();
    ledger.transfer(LedgerAccount::Treasury, LedgerAccount::Fund, Pence(1_000), Reason::Envelope);
    assert_eq!(ledger.pay_from_fund(LedgerAccount::Staff, Pence(400), Reason::StaffCost), Pence::ZERO);
    assert_eq!(ledger.pay_from_fund(LedgerAccount::Staff, Pence(600), Reason::StaffCost), Pence::ZERO);
    assert_eq!(
        (ledger.balance(LedgerAccount::Fund), ledger.balance(LedgerAccount::Reserve)),
        (Pence::ZERO, Pence::ZERO)
    );
    assert_eq!(ledger.moved(Reason::Shortfall), Pence::ZERO);
    assert_eq!(ledger.pay_from_fund(LedgerAccount::Staff, Pence(1), Reason::StaffCost), Pence(1));
    assert_eq!(
        (ledger.balance(LedgerAccount::Fund), ledger.balance(LedgerAccount::Reserve)),
        (Pence::ZERO, Pence(-1))
    );
    assert_eq!(ledger.balance(LedgerAccount::Staff), Pence(1_001));
}
