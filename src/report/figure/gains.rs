//! Of a hundred families, how many gain, stay about the same and lose, by group.

use super::{Figure, Table, Titles, canvas, print};
use crate::basics::Error;
use crate::outcome::Unit;

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Gains {
    /// Its titles.
    pub titles: Titles,
    /// The options.
    pub options: Vec<Winners>,
}

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct Winners {
    /// Its label.
    pub option: String,
    /// The groups, such as everybody, fifths of capacity, need bands, areas.
    pub groups: Vec<Group>,
}

/// One group of families under one option, counted in families (a mean over the runs).
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Families that gain.
    pub gain: f64,
    /// Families that stay about the same.
    pub stay: f64,
    /// Families that lose.
    pub lose: f64,
    /// Whether its numbers are kept back because so few families are in them.
    pub is_suppressed: bool,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn gains(input: &Gains) -> Result<Figure, Error> {
    canvas::listing(&input.titles, alt(input), table(input))
}

impl Group {
    /// Families in all.
    fn families(&self) -> f64 {
        self.gain + self.stay + self.lose
    }

    /// Of a hundred families, how many gain, stay and lose: whole numbers that sum to a hundred.
    /// `None` where nobody is counted or the numbers are kept back.
    pub fn of_100(&self) -> Option<[u32; 3]> {
        let all = self.families();
        if self.is_suppressed || !all.is_finite() || all <= 0.0 {
            return None;
        }
        let exact = [self.gain, self.stay, self.lose].map(|count| count / all * 100.0);
        let mut whole = exact.map(|share| share.floor() as u32);
        let mut order = [0, 1, 2];
        order.sort_by(|&a, &b| (exact[b] - exact[b].floor()).total_cmp(&(exact[a] - exact[a].floor())));
        let short = 100 - whole.iter().sum::<u32>();
        for &place in order.iter().cycle().take(short as usize) {
            whole[place] += 1;
        }
        Some(whole)
    }
}

fn alt(input: &Gains) -> String {
    let told: Vec<String> = input
        .options
        .iter()
        .map(|option| {
            let first = option.groups.first();
            match first.and_then(|group| Some((group, group.of_100()?))) {
                Some((group, [gain, stay, lose])) => {
                    format!("{} ({}): {gain} gain, {stay} stay, {lose} lose", option.option, group.name)
                }
                None => format!("{}: not defined", option.option),
            }
        })
        .collect();
    format!("Of 100 families: {}.", told.join("; "))
}

fn table(input: &Gains) -> Table {
    let head = print::heads(&[
        "Option",
        "Group",
        "Gain, of 100",
        "Stay, of 100",
        "Lose, of 100",
        "Families that gain",
        "Families that stay",
        "Families that lose",
    ]);
    let mut rows = Vec::new();
    for option in &input.options {
        for group in &option.groups {
            let mut cells = vec![option.option.clone(), group.name.clone()];
            match group.of_100() {
                Some(of_100) => {
                    cells.extend(of_100.iter().map(u32::to_string));
                    let counts = [group.gain, group.stay, group.lose];
                    cells.extend(counts.map(|count| print::plain(Unit::Number, count.round())));
                }
                None => {
                    let word = if group.is_suppressed { "kept back" } else { print::UNDEFINED };
                    cells.extend((0..6).map(|_| word.to_owned()));
                }
            }
            rows.push(cells);
        }
    }
    Table { head, rows }
}
