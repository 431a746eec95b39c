//! Where the workers' week goes: hours by activity, a bar an option.

use super::{Figure, Table, Titles, canvas, print};
use crate::basics::Error;
use crate::outcome::Unit;

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// Its titles.
    pub titles: Titles,
    /// The activities, at most six.
    pub activities: Vec<String>,
    /// The options.
    pub options: Vec<Week>,
}

/// One option's week.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// The option's label.
    pub option: String,
    /// Hours a week for each activity.
    pub hours: Vec<f64>,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn hours(input: &Hours) -> Result<Figure, Error> {
    canvas::listing(&input.titles, alt(input), table(input))
}

fn alt(input: &Hours) -> String {
    let told: Vec<String> = input
        .options
        .iter()
        .map(|option| {
            let parts: Vec<String> = input
                .activities
                .iter()
                .zip(&option.hours)
                .map(|(activity, &hours)| format!("{activity} {}", hours_text(hours)))
                .collect();
            format!("{}: {}", option.option, parts.join(", "))
        })
        .collect();
    format!("Workers' hours a week. {}.", told.join("; "))
}

fn hours_text(hours: f64) -> String {
    if hours.is_finite() { print::plain(Unit::HoursAWeek, hours) } else { print::UNDEFINED.to_owned() }
}

fn table(input: &Hours) -> Table {
    let mut head = vec!["Option".to_owned()];
    head.extend(input.activities.iter().cloned());
    head.push("All".to_owned());
    let rows = input.options.iter().map(|option| {
        let mut cells = vec![option.option.clone()];
        cells.extend(option.hours.iter().map(|&hours| hours_text(hours)));
        cells.push(hours_text(option.hours.iter().sum()));
        cells
    });
    Table { head, rows: rows.collect() }
}
