//! Changing a place, and checking one: what a place file or an override may do to it.
//!
//! A figure and its line of provenance change together. Never knows where the change was written.

use super::definition::{Area, Figures, MOST_AREAS, Place, Provenance, Status};
use super::geography::mean_distance;
use crate::basics::Error;
use crate::basics::parameter::{Table, Typed};

/// Shares of the areas may miss one by this much.
const SHARE_SLACK: f64 = 1e-6;

impl Place {
    /// Sets a figure by the name of its row (`families`, `caseload`, ...) and says where it comes from.
    ///
    /// # Errors
    /// There is no such figure, or its row does not accept the number; the place is as it was.
    pub fn set_figure(&mut self, name: &str, number: f64, status: Status) -> Result<(), Error> {
        let Some(row) = Figures::list().iter().find(|row| row.name == name) else {
            let near = Figures::list()
                .iter()
                .map(|row| (strsim::jaro_winkler(name, row.name), row.name))
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map_or("families", |(_, name)| name);
            return Err(Error::new(format!("a place has no figure `{name}`"))
                .with_hint(format!("did you mean `{near}`?")));
        };
        let number = row
            .accept(&Typed::Number(number))
            .map_err(|wrong| Error::new(format!("`{}` {wrong}", row.key())).with_hint(row.meaning))?;
        self.figures.set(row.group, row.name, number);
        self.line(name, format!("{} {}", row.show(number), row.unit), status);
        Ok(())
    }

    /// Replaces the areas and says where they come from. [`Place::check`] says whether they can stand.
    pub fn set_areas(&mut self, areas: Vec<Area>, status: Status) {
        let thin = areas.iter().filter(|area| area.thin).count();
        let distance = mean_distance(&areas);
        let counted = |n: usize| format!("{n} area{}", if n == 1 { "" } else { "s" });
        self.line("areas", counted(areas.len()), status.clone());
        self.line("thin_areas", counted(thin), status.clone());
        self.line("distance_between_areas", format!("{distance:.1} km, mean of all pairs"), status);
        self.areas = areas;
    }

    /// The mean distance between the centres of two areas, kilometres; zero for a single area.
    pub fn mean_distance(&self) -> f64 {
        mean_distance(&self.areas)
    }

    /// The mean distance from an area's centre to the nearest other one, kilometres; zero for a single area.
    pub fn distance_to_next_area(&self) -> f64 {
        let nearest = |area: &Area| {
            let others = self.areas.iter().filter(|other| !std::ptr::eq(*other, area));
            others.map(|other| libm::hypot(area.x - other.x, area.y - other.y)).min_by(f64::total_cmp)
        };
        let sum: f64 = self.areas.iter().filter_map(nearest).sum();
        sum / self.areas.len().max(1) as f64
    }

    /// Replaces the line of that name, or adds it.
    pub(super) fn line(&mut self, name: &str, value: String, status: Status) {
        let line = Provenance { name: name.to_owned(), value, status };
        match self.provenance.iter_mut().find(|line| line.name == name) {
            Some(old) => *old = line,
            None => self.provenance.push(line),
        }
    }

    /// Whether a world can be made of the place.
    ///
    /// # Errors
    /// A figure that its row does not accept (such as no families), no area, or an area that cannot be.
    pub fn check(&self) -> Result<(), Error> {
        let wrong = |what: String| Error::new(format!("place `{}`: {what}", self.id));
        for row in Figures::list() {
            let number = self.figures.get(row.group, row.name).expect("a row of the same table");
            row.accept(&Typed::Number(number)).map_err(|what| wrong(format!("`{}` {what}", row.key())))?;
        }
        if self.areas.is_empty() {
            return Err(wrong("has no area".to_owned()).with_hint("a place needs at least one `[[area]]`"));
        }
        if self.areas.len() > MOST_AREAS {
            return Err(wrong(format!("has {} areas, but may have {MOST_AREAS} at most", self.areas.len())));
        }
        for (i, area) in self.areas.iter().enumerate() {
            let number = i + 1;
            let parts = [
                ("x", area.x),
                ("y", area.y),
                ("spread", area.spread),
                ("family_share", area.family_share),
                ("pa_share", area.pa_share),
            ];
            for (name, value) in parts {
                if !value.is_finite() {
                    return Err(wrong(format!("`{name}` of area {number} is {value}, not a number")));
                }
            }
            for (name, value) in &parts[2..] {
                if *value < 0.0 {
                    return Err(wrong(format!("`{name}` of area {number} is {value}, below 0")));
                }
            }
        }
        self.check_shares("family_share", |area| area.family_share)?;
        self.check_shares("pa_share", |area| area.pa_share)
    }

    fn check_shares(&self, name: &str, share: impl Fn(&Area) -> f64) -> Result<(), Error> {
        let sum: f64 = self.areas.iter().map(share).sum();
        if (sum - 1.0).abs() <= SHARE_SLACK {
            return Ok(());
        }
        Err(Error::new(format!("place `{}`: `{name}` of all areas sums to {sum}, not to 1", self.id))
            .with_hint("give each area its part of the whole, such as 0.4, 0.35 and 0.25"))
    }
}
