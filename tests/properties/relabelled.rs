//! Other labels, the same council: options under other names and in another order, a map drawn from
//! another corner, lists in an order that means nothing.

use crate::case::Case;
use crate::generate::cases;
use crate::runner::over;
use allotment::basics::{Draws, Error};
use allotment::replication::{Experiment, Run, replicate, run_option, warm_up_context, warm_up_world};
use allotment::study::files::Files;
use allotment::study::plan::plan;
use allotment::study::request::Request;
use allotment::study::run::catch;
use std::path::Path;

fn bits(run: &Run) -> Vec<u64> {
    run.horizon.iter().chain(run.years.iter().flatten()).map(|number| number.to_bits()).collect()
}

fn same(what: &str, before: &[Run], after: &[Run]) -> Result<(), String> {
    let alike =
        |(before, after): (&Run, &Run)| bits(before) == bits(after) && before.accounts == after.accounts;
    match before.len() == after.len() && before.iter().zip(after).all(alike) {
        true => Ok(()),
        false => Err(format!("{what} changes what a policy comes to")),
    }
}

fn experiment(case: &Case) -> Result<Experiment, String> {
    let whole = case.plan().map_err(|refused| refused.to_string())?.experiment();
    Ok(Experiment { warm_up_years: 1, ..whole })
}

/// The files of a case with its policies under other names, between others, in another order.
struct Renamed<'a>(&'a Case);

impl Files for Renamed<'_> {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        let read = |name: &str| self.0.read(Path::new(name));
        let text = match path.file_name().and_then(|name| name.to_str()) {
            Some("case.toml") => read("case.toml")?.map(|text| {
                text.replace("[\"first\", \"second\"]", "[\"card\", \"zebra\", \"ant\", \"no-reclaim\"]")
                    + "baseline = \"ant\"\nwarm_up = \"ant\"\n"
            }),
            Some("ant.toml") => read("first.toml")?,
            Some("zebra.toml") => read("second.toml")?.map(|text| text.replace("\"first\"", "\"ant\"")),
            Some(name) => read(name)?,
            None => None,
        };
        Ok(text)
    }
}

#[test]
fn policies_under_other_names_and_beside_others_come_to_the_same() {
    over("renamed", 40, &cases(), |case| {
        let before = case.plan().map_err(|refused| refused.to_string())?;
        let set = case.set_elsewhere();
        let request = Request { study: Some("case.toml".to_owned()), set, ..Request::default() };
        let after = plan(&request, &Renamed(case)).map_err(|refused| refused.to_string())?;
        let names: Vec<&str> = after.options.iter().map(|option| option.name.as_str()).collect();
        assert_eq!(names, ["ant", "card", "zebra", "no-reclaim"]);
        let before = catch(|| before.replicate(0))?;
        let after = catch(|| after.replicate(0))?;
        // Their own place among the options is another one, too.
        let after = [after[0].clone(), after[2].clone()];
        same("its name or place", &before, &after)?;
        let subgroups =
            |runs: &[Run]| format!("{:?}", runs.iter().map(|run| &run.subgroups).collect::<Vec<_>>());
        if subgroups(&before) != subgroups(&after) {
            return Err("its name changes what subgroups come to".to_owned());
        }
        Ok(())
    });
}

#[test]
fn a_map_drawn_from_another_corner_is_the_same_map() {
    over("moved", 40, &cases(), |case| {
        let experiment = experiment(case)?;
        let mut moved = experiment.clone();
        for area in &mut moved.place.areas {
            area.x += 64.0;
            area.y -= 128.0;
        }
        same("the corner", &catch(|| replicate(&experiment, 0))?, &catch(|| replicate(&moved, 0))?)
    });
}

/// Who stands first in a pool or in a list of candidates decides nothing: luck and price do.
#[test]
fn pools_and_candidates_have_no_order() {
    over("turned", 40, &cases(), |case| {
        let experiment = experiment(case)?;
        let lived = |turned: bool| {
            catch(|| {
                let draws = Draws::new(experiment.seed, 0);
                let warm_up = warm_up_context(&experiment, draws);
                let mut world = warm_up_world(&experiment, &warm_up);
                for market in world.markets.iter_mut().filter(|_| turned) {
                    market.pool.reverse();
                    market.candidates.iter_mut().for_each(|list| list.reverse());
                }
                let lived = run_option(&mut world, &warm_up, &experiment, &experiment.options[1]);
                vec![Run { accounts: lived.years, ..Run::from_quarters(&lived.quarters) }]
            })
        };
        same("the order of a list", &lived(false)?, &lived(true)?)
    });
}
