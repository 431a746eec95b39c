//! State: everything that exists in one authority.
//!
//! Never knows a rule, a phase or a scenario; the phases in `week/` change it.

pub mod additions;
pub mod assistant;
pub mod authority;
pub mod case;
mod case_holders;
pub mod caseloads;
pub mod child;
pub mod family;
mod family_accounts;
pub mod household;
mod laws;
pub mod ledger;
mod portrait;
pub mod posting;
pub mod provider;
mod records;
pub mod worker;
pub mod yearly;

use crate::basics::{Pence, Week};
use crate::outcome::Tally;
use crate::outcome::accounts_year::AccountsYear;
use crate::outcome::diary::{Diary, Event};
use crate::outcome::family_record::FamilyRecord;
use assistant::Assistant;
use authority::{Authority, Market};
use case::{Attention, Case, Dates, Portion};
use caseloads::Caseloads;
use child::{Account, Child, Element, Supplier};
use family::Family;
use household::Household;
use ledger::{Ledger, LedgerAccount};
use provider::Provider;
use worker::{Pool, Worker};
use yearly::Yearly;

/// One authority with its families, workers, providers and money.
#[derive(Clone, Debug)]
pub struct World {
    /// The week that is being simulated.
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
    pub needs_search: Vec<bool>,
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
    /// Effort, 0 to 1, that brokers add this week to the search for each family; empty where there are none.
    pub broker_effort: Vec<f64>,
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
                if let Some(index) = provider.clients.iter().position(|&client| client as usize == element) {
                    provider.clients.swap_remove(index);
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
        self.needs_search[family] = true;
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

    /// What has left the fund this financial year for care, support, market measures and crises.
    pub fn spent_this_year(&self) -> Pence {
        self.ledger.went(LedgerAccount::Fund) - self.authority.spent_before
    }

    /// What a year's plans cost for each pound committed, from this financial year so far; nothing where
    /// nothing was committed.
    pub fn spent_a_pound(&self) -> Option<f64> {
        let committed = self.authority.committed_sum / 52.0;
        (committed > 0.0).then(|| self.spent_this_year().or_zero().as_pounds() / committed)
    }

    /// Ends the financial year of the family accounts and begins the next.
    pub fn close_year(&mut self) -> AccountsYear {
        self.yearly.close(&self.ledger, &self.accounts)
    }
}
