//! Of a hundred families, how many gain, stay about the same and lose, by group.

use super::canvas::{Canvas, WIDTH};
use super::key;
use super::label::{BODY, HEAD, SMALL, below};
use super::palette::{self, INK, PALE};
use super::sheet::{Sheet, Spot, Stand};
use super::{Figure, Table, Titles, print};
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
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

/// Between panels.
const GAP: f64 = 60.0;
/// Width of the groups' names and of the count of those that stay.
const NAMES: f64 = 210.0;
const STAY: f64 = 120.0;
const ROW: f64 = 64.0;

fn draw(sheet: &Sheet, input: &Gains) -> Result<f64, Error> {
    let mut y = below(sheet, "Of 100 families in each group:", (0.0, 8.0), WIDTH, BODY)? + 12.0;
    let abreast = if input.options.len() > 1 { 2 } else { 1 };
    let width = (WIDTH - GAP * (abreast - 1) as f64) / abreast as f64;
    let of_100 = input.options.iter().flat_map(|option| &option.groups).filter_map(Group::of_100);
    let (gain, lose) = of_100.fold((1, 1), |(gain, lose), [more, _, less]| (more.max(gain), less.max(lose)));
    for options in input.options.chunks(abreast) {
        let title = options.iter().map(|option| HEAD.height(&option.option, width)).fold(0.0, f64::max);
        let mut end = y;
        for (place, option) in options.iter().enumerate() {
            let left = place as f64 * (width + GAP);
            below(sheet, &option.option, (left, y), width, HEAD)?;
            end = draw_option(sheet, option, (left, y + title), width, (gain, lose))?.max(end);
        }
        y = end + 36.0;
    }
    Ok(y)
}

fn draw_option(
    sheet: &Sheet,
    option: &Winners,
    (left, top): Spot,
    width: f64,
    (gain, lose): (u32, u32),
) -> Result<f64, Error> {
    let number = SMALL.ink().bold();
    // Room for the number beyond either end of the longest bars.
    let room = number.width("100") + 14.0;
    let (from, to) = (left + NAMES + room, left + width - STAY - room);
    let zero = from + (to - from) * f64::from(lose) / f64::from(gain + lose);
    let a_family = (to - from) / f64::from(gain + lose);
    let heads = top + SMALL.leading() / 2.0 + 8.0;
    sheet.text("lose", (zero - 14.0, heads), number.stand(Stand::Right))?;
    sheet.text("gain", (zero + 14.0, heads), number)?;
    sheet.text("stay", (left + width, heads), number.stand(Stand::Right))?;
    let first = heads + SMALL.leading();
    let mut y = first;
    for group in &option.groups {
        let families = families(group);
        let text = SMALL.height(&group.name, NAMES) + SMALL.height(&families, NAMES);
        let height = ROW.max(text + 14.0);
        let middle = y + height / 2.0;
        sheet.line(&[(left, y), (left + width, y)], PALE, 2)?;
        let under = below(sheet, &group.name, (left, middle - text / 2.0), NAMES, SMALL.ink())?;
        below(sheet, &families, (left, under), NAMES, SMALL)?;
        match group.of_100() {
            None => {
                let word = if group.is_suppressed { "too few to show" } else { print::UNDEFINED };
                sheet.text(word, (zero + 14.0, middle), SMALL)?;
            }
            Some([more, same, less]) => {
                let (more_at, less_at) =
                    (zero + f64::from(more) * a_family, zero - f64::from(less) * a_family);
                key::fill(sheet, (zero, middle - 16.0), (more_at, middle + 16.0), palette::at(0))?;
                key::fill(sheet, (less_at, middle - 16.0), (zero, middle + 16.0), palette::at(3))?;
                sheet.text(&less.to_string(), (less_at - 10.0, middle), number.stand(Stand::Right))?;
                sheet.text(&more.to_string(), (more_at + 10.0, middle), number)?;
                sheet.text(&same.to_string(), (left + width, middle), SMALL.ink().stand(Stand::Right))?;
            }
        }
        y += height;
    }
    sheet.line(&[(zero, first), (zero, y)], INK, 3)?;
    Ok(y)
}

/// How many families a group has, in words.
fn families(group: &Group) -> String {
    if group.is_suppressed || !group.families().is_finite() {
        return String::new();
    }
    format!("{} families", print::plain(Unit::Number, group.families().round()))
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
    let phrases: Vec<String> = input
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
    format!("Of 100 families: {}.", print::first_few(&phrases))
}

/// A mean count of families as a whole number.
fn whole(count: f64) -> String {
    if count > 0.0 && count < 0.5 { "under 1".to_owned() } else { format!("{count:.0}") }
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
                    cells.extend(counts.map(whole));
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
