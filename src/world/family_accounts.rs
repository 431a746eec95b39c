//! The family accounts as state: which a family has, whose money each holds, whether it is open or
//! suspended. The counts of open and suspended accounts change with them.

use super::World;
use super::child::Child;
use super::family::NONE;
use crate::basics::Week;

impl World {
    /// A family's open accounts, each once, in the order of its children. Not by its elements: those that the
    /// council arranges know no account.
    pub fn accounts_of(&self, family: usize) -> impl Iterator<Item = u32> + use<> {
        let (mut numbers, mut count) = ([NONE; 3], 0);
        for &Child { account, .. } in &self.children[self.households[family].children()] {
            if account != NONE && !numbers[..count].contains(&account) {
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
            element.by_council = false;
        }
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
}
