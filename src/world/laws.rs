//! The laws of the model: money, hours and people are conserved, and what is written twice agrees.

use super::World;
use super::caseloads::Caseloads;
use super::child::{Element, Supplier};
use super::family::NONE;
use crate::basics::{Pence, Slot};

impl World {
    /// The first law of the model that is violated, in words: money, hours and people; `None` where none is.
    pub fn violated_law(&self) -> Option<String> {
        self.violated_money()
            .or_else(|| self.violated_bookings())
            .or_else(|| self.violated_supply())
            .or_else(|| self.violated_accounts())
            .or_else(|| self.violated_families())
            .or_else(|| self.violated_holders())
            .or_else(|| self.violated_commitments())
    }

    /// The ledger and the year's accounts.
    fn violated_money(&self) -> Option<String> {
        let of_year = || self.yearly.violated_law(self.week, &self.ledger, &self.accounts);
        self.ledger.violated_law(self.week).or_else(of_year)
    }

    /// Whether each element books no more than it needs, and with somebody.
    fn violated_bookings(&self) -> Option<String> {
        let week = self.week.0;
        self.elements.iter().enumerate().find_map(|(i, e)| {
            let is_booked = e.supplier != Supplier::Nobody;
            if e.booked > e.minutes {
                Some(format!("week {week}: element {i} books {} of {} minutes", e.booked, e.minutes))
            } else if !is_booked && e.booked > 0 {
                Some(format!("week {week}: element {i} books with nobody"))
            } else if is_booked && e.booked == 0 {
                Some(format!("week {week}: element {i} books nothing with somebody"))
            } else {
                None
            }
        })
    }

    /// Whether providers and assistants know who has booked them, and have the hours.
    fn violated_supply(&self) -> Option<String> {
        let week = self.week.0;
        let mut booked = vec![[0u32; 6]; self.providers.len()];
        let mut clients = vec![0; self.providers.len()];
        let mut taken = vec![0u32; self.assistants.len()];
        for e in &self.elements {
            match e.supplier {
                Supplier::Nobody => {}
                Supplier::Provider(p) => {
                    booked[p as usize][e.slot as usize] += e.booked;
                    clients[p as usize] += 1;
                }
                Supplier::Assistant(p) => taken[p as usize] += e.booked,
            }
        }
        let mut listed = vec![false; self.elements.len()];
        for (i, provider) in self.providers.iter().enumerate() {
            let is_new_client = |&e: &u32| {
                let is_its = self.elements[e as usize].supplier == Supplier::Provider(i as u32);
                is_its && !std::mem::replace(&mut listed[e as usize], true)
            };
            if provider.clients.len() != clients[i] || !provider.clients.iter().all(is_new_client) {
                return Some(format!("week {week}: provider {i} miscounts who has booked it"));
            }
            if provider.booked != booked[i] {
                return Some(format!("week {week}: provider {i}'s bookings do not add up"));
            }
            if let Some(slot) =
                Slot::ALL.iter().find(|&&s| provider.booked[s as usize] > provider.staffed[s as usize])
            {
                return Some(format!("week {week}: provider {i} is overbooked in {}", slot.words()));
            }
        }
        let wrong = self.assistants.iter().zip(&taken).position(|(a, &t)| a.taken != t || t > a.minutes);
        wrong.map(|i| format!("week {week}: assistant {i}'s hours do not add up"))
    }

    /// Whether the counts of open and suspended accounts are right.
    fn violated_accounts(&self) -> Option<String> {
        let open = self.accounts.iter().filter(|account| account.open);
        let (mut opened, mut suspended) = (0, 0);
        for account in open {
            opened += 1;
            suspended += u32::from(account.suspended_since.is_some());
        }
        let counted = (opened, suspended) == (self.open_accounts, self.suspended_accounts);
        (!counted).then(|| format!("week {}: open or suspended accounts are miscounted", self.week.0))
    }

    /// Whether each family's numbers are numbers, and its children, case and accounts agree.
    fn violated_families(&self) -> Option<String> {
        let week = self.week.0;
        let mut accounts = vec![0; self.cases.len()];
        let open = self.accounts.iter().filter(|account| account.open);
        open.for_each(|account| accounts[account.family as usize] += 1);
        let families = self.families.iter().zip(&self.households).zip(&self.cases);
        for (i, ((family, household), case)) in families.enumerate() {
            let children = &self.children[household.children()];
            if case.is_open() != children.iter().any(|child| child.active) {
                return Some(format!(
                    "week {week}: family {i} and its children disagree on whether they stay"
                ));
            }
            let numbers =
                [family.strain, family.trust, family.fear, family.load, family.capacity, family.mean_load];
            if numbers.iter().any(|number| !number.is_finite()) {
                return Some(format!("week {week}: family {i} has a number that is not finite: {numbers:?}"));
            }
            if family.delivered > family.assessed {
                return Some(format!("week {week}: family {i} got more than it was assessed for"));
            }
            if case.n_accounts != accounts[i] {
                return Some(format!("week {week}: family {i}'s open accounts are miscounted"));
            }
            if case.in_crisis != (household.crisis_hours > 0.0) {
                return Some(format!("week {week}: family {i} and its case disagree"));
            }
            if case.arrangement.has_account() != children.iter().any(|child| child.has_account()) {
                return Some(format!("week {week}: family {i}'s accounts do not fit its arrangement"));
            }
        }
        // What the council arranges has no account, whatever holds the rest of the child's money.
        let account_of =
            |e: &Element| if e.by_council { NONE } else { self.children[e.child as usize].account };
        let wrong = self.elements.iter().position(|e| e.account != account_of(e));
        wrong.map(|i| format!("week {week}: element {i} and its child disagree on the account"))
    }

    /// Whether every open case is held once, by the worker that it names, or waits for one.
    fn violated_holders(&self) -> Option<String> {
        let week = self.week.0;
        if self.caseloads != Caseloads::of(&self.workers) {
            return Some(format!("week {week}: cases of workers are miscounted"));
        }
        let mut held = vec![0u32; self.families.len()];
        let by_workers =
            (0..).zip(&self.workers).flat_map(|(w, worker)| worker.cases.iter().map(move |&f| (w, f)));
        for (worker, family) in by_workers.chain(self.unassigned.iter().map(|&family| (NONE, family))) {
            held[family as usize] += 1;
            if self.attention[family as usize].worker != worker {
                return Some(format!("week {week}: family {family} and its worker disagree"));
            }
        }
        let wrong = (0..held.len()).find(|&i| held[i] != u32::from(self.cases[i].is_open()));
        wrong.map(|i| format!("week {week}: family {i} is held {} times", held[i]))
    }

    /// Whether the authority has committed what the plans commit.
    fn violated_commitments(&self) -> Option<String> {
        let sum = self.households.iter().map(|household| household.commitment).sum::<Pence>();
        (sum != self.authority.committed).then(|| format!("week {}: commitments do not add up", self.week.0))
    }
}
