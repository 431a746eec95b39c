//! What comes into the world. Lists that lie side by side grow in step, in one place.

use super::World;
use super::assistant::Assistant;
use super::case::{Attention, Case, Dates};
use super::child::{Account, Child, Element};
use super::family::{Family, NONE};
use super::household::Household;
use super::provider::Provider;
use super::worker::Worker;
use crate::terms::{Arrangement, Stage};

/// A family that comes, with all that belongs to it. Who belongs to whom, by index, is filled in as it is
/// added, and so is its fifth by capacity.
#[derive(Clone, Debug)]
pub struct NewFamily {
    /// How it fares.
    pub family: Family,
    /// Who it is.
    pub household: Household,
    /// When something is next due.
    pub dates: Dates,
    /// Whether it knows of personal budgets.
    pub aware: bool,
    /// Its children, each with its elements.
    pub children: Vec<(Child, Vec<Element>)>,
    /// How many families it has room to follow: the same number for every family.
    pub follows: usize,
}

impl World {
    /// Adds a family that has no plan and asks for one; gives its index. It follows nobody yet, and no
    /// worker holds its case.
    pub fn add_family(&mut self, new: NewFamily) -> usize {
        let NewFamily { mut family, mut household, dates, aware, children, follows } = new;
        let index = self.families.len();
        let (first_child, first_element) = (self.children.len() as u32, self.elements.len() as u32);
        household.first_child = first_child;
        household.n_children = children.len() as u8;
        for (mut child, elements) in children {
            child.family = index as u32;
            child.first_element = self.elements.len() as u32;
            child.n_elements = elements.len() as u32;
            let number = self.children.len() as u32;
            self.children.push(child);
            let owned = |element| Element { family: index as u32, child: number, ..element };
            self.elements.extend(elements.into_iter().map(owned));
        }
        family.quintile = self.fifth_of(family.capacity);
        self.cases.push(Case {
            first_element,
            // Three children at most, of six elements at most.
            n_elements: (self.elements.len() as u32 - first_element) as u8,
            n_booked: 0,
            n_seek_service: 0,
            n_seek_assistant: 0,
            n_assistants: 0,
            n_accounts: 0,
            arrangement: Arrangement::Waiting,
            stage: Stage::Assessment,
            nothing_to_buy: false,
            is_review: false,
            in_crisis: false,
            awaits_support: true,
        });
        self.attention.push(Attention {
            contact_now: 0.0,
            contact: 0.0,
            stage_hours: 0.0,
            worker: NONE,
            requested: self.week,
        });
        self.dates.push(dates);
        self.needs_search.push(true);
        self.aware.push(aware);
        self.families.push(family);
        self.households.push(household);
        self.network.resize(self.network.len() + follows, NONE);
        self.extend_records();
        index
    }

    /// Adds an open account of a family's, with an account of the ledger; gives the number of both.
    pub fn add_account(&mut self, account: Account) -> u32 {
        let number = self.ledger.open_account(account.direct);
        self.open_accounts += 1;
        self.cases[account.family as usize].n_accounts += 1;
        self.accounts.push(account);
        number
    }

    /// Adds a provider, with an account of the ledger; gives the index of both.
    pub fn add_provider(&mut self, provider: Provider) -> usize {
        let number = self.ledger.open_provider();
        self.providers.push(provider);
        number as usize
    }

    /// Adds an assistant to the pool of its area.
    pub fn add_assistant(&mut self, assistant: Assistant) {
        self.markets[assistant.area as usize].pool.push(self.assistants.len() as u32);
        self.assistants.push(assistant);
    }

    /// Adds a post, with whoever holds it; gives its index.
    pub fn add_worker(&mut self, worker: Worker) -> usize {
        let number = self.workers.len();
        if worker.is_in_post() {
            self.caseloads.enter(number, worker.cases.len());
        }
        self.workers.push(worker);
        number
    }
}
