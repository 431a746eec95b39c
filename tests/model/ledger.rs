//! The ledger from outside: every account is its own, every sum is kept by what it was for.

use allotment::basics::{Pence, Week};
use allotment::world::ledger::{Book, Ledger, Reason};

#[test]
fn every_account_is_its_own() {
    let mut ledger = Ledger::default();
    assert_eq!([ledger.open_account(true), ledger.open_account(false)], [0, 1]);
    assert_eq!([ledger.open_provider(), ledger.open_provider()], [0, 1]);
    let books = [
        Book::Fund,
        Book::Reserve,
        Book::Grants,
        Book::AssistantWages,
        Book::OnCosts,
        Book::Fees,
        Book::Support,
        Book::Emergency,
        Book::Staff,
        Book::ProviderCosts,
        Book::Elsewhere,
        Book::Account(0),
        Book::Account(1),
        Book::Provider(0),
        Book::Provider(1),
    ];
    for (place, &book) in books.iter().enumerate() {
        ledger.transfer(Book::Treasury, book, Pence(100 + place as i64), Reason::Envelope);
    }
    for (place, &book) in books.iter().enumerate() {
        assert_eq!(ledger.balance(book), Pence(100 + place as i64), "{book:?}");
        assert_eq!(ledger.went(book), Pence::ZERO, "{book:?}");
    }
    let all: i64 = (0..books.len() as i64).map(|place| 100 + place).sum();
    assert_eq!(ledger.balance(Book::Treasury), Pence(-all));
    assert_eq!(ledger.went(Book::Treasury), Pence(all));
    assert_eq!(ledger.broken(Week(1)), None);
}

#[test]
fn sums_are_kept_by_reason_and_by_kind_of_account() {
    let mut ledger = Ledger::default();
    let direct = Book::Account(ledger.open_account(true));
    let managed = Book::Account(ledger.open_account(false));
    ledger.transfer(Book::Fund, direct, Pence(1_000), Reason::Payment);
    ledger.transfer(Book::Fund, managed, Pence(600), Reason::Payment);
    ledger.transfer(direct, Book::Elsewhere, Pence(250), Reason::Care);
    ledger.transfer(managed, Book::Elsewhere, Pence(70), Reason::Care);
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
    ledger.transfer(Book::Treasury, Book::Fund, Pence(1_000), Reason::Envelope);
    assert_eq!(ledger.pay_from_fund(Book::Staff, Pence(400), Reason::StaffCost), Pence::ZERO);
    assert_eq!(ledger.pay_from_fund(Book::Staff, Pence(600), Reason::StaffCost), Pence::ZERO);
    assert_eq!((ledger.balance(Book::Fund), ledger.balance(Book::Reserve)), (Pence::ZERO, Pence::ZERO));
    assert_eq!(ledger.moved(Reason::Shortfall), Pence::ZERO);
    assert_eq!(ledger.pay_from_fund(Book::Staff, Pence(1), Reason::StaffCost), Pence(1));
    assert_eq!((ledger.balance(Book::Fund), ledger.balance(Book::Reserve)), (Pence::ZERO, Pence(-1)));
    assert_eq!(ledger.balance(Book::Staff), Pence(1_001));
}
