//! The shadow against the world: every balance, budget, price and date, to the penny and the week.

use allotment::basics::Pence;
use allotment::world::ledger::Ledger;
use rust_decimal::Decimal;

use super::Shadow;
use crate::amount::{drawn, pounds};
use crate::seen::Seen;

impl Shadow {
    /// What is not the same in both, in words.
    pub(crate) fn differs(&mut self, seen: &Seen, ledger: &Ledger) -> Option<String> {
        let Shadow { books, looked, .. } = self;
        books
            .differs(ledger, looked)
            .or_else(|| self.differs_for_families(seen))
            .or_else(|| self.differs_for_accounts(seen))
            .or_else(|| self.differs_for_the_authority(seen))
    }

    fn differs_for_families(&mut self, seen: &Seen) -> Option<String> {
        let mut sums = Vec::new();
        for (i, (child, own)) in seen.children.iter().zip(&self.children).enumerate() {
            if child.active {
                let [cost, score, budget] = child.money;
                sums.push((format!("the cost of child {i}"), cost, own.cost));
                sums.push((format!("the score of child {i}"), score, own.score));
                sums.push((format!("the budget of child {i}"), budget, own.budget));
            }
        }
        for (i, (element, own)) in seen.elements.iter().zip(&self.elements).enumerate() {
            if element.active {
                sums.push((format!("the share of element {i}"), element.share, own.share));
                if element.restricted != own.restricted {
                    return Some(format!("element {i} is restricted: {}", element.restricted));
                }
                if element.by_council != own.by_council {
                    return Some(format!("element {i} is the council's: {}", element.by_council));
                }
            }
        }
        for (i, (family, own)) in seen.families.iter().zip(&self.commitments).enumerate() {
            sums.push((format!("the commitment of family {i}"), family.commitment, *own));
        }
        self.looked += sums.len() as u64;
        first(sums)
    }

    fn differs_for_accounts(&mut self, seen: &Seen) -> Option<String> {
        if seen.accounts.len() != self.accounts.len() {
            return Some(format!("{} accounts, by the shadow {}", seen.accounts.len(), self.accounts.len()));
        }
        let mut sums = Vec::new();
        for (i, (account, own)) in seen.accounts.iter().zip(&self.accounts).enumerate() {
            let theirs = (account.open, account.direct, account.family);
            if theirs != (own.open, own.direct, own.family) {
                return Some(format!("account {i} is (open, direct, of) {theirs:?}"));
            }
            if account.open {
                let a = account;
                let theirs = (a.paid_until, a.starts_by, a.return_due, a.late, a.suspended);
                let dates = (own.paid_until, own.starts_by, own.return_due, own.late, own.suspended);
                if theirs != dates {
                    return Some(format!("account {i}'s dates {theirs:?}, by the shadow {dates:?}"));
                }
                sums.push((format!("the budget of account {i}"), account.budget, own.budget));
            }
        }
        self.looked += 6 * sums.len() as u64;
        first(sums)
    }

    fn differs_for_the_authority(&mut self, seen: &Seen) -> Option<String> {
        let mut sums = vec![
            ("the envelope".to_owned(), seen.envelope, self.envelope),
            ("the assistant's rate".to_owned(), seen.assistant_rate, self.assistant_rate),
            ("commitments".to_owned(), seen.committed, self.committed()),
        ];
        for (service, own) in self.reference.iter().enumerate() {
            sums.push((format!("reference rate {service}"), seen.reference[service], *own));
            let market = (seen.market_price[service], self.market_price[service]);
            sums.push((format!("the market's price {service}"), market.0, market.1));
        }
        // A ratio, which no sum of money is: as near as binary and decimal quotients are.
        if (drawn(seen.spend_share) - self.spend_share).abs() > Decimal::new(1, 12) {
            return Some(format!("a pound costs {}, by the shadow {}", seen.spend_share, self.spend_share));
        }
        if seen.reviewed_share != self.reviewed_share {
            return Some(format!("{} of accounts are reviewed", seen.reviewed_share));
        }
        for (i, (provider, own)) in seen.providers.iter().zip(&self.traders).enumerate() {
            if provider.open != own.open || provider.delivered != own.delivered {
                return Some(format!(
                    "provider {i} is open: {}, {} minutes",
                    provider.open, provider.delivered
                ));
            }
            sums.push((format!("the price of provider {i}"), provider.price, own.price));
            sums.push((format!("the wage of provider {i}"), provider.wage, own.wage));
            sums.push((format!("the fixed cost of provider {i}"), provider.fixed, own.fixed));
            sums.push((format!("the grant of provider {i}"), provider.grant, own.grant));
        }
        self.looked += sums.len() as u64;
        first(sums)
    }
}

fn first(sums: Vec<(String, Pence, Decimal)>) -> Option<String> {
    let wrong = sums.into_iter().find(|(_, theirs, own)| pounds(*theirs) != *own);
    wrong.map(|(what, theirs, own)| format!("{what} is {theirs}, by the shadow £{own}"))
}
