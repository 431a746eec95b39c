//! State: everything that exists in one authority.
//!
//! Never knows a rule, a phase or a scenario; `week/` moves it.

pub mod assistant;
pub mod authority;
pub mod case;
pub mod caseloads;
pub mod child;
pub mod family;
pub mod household;
pub mod ledger;
mod portrait;
pub mod posting;
pub mod provider;
mod records;
pub mod worker;
pub mod yearly;

use crate::basics::{Slot, Week};
use crate::outcome::Tally;
use crate::outcome::diary::{Diary, Event};
use crate::outcome::family_record::FamilyRecord;
use assistant::Assistant;
use authority::{Authority, Market};
use case::{Attention, Case, Dates, Portion};
use caseloads::Caseloads;
use child::{Account, Child, Element, Supplier};
use family::Family;
use household::Household;
use ledger::Ledger;
use provider::Provider;
use worker::{Pool, Worker};
use yearly::Yearly;

/// One authority with its families, workers, providers and money.
#[derive(Clone, Debug)]
pub struct World {
    /// The week that is being lived.
    pub week: Week,
    /// Families, in order of arrival; those that left stay, closed.
    pub families: Vec<Family>,
    /// The household of each family.
    pub households: Vec<Household>,
    /// The case of each family.
    pub cases: Vec<Case>,
    /// When something is next due for each family.
    pub dates: Vec<Dates>,
    /// Whether search has to look at a family: since the last search something of it was unbooked,
    /// divided anew or arranged otherwise, or that search left something unbooked.
    pub restless: Vec<bool>,
    /// Whether a family knows of personal budgets.
    pub aware: Vec<bool>,
    /// What each family gets of its worker, and how far its case is.
    pub attention: Vec<Attention>,
    /// What each family of a worker's got alike in this week's casework, a worker each; worth nothing once
    /// cases have changed hands.
    pub portions: Vec<Portion>,
    /// Children, siblings side by side.
    pub children: Vec<Child>,
    /// Elements, those of a child side by side.
    pub elements: Vec<Element>,
    /// Accounts ever opened, in the order of the ledger's.
    pub accounts: Vec<Account>,
    /// How many of them are open.
    pub open_accounts: u32,
    /// How many of those are suspended.
    pub suspended_accounts: u32,
    /// Social workers' posts.
    pub workers: Vec<Worker>,
    /// The workers in post in the order of their numbers of cases.
    pub caseloads: Caseloads,
    /// Finance officers.
    pub finance: Pool,
    /// Brokers.
    pub brokers: Pool,
    /// Providers ever opened, in the order of the ledger's.
    pub providers: Vec<Provider>,
    /// Assistants ever there.
    pub assistants: Vec<Assistant>,
    /// Each area's market.
    pub markets: Vec<Market>,
    /// Envelope, commitments and rates.
    pub authority: Authority,
    /// Every penny.
    pub ledger: Ledger,
    /// The families that each family follows, `network_degree` a family, or [`family::NONE`].
    pub network: Vec<u32>,
    /// The first families of each area, round whose ring families follow each other.
    pub rings: Vec<Vec<u32>>,
    /// What this quarter counted so far.
    pub tally: Tally,
    /// The financial year of the family accounts so far.
    pub yearly: Yearly,
    /// Families without a worker, in order of need for one.
    pub unassigned: Vec<u32>,
    /// The capacities above which the second to fifth fifths of the first families begin.
    pub fifths: [f64; 4],
    /// Each family's sums, where they are asked for.
    pub records: Option<Vec<FamilyRecord>>,
    /// One family's diary, where a story is wanted.
    pub diary: Option<Box<Diary>>,
}

impl World {
    /// The families that a family follows, as long as they are with the authority.
    pub fn neighbours(&self, family: usize) -> impl Iterator<Item = usize> {
        let there = self.followed(family).iter().filter(|&&other| other != family::NONE);
        there.map(|&other| other as usize).filter(|&other| self.cases[other].is_open())
    }

    /// The families that a family follows, gone or not, [`family::NONE`] where it has room for more.
    #[inline]
    pub fn followed(&self, family: usize) -> &[u32] {
        let degree = self.network.len() / self.families.len().max(1);
        &self.network[family * degree..(family + 1) * degree]
    }

    /// Notes an event in the diary of the family that is watched; nothing for any other.
    #[inline]
    pub fn note(&mut self, family: usize, event: impl FnOnce() -> Event) {
        if let Some(diary) = &mut self.diary
            && diary.family as usize == family
        {
            diary.entries.push((self.week, event()));
        }
    }

    /// The fifth by capacity in which a newcomer falls: by the bounds of the first families.
    pub fn fifth_of(&self, capacity: f64) -> u8 {
        self.fifths.iter().filter(|&&bound| bound < capacity).count() as u8
    }

    /// A family's open accounts, each once, in the order of its children: every child has an element, which
    /// knows the account.
    pub fn accounts_of(&self, family: usize) -> impl Iterator<Item = u32> + use<> {
        let (mut numbers, mut count) = ([family::NONE; 3], 0);
        for &Element { account, .. } in &self.elements[self.cases[family].elements()] {
            if account != family::NONE && !numbers[..count].contains(&account) {
                numbers[count] = account;
                count += 1;
            }
        }
        numbers.into_iter().take(count)
    }

    /// Gives a child's money to an account, or to none.
    pub fn hold_in(&mut self, child: usize, account: u32) {
        self.children[child].account = account;
        for element in &mut self.elements[self.children[child].elements()] {
            element.account = account;
        }
    }

    /// Frees what an element has booked. An assistant left without work by this family goes back to
    /// the pool.
    pub fn release(&mut self, element: usize) {
        let (slot, booked, family) = {
            let e = &self.elements[element];
            (e.slot, e.booked, e.family as usize)
        };
        let supplier = std::mem::replace(&mut self.elements[element].supplier, Supplier::Nobody);
        match supplier {
            Supplier::Nobody => return,
            Supplier::Provider(i) => {
                let provider = &mut self.providers[i as usize];
                provider.booked[slot as usize] -= booked;
                if let Some(place) = provider.clients.iter().position(|&client| client as usize == element) {
                    provider.clients.swap_remove(place);
                }
            }
            Supplier::Assistant(i) => {
                let assistant = &mut self.assistants[i as usize];
                assistant.taken -= booked;
                if assistant.taken == 0 && assistant.post == assistant::Post::With(family as u32) {
                    assistant.post = assistant::Post::Pool;
                    self.markets[assistant.area as usize].pool.push(i);
                    self.cases[family].n_assistants -= 1;
                }
            }
        }
        self.restless[family] = true;
        let e = &mut self.elements[element];
        e.booked = 0;
        e.tenure = 0;
        e.searching = 0;
    }

    /// Ends a booking for a reason that the family's diary names.
    pub fn lose(&mut self, element: usize, why: &'static str) {
        let family = self.elements[element].family;
        if self.diary.as_ref().is_some_and(|diary| diary.family == family) {
            let words = self.element_words(element);
            self.note(family as usize, || Event::Lost { element: words, why });
        }
        self.release(element);
    }

    /// An element in words, for a diary.
    pub fn element_words(&self, element: usize) -> String {
        let e = &self.elements[element];
        format!("{} ({})", e.service.words(), e.slot.words())
    }

    /// What breaks a law of the model, in words: money, hours and people; `None` where nothing does.
    pub fn broken(&self) -> Option<String> {
        let money = || self.ledger.broken(self.week).or_else(|| self.broken_year());
        money().or_else(|| self.broken_hours()).or_else(|| self.broken_people())
    }

    /// Stops payments into an open account, which goes on as it is where they are stopped already.
    pub fn suspend(&mut self, account: usize, since: Week) {
        debug_assert!(self.accounts[account].open, "account {account} is closed");
        let suspended = &mut self.accounts[account].suspended_since;
        self.suspended_accounts += u32::from(suspended.is_none());
        suspended.get_or_insert(since);
    }

    /// Starts payments into an open account again.
    pub fn resume(&mut self, account: usize) {
        debug_assert!(self.accounts[account].open, "account {account} is closed");
        let suspended = self.accounts[account].suspended_since.take();
        self.suspended_accounts -= u32::from(suspended.is_some());
    }

    /// Closes a family account, whose money is elsewhere by now.
    pub fn shut(&mut self, account: u32) {
        let account = &mut self.accounts[account as usize];
        debug_assert!(account.open, "an account of family {} is closed already", account.family);
        account.open = false;
        self.suspended_accounts -= u32::from(account.suspended_since.is_some());
        self.cases[account.family as usize].n_accounts -= 1;
        self.open_accounts -= 1;
    }

    fn broken_hours(&self) -> Option<String> {
        let week = self.week.0;
        let mut booked = vec![[0u32; 6]; self.providers.len()];
        let mut clients = vec![0; self.providers.len()];
        let mut taken = vec![0u32; self.assistants.len()];
        for (i, e) in self.elements.iter().enumerate() {
            if e.booked > e.minutes {
                return Some(format!("week {week}: element {i} books {} of {} minutes", e.booked, e.minutes));
            }
            match e.supplier {
                Supplier::Nobody if e.booked > 0 => {
                    return Some(format!("week {week}: element {i} books with nobody"));
                }
                Supplier::Provider(_) | Supplier::Assistant(_) if e.booked == 0 => {
                    return Some(format!("week {week}: element {i} books nothing with somebody"));
                }
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

    fn broken_people(&self) -> Option<String> {
        let week = self.week.0;
        let open = || self.accounts.iter().filter(|account| account.open);
        let suspended = open().filter(|account| account.suspended_since.is_some()).count();
        if (open().count(), suspended) != (self.open_accounts as usize, self.suspended_accounts as usize) {
            return Some(format!("week {week}: open or suspended accounts are miscounted"));
        }
        let mut accounts = vec![0; self.cases.len()];
        open().for_each(|account| accounts[account.family as usize] += 1);
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
        if let Some(i) =
            self.elements.iter().position(|e| e.account != self.children[e.child as usize].account)
        {
            return Some(format!("week {week}: element {i} and its child disagree on the account"));
        }
        if self.caseloads != Caseloads::of(&self.workers) {
            return Some(format!("week {week}: cases of workers are miscounted"));
        }
        let mut held = vec![0u32; self.families.len()];
        let by_workers =
            (0..).zip(&self.workers).flat_map(|(w, worker)| worker.cases.iter().map(move |&f| (w, f)));
        for (worker, family) in by_workers.chain(self.unassigned.iter().map(|&family| (family::NONE, family)))
        {
            held[family as usize] += 1;
            if self.attention[family as usize].worker != worker {
                return Some(format!("week {week}: family {family} and its worker disagree"));
            }
        }
        let wrong = (0..held.len()).find(|&i| held[i] != u32::from(self.cases[i].is_open()));
        if let Some(i) = wrong {
            return Some(format!("week {week}: family {i} is held {} times", held[i]));
        }
        let sum = self.households.iter().map(|household| household.commitment).sum::<crate::basics::Pence>();
        (sum != self.authority.committed).then(|| format!("week {week}: commitments do not add up"))
    }
}
