//! A record of each family over the policy years, where a study asks for it family by family.

use super::family::NONE;
use super::{World, child::Service};
use crate::outcome::family_record::FamilyRecord;

impl World {
    /// Starts a record for every family there is and every one to come.
    pub fn start_records(&mut self) {
        self.records = Some(Vec::new());
        self.extend_records();
    }

    /// Gives every family that has none yet its record.
    pub(crate) fn extend_records(&mut self) {
        let Some(mut records) = self.records.take() else { return };
        let families = self.families.iter().zip(&self.households).zip(&self.cases);
        for ((family, household), case) in families.skip(records.len()) {
            let children = &self.children[household.children()];
            let elements = &self.elements[case.elements()];
            records.push(FamilyRecord {
                area: household.area,
                quintile: family.quintile,
                deprivation: household.deprivation,
                band: children.iter().map(|child| child.band).max().unwrap_or(0),
                n_children: household.n_children.into(),
                n_one_to_one: elements.iter().filter(|e| e.service == Service::OneToOne).count() as u32,
                capacity: family.capacity,
                arrangement_before: Some(case.arrangement),
                strain_before: family.strain,
                ..FamilyRecord::default()
            });
        }
        self.records = Some(records);
    }

    /// FamilyRecords of its families, with what is only known when they are looked at.
    pub fn completed(&self, mut records: Vec<FamilyRecord>) -> Vec<FamilyRecord> {
        for ((record, family), &aware) in records.iter_mut().zip(&self.families).zip(&self.aware) {
            // A closed family's strain stands still.
            record.strain_after = if record.weeks > 0.0 { family.strain } else { 0.0 };
            record.aware = aware;
        }
        records
    }

    /// Writes to a family's record, where records are kept.
    #[inline]
    pub fn record(&mut self, family: usize, write: impl FnOnce(&mut FamilyRecord)) {
        if let Some(records) = &mut self.records
            && let Some(record) = records.get_mut(family)
        {
            write(record);
        }
    }

    /// The family that an account belongs to; nothing for an account that no family holds.
    pub fn family_of_account(&self, account: u32) -> Option<usize> {
        (account != NONE).then(|| self.accounts[account as usize].family as usize)
    }
}
