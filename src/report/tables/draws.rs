//! `draws.csv`: what each draw of the assumptions was, and which replications took it.
//!
//! Where a draw came from is not known here.

use crate::basics::Error;
use crate::basics::parameter::{Row, Table};
use crate::place::Figures;
use crate::study::plan::Plan;

/// The table's bytes: a row a draw that the first `done` replications took, with every assumption that is
/// not at its default in all of them.
///
/// # Errors
/// Where the library refuses.
pub fn draws(plan: &Plan, done: u32) -> Result<Vec<u8>, Error> {
    let cannot = |error: csv::Error| Error::new(format!("cannot write draws.csv: {error}"));
    let sets = &plan.parameter_uncertainty.draws;
    let rows = varying(plan);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let keys = rows.iter().map(|row| row.key());
    let figures = place_figures(plan);
    let keys = figures.iter().map(|row| row.key()).chain(keys);
    let head = ["draw", "replications"].map(str::to_owned).into_iter().chain(keys);
    writer.write_record(head).map_err(cannot)?;
    for (index, set) in sets.iter().enumerate().take(plan.parameter_uncertainty.taken(done)) {
        let values = rows.iter().map(|row| set.get(row.group, row.name).unwrap_or(f64::NAN).to_string());
        let first = [(index + 1).to_string(), replications(plan, index, done)].into_iter();
        let place = plan.parameter_uncertainty.places.get(index).map(|draw| plan.place.drawn(draw).figures);
        let of_place = figures.iter().map(|row| {
            let number = place.as_ref().and_then(|place| place.get(row.group, row.name));
            number.map_or_else(String::new, |number| number.to_string())
        });
        writer.write_record(first.chain(of_place).chain(values)).map_err(cannot)?;
    }
    writer.into_inner().map_err(|error| Error::new(format!("cannot write draws.csv: {error}")))
}

/// Assumptions that some draw has otherwise than the program's own.
fn varying(plan: &Plan) -> Vec<&'static Row> {
    let mut rows = plan.assumptions.rows();
    rows.retain(|row| {
        plan.parameter_uncertainty.draws.iter().any(|set| set.get(row.group, row.name) != Some(row.default))
    });
    rows
}

/// Figures of the place that some draw has otherwise than its median; what is solved for each is not in it.
fn place_figures(plan: &Plan) -> Vec<&'static Row> {
    let drawn: Vec<Figures> =
        plan.parameter_uncertainty.places.iter().map(|draw| plan.place.drawn(draw).figures).collect();
    let mut rows = plan.place.figures.rows();
    rows.retain(|row| {
        let median = plan.place.figures.get(row.group, row.name);
        drawn.iter().any(|figures| figures.get(row.group, row.name) != median)
    });
    rows
}

/// `0-3` or `0 50`: the replications that take a draw.
fn replications(plan: &Plan, draw: usize, done: u32) -> String {
    let known = &plan.parameter_uncertainty;
    if known.in_turn {
        let runs: Vec<String> =
            (draw as u32..done).step_by(known.draws.len().max(1)).map(|run| run.to_string()).collect();
        return runs.join(" ");
    }
    let each = known.runs_a_draw.max(1);
    let first = draw as u32 * each;
    let last = (first + each).min(done).saturating_sub(1);
    if last == first { first.to_string() } else { format!("{first}-{last}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::compare::tests::plan;
    use crate::study::parameter_uncertainty::{ParameterUncertainty, Uncertainty};

    #[test]
    fn a_row_a_draw_with_what_varies_and_who_takes_it() {
        let mut plan = plan(10);
        let mut sets = vec![plan.assumptions.clone(); 2];
        sets[1].family.capacity_median = 2.5;
        plan.parameter_uncertainty = ParameterUncertainty {
            places: Vec::new(),
            in_turn: false,
            uncertainty: Uncertainty::Both,
            source: "ranges".to_owned(),
            runs_a_draw: 2,
            draws: sets,
        };
        let text = String::from_utf8(draws(&plan, 3).unwrap()).unwrap();
        let first = plan.assumptions.family.capacity_median;
        assert_eq!(text, format!("draw,replications,family.capacity_median\n1,0-1,{first}\n2,2,2.5\n"));
    }
}
