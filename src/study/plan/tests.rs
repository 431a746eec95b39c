//! What a request becomes, on files that exist in memory alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use super::*;
use crate::parameters::levers::Levers;
use crate::study::request::Input;
use crate::study::request::Origin;
use crate::study::scenario::Kind;
use crate::study::scenario::schedule;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

struct Memory(BTreeMap<PathBuf, String>);

impl Files for Memory {
    fn read(&self, path: &Path) -> Result<Option<String>, Error> {
        Ok(self.0.get(path).cloned())
    }
}

fn memory(files: &[(&str, &str)]) -> Memory {
    Memory(files.iter().map(|(path, text)| (PathBuf::from(path), (*text).to_owned())).collect())
}

fn request(study: &str, set: &[&str]) -> Request {
    Request {
        study: Some(study.to_owned()),
        place: Some("early-adopter".to_owned()),
        set: set.iter().map(|one| (*one).to_owned()).collect(),
        ..Request::default()
    }
}

fn planned(study: &str, set: &[&str], files: &[(&str, &str)]) -> (Plan, Vec<Input>) {
    let plan = plan(&request(study, set), &memory(files)).unwrap();
    let inputs = plan.inputs.clone();
    (plan, inputs)
}

#[test]
fn every_shipped_study_plans_without_a_warning() {
    for shipped in library::of_kind(Kind::Study) {
        let asked = Request { place: None, ..request(shipped.name, &[]) };
        let plan = plan(&asked, &memory(&[])).unwrap();
        assert_eq!((plan.name.as_str(), plan.warnings.as_slice()), (shipped.name, &[][..]));
        assert!(!plan.question.is_empty() && plan.inputs.iter().all(|input| input.origin == Origin::Shipped));
    }
}

#[test]
fn the_first_study_compares_the_baseline_with_six_policies_one_of_them_all_council_managed() {
    let plan = plan(&Request::default(), &memory(&[])).unwrap();
    assert_eq!(plan.place.id, "thurrock");
    assert!(plan.inputs.iter().any(|input| input.path == "data/councils.csv"));
    assert_eq!((plan.options.len(), plan.replications, plan.horizon_years), (7, 100, 6));
    assert_eq!(plan.options[0].schedule.levers, Levers::default());
    let council = plan.options.iter().find(|option| option.name == "council-managed").unwrap();
    assert!(!council.schedule.levers.available_dp && !council.schedule.levers.available_managed);
}

#[test]
fn every_shipped_policy_has_a_sentence_and_differs_from_every_other() {
    let files = memory(&[]);
    let mut finder = Finder::new(&files);
    let policies: Vec<_> = library::of_kind(Kind::Policy)
        .map(|shipped| schedule::policy(&mut finder, &Reference::asked(shipped.name)).unwrap())
        .collect();
    for (index, policy) in policies.iter().enumerate() {
        assert!(policy.about.ends_with('.') && policy.title != policy.name, "{}", policy.name);
        // What a council has published may be just what the baseline says.
        let published = policy.name.starts_with("rules-");
        for other in policies[..index].iter().filter(|_| !published) {
            let differs = policy.table != other.table || policy.changes != other.changes;
            assert!(differs, "{} and {}", policy.name, other.name);
        }
    }
}

#[test]
fn options_are_policies_under_environments_baselines_first() {
    let study = "policies = [\"card\", \"baseline\"]\nbaseline = \"baseline\"\n\
                 environments = [\"steady\", \"austerity\"]\n";
    let (plan, _) = planned("a.toml", &[], &[("a.toml", study)]);
    let options: Vec<_> = plan.options.iter().map(|option| (option.name.as_str(), option.baseline)).collect();
    assert_eq!(
        options,
        [("baseline+steady", 0), ("baseline+austerity", 1), ("card+steady", 0), ("card+austerity", 1)]
    );
    assert_eq!(plan.options[3].label, "Prepaid card, Austerity");
    assert_eq!(plan.options[3].schedule.environment.env_cut, 0.04);
    assert_eq!((plan.warm_up_name.as_str(), plan.warm_up.environment.env_cut), ("baseline", 0.0));
}

#[test]
fn an_override_reaches_every_option_and_the_warm_up_and_tells_of_options_that_it_makes_equal() {
    let (plan, _) = planned(
        "first-look",
        &["weeks_keep=12", "environment.env_cut=0.02", "strain_relief=0.05", "families=200", "evidence=card"],
        &[],
    );
    for schedule in plan.options.iter().map(|option| &option.schedule).chain([&plan.warm_up]) {
        assert_eq!((schedule.levers.weeks_keep, schedule.environment.env_cut), (12.0, 0.02));
    }
    assert_eq!((plan.assumptions.strain.strain_relief, plan.place.figures.families), (0.05, 200));
    assert_eq!(
        plan.warnings,
        ["`card` does not differ from `baseline` here", "`keep-12` does not differ from `baseline` here"]
    );
}

#[test]
fn a_study_extends_another_and_its_paths_start_at_its_own_folder() {
    let files = [
        (
            "mine/a.toml",
            "extends = \"austerity\"\npolicies = [\"baseline\", \"./p.toml\"]\nreplications = 7\n[strain]\nstrain_relief = 0.05\n",
        ),
        ("mine/p.toml", "extends = \"../q.toml\"\n[lever]\nweeks_keep = 9\n"),
        ("q.toml", "title = \"Q\"\n[lever]\nreminders = 1\nweeks_keep = 2\n"),
    ];
    let (plan, inputs) = planned("mine/a.toml", &[], &files);
    assert_eq!((plan.options.len(), plan.replications, plan.seed), (4, 7, 20_261_123));
    let levers = &plan.options[2].schedule.levers;
    assert_eq!((plan.options[2].name.as_str(), levers.weeks_keep, levers.reminders), ("p+steady", 9.0, 1));
    assert_eq!(plan.assumptions.strain.strain_relief, 0.05);
    let paths: Vec<_> = inputs.iter().map(|input| input.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "mine/a.toml",
            "studies/austerity.toml",
            "policies/baseline.toml",
            "mine/p.toml",
            "q.toml",
            "environments/steady.toml",
            "environments/austerity.toml",
            "calibration/england-accepted.csv",
        ]
    );
}

#[test]
fn inputs_carry_the_sha_256_of_their_bytes() {
    let (_, inputs) = planned("a.toml", &[], &[("a.toml", "policies=['baseline']")]);
    // Worked out with sha256sum.
    let expected = "affd6e22adaa3fccda6ace060cdafebb9bd928116936e2087ee6f96312802bb5";
    assert_eq!((inputs[0].path.as_str(), inputs[0].sha256.as_str()), ("a.toml", expected));
}

#[test]
fn a_file_in_the_working_folder_wins_and_a_copy_of_the_shipped_one_is_the_shipped_one() {
    let copy = library::find(Kind::Policy, "card").unwrap();
    let local = "scenarios/policies/card.toml";
    let (same, inputs) = planned("first-look", &[], &[(local, copy.text)]);
    assert!(same.warnings.is_empty() && inputs.iter().all(|input| input.origin == Origin::Shipped));

    let (other, inputs) = planned("first-look", &[], &[(local, "[lever]\nweeks_keep = 3\n")]);
    assert_eq!(
        other.warnings,
        ["using scenarios/policies/card.toml from this folder instead of the shipped policy"]
    );
    assert!(inputs.iter().any(|input| input.path == local && input.origin == Origin::File));
    let card = other.options.iter().find(|option| option.name == "card").unwrap();
    assert_eq!((card.schedule.levers.weeks_keep, card.label.as_str()), (3.0, "card"));
}

#[test]
fn a_place_file_changes_figures_and_areas_of_its_base() {
    let text = "base = \"early-adopter\"\nname = \"Two towns\"\n[place]\nfamilies = 80\n\
                [[area]]\nx = 0\ny = 0\nspread = 2\nfamily_share = 0.7\npa_share = 0.6\n\
                [[area]]\nx = 9\ny = -3.5\nspread = 4\nfamily_share = 0.3\npa_share = 0.4\nthin = true\n";
    let asked = Request { place: Some("towns.toml".to_owned()), ..Request::default() };
    let plan = plan(&asked, &memory(&[("towns.toml", text)])).unwrap();
    let place = &plan.place;
    assert_eq!((place.id.as_str(), place.name.as_str(), place.figures.families), ("towns", "Two towns", 80));
    assert_eq!((place.areas.len(), place.areas[1].y, place.areas[1].thin), (2, -3.5, true));
    let line = place.provenance.iter().find(|line| line.name == "families").unwrap();
    assert_eq!(line.value, "80 families");
    assert!(plan.inputs.iter().any(|input| input.path == "towns.toml"));
}

#[test]
fn a_pair_keeps_the_studys_place_seed_and_warm_up() {
    let plan = plan_pair(&request("adoption", &[]), "card", "no-reclaim", &memory(&[])).unwrap();
    let names: Vec<_> = plan.options.iter().map(|option| (option.name.as_str(), option.baseline)).collect();
    assert_eq!(names, [("card", 0), ("no-reclaim", 0)]);
    assert_eq!((plan.warm_up_name.as_str(), plan.seed), ("before-personal-budgets", 20_261_122));
    assert!(plan_pair(&request("adoption", &[]), "card", "card", &memory(&[])).is_err());
}

#[test]
fn request_overrules_study() {
    let asked = Request { seed: Some(9), replications: Some(3), ..request("first-look", &[]) };
    let plan = plan(&asked, &memory(&[])).unwrap();
    assert_eq!((plan.seed, plan.replications, plan.place.id.as_str()), (9, 3, "early-adopter"));
}

#[test]
fn dates_build_on_each_other_are_inherited_and_obey_overrides() {
    let dated = "extends = \"keep-8\"\n[[later]]\nfrom_week = 14\n[later.lever]\nreturns_per_year = 2\n\
                 [[later]]\nfrom_year = 3\n[later.lever]\nreturns_per_year = 1\nreminders = 5\n";
    let study =
        "place = \"early-adopter\"\npolicies = [\"baseline\", \"dated.toml\", \"heir.toml\", \"own.toml\"]\n";
    let files = [
        ("a.toml", study),
        ("dated.toml", dated),
        ("heir.toml", "extends = \"dated.toml\"\n[lever]\nweeks_keep = 3\n"),
        (
            "own.toml",
            "extends = \"dated.toml\"\n[[later]]\nfrom_year = 2\n[later.lever]\nreturns_per_year = 4\n",
        ),
    ];
    let dates = |set: &[&str], option: usize| -> Vec<(u32, u32, u32, f64)> {
        let (plan, _) = planned("a.toml", set, &files);
        let changes = plan.options[option].schedule.changes.iter();
        changes.map(|(after, l)| (*after, l.returns_per_year, l.reminders, l.weeks_keep)).collect()
    };
    assert_eq!(dates(&[], 0), []);
    assert_eq!(dates(&[], 1), [(13, 2, 2, 8.0), (104, 1, 5, 8.0)]);
    assert_eq!(dates(&[], 2), [(13, 2, 2, 3.0), (104, 1, 5, 3.0)]);
    assert_eq!(dates(&[], 3), [(52, 4, 2, 8.0)], "own dates stand in place of the others");
    assert_eq!(dates(&["reminders=1"], 1), [(13, 2, 1, 8.0), (104, 1, 1, 8.0)]);
    let (plan, _) = planned("a.toml", &["returns_per_year=3"], &files);
    let idle = "nothing changes under `dated` in policy week 14".to_owned();
    assert!(plan.warnings.contains(&idle), "{:?}", plan.warnings);
}

#[test]
fn what_a_world_has_no_room_for_is_refused_with_the_numbers() {
    let area = "[[area]]\nx = 0\ny = 0\nspread = 2\nfamily_share = 0\npa_share = 0\n";
    let crowded = format!("base = \"early-adopter\"\n{}", area.repeat(65));
    let files =
        [("many.toml", crowded.as_str()), ("long.toml", "policies = [\"baseline\"]\nhorizon_years = 31\n")];
    let refused = |study: &str, place: &str, set: &[&str]| {
        let asked = Request { place: Some(place.to_owned()), ..request(study, set) };
        plan(&asked, &memory(&files)).unwrap_err().to_string()
    };
    for (said, wanted) in [
        (refused("first-look", "many.toml", &[]), "65 areas, but a place may have 64 at most"),
        (
            refused("first-look", "early-adopter", &["families=100000", "n_clubs=100"]),
            "`market.n_clubs` is 100 for 500 families, which comes to 20000 where there are 100000; a world has room for 16383",
        ),
        (
            refused("long.toml", "early-adopter", &["fee_uprating=1"]),
            "`lever.fee_uprating` lets money grow 2-fold a year for 30 years; over a study it may grow 10000-fold at most",
        ),
    ] {
        assert!(said.contains(wanted), "{said}");
    }
}

#[test]
fn a_lever_that_does_nothing_is_warned_of_with_its_value_and_the_reason() {
    let levers = "pa_rate_rule = \"pegged_to_market\"\npa_rate = 15\npayroll_cost = 40\nreclaim_at = \"never\"\n\
                  weeks_keep = 12\nsuspend_after = 300\n";
    let policy = format!("extends = \"baseline\"\n[lever]\n{levers}");
    let acts = "extends = \"baseline\"\n[lever]\npa_rate = 15\npayroll_support = true\npayroll_cost = 40\n\
                weeks_keep = 12\nsuspend_after = 200\n";
    let study = "policies = [\"baseline\", \"idle.toml\", \"acts.toml\"]\n";
    let files = [("s.toml", study), ("idle.toml", policy.as_str()), ("acts.toml", acts)];
    let (plan, _) = planned("s.toml", &[], &files);
    let wanted = [
        "`pa_rate` is 15 under `idle` and does nothing: the assistants' rate is pegged",
        "`payroll_cost` is 40 under `idle` and does nothing: there is no payroll support",
        "`weeks_keep` is 12 under `idle` and does nothing: nothing is taken back",
        "`suspend_after` is 300 under `idle`, but the study has 260 policy weeks",
    ];
    let idle: Vec<&String> = plan.warnings.iter().filter(|said| said.contains("under `")).collect();
    assert_eq!(idle.len(), wanted.len(), "{idle:#?}");
    for (said, wanted) in idle.into_iter().zip(wanted) {
        assert!(said.starts_with(wanted), "{said}");
    }
}
