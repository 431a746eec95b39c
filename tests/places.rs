//! Every council becomes a place that can stand, and places differ as councils do.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use allotment::basics::parameter::Table;
use allotment::place::{self, Area, Class, EARLY_ADOPTER, Figures, OwnFigure, Place, Status};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

fn all() -> Vec<Place> {
    let names = place::names();
    names.iter().map(|(id, _)| place::find(id).unwrap_or_else(|| panic!("{id} is listed"))).collect()
}

fn councils() -> Vec<Place> {
    all().into_iter().filter(|place| place.class != Class::Synthetic).collect()
}

fn get(id: &str) -> Place {
    place::find(id).unwrap_or_else(|| panic!("no place {id}"))
}

fn thin(place: &Place) -> usize {
    place.areas.iter().filter(|area| area.thin).count()
}

#[test]
fn there_are_151_councils_of_the_known_classes_and_one_synthetic_place() {
    let mut classes: BTreeMap<Class, usize> = BTreeMap::new();
    for place in all() {
        *classes.entry(place.class).or_default() += 1;
    }
    let expected = [
        (Class::London, 32),
        (Class::Metropolitan, 36),
        (Class::Unitary, 62),
        (Class::County, 21),
        (Class::Synthetic, 1),
    ];
    assert_eq!(classes, BTreeMap::from(expected));
    assert_eq!(councils().len(), 151);
}

#[test]
fn names_are_sorted_and_unique_and_find_their_place() {
    let names = place::names();
    let ids: BTreeSet<_> = names.iter().map(|(id, _)| *id).collect();
    let printed: BTreeSet<_> = names.iter().map(|(_, name)| *name).collect();
    assert_eq!(ids.len(), names.len());
    assert_eq!(printed.len(), names.len());
    assert!(ids.iter().eq(names.iter().map(|(id, _)| id)), "sorted by id");
    for (id, name) in names {
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{id}");
        let place = get(id);
        assert_eq!((place.id.as_str(), place.name.as_str()), (id, name));
        if id != EARLY_ADOPTER {
            assert_eq!(get(name), place, "found by its printed name as well");
        }
    }
}

#[test]
fn every_place_passes_its_check() {
    for place in all() {
        place.check().unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn every_figure_and_the_geography_say_once_where_they_come_from() {
    let geography = ["areas", "thin_areas", "distance_between_areas"];
    let council = ["children_in_need", "population_0_17", "disabled_share", "class", "land_area"];
    for place in all() {
        let mut expected: BTreeSet<&str> = Figures::list().iter().map(|row| row.name).collect();
        expected.extend(geography);
        if place.class != Class::Synthetic {
            expected.extend(council);
            expected.extend(["direct_payments", "other_support", "plans_to_children_in_need"]);
            for name in ["direct_payments_published", "other_support_published"] {
                expected.extend(place.provenance.iter().any(|line| line.name == name).then_some(name));
            }
        }
        let said: Vec<&str> = place.provenance.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(said.len(), expected.len(), "{}: {said:?}", place.id);
        assert_eq!(said.into_iter().collect::<BTreeSet<_>>(), expected, "{}", place.id);
        for line in &place.provenance {
            let words = match &line.status {
                Status::Published { source, year } => [source, year],
                Status::Derived(how) => [how, how],
                Status::Estimated { from, .. } => [from, from],
                Status::Assumed(why) | Status::Given(why) => [why, why],
            };
            assert!(words.iter().all(|text| !text.is_empty()), "{}: {line:?}", place.id);
            if geography.contains(&line.name.as_str()) || line.name == "land_area" {
                assert!(matches!(line.status, Status::Assumed(_)), "nobody publishes {line:?}");
            }
        }
        for row in Figures::list() {
            let number = place.figures.get(row.group, row.name).unwrap();
            let line = place.provenance.iter().find(|line| line.name == row.name).unwrap();
            // An estimate is printed to the digits that it has; what is solved has no value before a run.
            let is_printed =
                !matches!(line.status, Status::Estimated { .. }) && !line.value.starts_with("solved");
            if is_printed {
                let number = if row.name == "overnight_units" {
                    // A mean of a chance: printed to a tenth.
                    format!("{number:.1}")
                } else {
                    row.show(number)
                };
                assert_eq!(line.value, format!("{number} {}", row.unit), "{}", place.id);
            }
        }
    }
}

#[test]
fn england_s_figure_stands_in_once() {
    let mut gaps = Vec::new();
    for place in councils() {
        for row in Figures::list() {
            let line = place.provenance.iter().find(|line| line.name == row.name).unwrap();
            if matches!(line.status, Status::Assumed(_)) {
                assert_eq!(place.figures.get(row.group, row.name), Some(row.default));
                gaps.push((place.id.clone(), row.name));
            }
        }
    }
    assert_eq!(gaps, [], "every council has a figure of its own, or an estimate");
}

/// One line a place: what it looks like to the model.
fn look(ids: &[&str]) -> String {
    let mut table = String::from("place families caseload vacancy cover turnover sickness areas thin km\n");
    for id in ids {
        let place = get(id);
        let f = &place.figures;
        let rates = [f.vacancy_rate, f.agency_cover_rate, f.turnover_rate, f.sickness_rate];
        let rates = rates.map(|rate| format!("{rate:.3}")).join(" ");
        let (areas, km) = (place.areas.len(), place.mean_distance());
        writeln!(table, "{id} {} {:.1} {rates} {areas} {} {km:.1}", f.families, f.caseload, thin(&place))
            .unwrap();
    }
    table
}

#[test]
fn five_places_looked_at_closely() {
    insta::assert_snapshot!(look(&["thurrock", "wokingham", "devon", "camden", EARLY_ADOPTER]), @r"
    place families caseload vacancy cover turnover sickness areas thin km
    thurrock 321 15.1 0.271 0.711 0.175 0.030 4 1 6.2
    wokingham 344 14.9 0.165 0.917 0.145 0.036 4 1 6.5
    devon 1904 16.4 0.209 0.950 0.182 0.030 8 5 36.4
    camden 474 13.7 0.218 0.488 0.157 0.020 3 0 2.3
    early-adopter 500 16.0 0.189 0.740 0.159 0.033 5 2 16.0
    ");
}

#[test]
fn the_traps_of_the_data_are_stepped_over() {
    insta::assert_snapshot!(
        look(&["cumberland", "kingston-upon-thames", "west-northamptonshire", "westminster", "brighton-and-hove",
            "herefordshire", "rutland"]),
        @r"
        place families caseload vacancy cover turnover sickness areas thin km
        cumberland 380 16.1 0.226 0.892 0.126 0.057 5 3 25.6
        kingston-upon-thames 280 13.6 0.261 0.620 0.142 0.014 3 0 3.0
        west-northamptonshire 525 16.1 0.331 0.538 0.178 0.033 6 2 17.3
        westminster 269 13.3 0.051 0.939 0.152 0.028 3 0 2.3
        brighton-and-hove 357 13.6 0.035 0.682 0.132 0.039 4 0 4.4
        herefordshire 256 15.7 0.535 0.653 0.163 0.029 5 3 21.8
        rutland 102 14.1 0.189 0.795 0.230 0.028 3 2 9.7
        "
    );
    let status = |id: &str, name: &str| {
        let line = get(id).provenance.into_iter().find(|line| line.name == name).unwrap();
        line.status
    };
    let published = |id: &str, name: &str| match status(id, name) {
        Status::Published { source, year } => format!("{source}, {year}"),
        Status::Estimated { from, .. } => from,
        other => panic!("{id} {name}: {other:?}"),
    };
    assert!(published("cumberland", "turnover_rate").contains("Cumbria"));
    assert!(published("cumberland", "turnover_rate").contains("year to 30 September 2022"));
    assert!(published("richmond-upon-thames", "caseload").contains("joint: Kingston upon Thames"));
    assert!(published("devon", "caseload").contains("30 September 2023"));
    assert!(
        matches!(status("westminster", "agency_cover_rate"), Status::Estimated { from, .. } if from.contains("2021"))
    );
}

#[test]
fn places_differ_as_the_councils_do() {
    let [devon, camden, thurrock, wokingham] = ["devon", "camden", "thurrock", "wokingham"].map(get);
    assert!(devon.mean_distance() > 5.0 * camden.mean_distance());
    assert!(devon.areas.len() > camden.areas.len());
    assert!(thin(&devon) * 3 >= devon.areas.len(), "a third or more");
    assert_eq!(thin(&camden), 0);
    assert!(devon.figures.families > 2 * camden.figures.families);
    assert!(thurrock.figures.vacancy_rate > 1.5 * wokingham.figures.vacancy_rate);
    assert!(devon.figures.agency_cover_rate > camden.figures.agency_cover_rate);
    assert_ne!(thurrock.figures, wokingham.figures);

    let mean = |class: Class, what: &dyn Fn(&Place) -> f64| {
        let of: Vec<f64> = councils().iter().filter(|place| place.class == class).map(what).collect();
        of.iter().sum::<f64>() / of.len() as f64
    };
    let distance = |class| mean(class, &Place::mean_distance);
    assert!(distance(Class::London) < distance(Class::Metropolitan));
    assert!(distance(Class::Metropolitan) < distance(Class::County) / 3.0);
    let thin_share = |class| mean(class, &|place| thin(place) as f64 / place.areas.len() as f64);
    assert_eq!(thin_share(Class::London), 0.0);
    assert!(thin_share(Class::Metropolitan) < thin_share(Class::County));
}

#[test]
fn areas_lie_within_the_council_and_the_thin_ones_outside() {
    for place in councils() {
        let from_centre = |area: &Area| distance_from_centre(area.x, area.y);
        let distances: Vec<f64> = place.areas.iter().map(from_centre).collect();
        assert!(distances.is_sorted(), "{}", place.id);
        assert!(place.areas.is_sorted_by_key(|area| area.thin), "{}", place.id);
        assert!((3..=12).contains(&place.areas.len()), "{}", place.id);
        assert!(thin(&place) < place.areas.len(), "{}: somewhere is a town", place.id);
        for area in place.areas.iter().filter(|area| area.thin) {
            assert!(area.pa_share < area.family_share, "{}: fewer assistants where it is thin", place.id);
        }
    }
}

fn distance_from_centre(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// The children with a plan of all councils come near England's count of 78,000 (2019-20): they follow from money,
/// of which more is spent by now.
#[test]
fn families_of_all_councils_add_up_to_england_s() {
    let families: u32 = councils().iter().map(|place| place.figures.families).sum();
    let plans = f64::from(families) * 1.17;
    assert!((0.9 * 78_000.0..1.4 * 78_000.0).contains(&plans), "{plans} children");
}

#[test]
fn a_figure_is_set_together_with_its_line() {
    let mut place = get("devon");
    let source = Status::Published { source: "the council's own count".to_owned(), year: "2026".to_owned() };
    place.set_figure("families", 320.0, source.clone()).unwrap();
    assert_eq!(place.figures.families, 320);
    let lines: Vec<_> = place.provenance.iter().filter(|line| line.name == "families").collect();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].value.as_str(), &lines[0].status), ("320 families", &source));
    place.check().unwrap();
}

#[test]
fn a_figure_that_cannot_be_is_refused_and_changes_nothing() {
    for (name, number, message, hint) in [
        ("caselod", 15.0, "a place has no figure `caselod`", "did you mean `caseload`?"),
        ("families", 0.0, "`place.families` is 0 but must be a whole number from 1 to 100000", "Families"),
        ("families", 1.5, "`place.families` is 1.5 but must be a whole number", "Families"),
        ("vacancy_rate", 1.2, "`place.vacancy_rate` is 1.2 but must be a number from 0 to 0.95", "Posts"),
        ("vacancy_rate", f64::NAN, "`place.vacancy_rate` is NaN but must be", "Posts"),
    ] {
        let mut place = get("devon");
        let error = place.set_figure(name, number, Status::Assumed("a test".to_owned())).unwrap_err();
        assert!(error.to_string().starts_with(message), "{error}");
        assert!(error.hint().is_some_and(|help| help.starts_with(hint)), "{:?}", error.hint());
        assert_eq!(place, get("devon"));
    }
}

#[test]
fn a_place_that_cannot_be_fails_its_check() {
    type Change = fn(&mut Place);
    let cases: [(Change, &str); 9] = [
        (|p| p.figures.families = 0, "`place.families` is 0"),
        (|p| p.figures.caseload = f64::INFINITY, "`place.caseload` is inf"),
        (|p| p.areas.clear(), "has no area"),
        (|p| p.areas = vec![p.areas[0].clone(); 65], "has 65 areas, but may have 64 at most"),
        (|p| p.areas[1].x = f64::NAN, "`x` of area 2 is NaN"),
        (|p| p.areas[0].spread = -0.1, "`spread` of area 1 is -0.1"),
        (|p| p.areas[0].pa_share = -0.1, "`pa_share` of area 1 is -0.1"),
        (|p| p.areas[0].family_share += 0.01, "`family_share` of all areas sums to 1.01"),
        (|p| p.areas[0].pa_share += 0.01, "`pa_share` of all areas sums to 1.01"),
    ];
    for (change, message) in cases {
        let mut place = get(EARLY_ADOPTER);
        change(&mut place);
        let error = place.check().unwrap_err().to_string();
        assert!(error.starts_with(&format!("place `early-adopter`: {message}")), "{error}");
    }
}

#[test]
fn a_name_in_vain_gets_a_reason_or_the_nearest() {
    for (name, hint) in [
        ("wokingam", "did you mean `wokingham`?"),
        ("Cumbria", "abolished in 2023: try cumberland or westmorland-and-furness"),
        ("Isles of Scilly", "about two disabled children in need: too few for a team and a market"),
        ("qqq", "`allotment list places` names them all"),
    ] {
        let error = place::named(name).unwrap_err();
        assert_eq!(error.to_string(), format!("there is no place `{name}`"));
        assert_eq!(error.hint(), Some(hint));
    }
    assert_eq!(place::named("Telford & Wrekin").unwrap().id, "telford-and-wrekin");
}

#[test]
fn a_place_file_may_replace_the_areas() {
    let mut place = get("devon");
    let area = |share, thin| Area { x: 0.0, y: 0.0, spread: 1.0, family_share: share, pa_share: share, thin };
    place.set_areas(vec![area(0.7, false), area(0.3, true)], Status::Assumed("a test".to_owned()));
    place.check().unwrap();
    let line = |name: &str| place.provenance.iter().find(|line| line.name == name).unwrap().value.clone();
    assert_eq!([line("areas"), line("thin_areas")], ["2 areas", "1 area"]);
}

/// What a shipped place file says, for the keys that a place file may have.
#[test]
fn the_shipped_place_file_starts_from_a_council_and_stands() {
    let file: toml::Table = include_str!("../scenarios/places/devon-short-breaks.toml").parse().unwrap();
    let keys: Vec<&str> = file.keys().map(String::as_str).collect();
    assert_eq!(keys, ["base", "name", "own"]);
    let mut place = get(file["base"].as_str().unwrap());
    let own = &file["own"].as_table().unwrap()["children_with_plan"];
    let value = own["value"].as_integer().unwrap() as f64;
    place.set_own_figures(&[("children_with_plan", OwnFigure { value, year: 2022 })]).unwrap();
    place.check().unwrap();
    assert_eq!(f64::from(place.figures.families), (1700.0_f64 / 1.17).round(), "its own count");
}

/// The page's table is the code's: a figure that moves must move there too.
#[test]
fn the_page_on_places_shows_what_the_code_makes() {
    let page = include_str!("../docs/places.md");
    for id in ["thurrock", "wokingham", "devon", "camden", EARLY_ADOPTER] {
        let place = get(id);
        let f = &place.figures;
        let row = format!(
            "| {} | {} | {} | {:.1}% | {:.1}% | {:.1}% | {:.1}% | {} | {} | {:.1} |",
            place.name,
            f.families,
            (10.0 * f.caseload).round() / 10.0,
            100.0 * f.vacancy_rate,
            100.0 * f.agency_cover_rate,
            100.0 * f.turnover_rate,
            100.0 * f.sickness_rate,
            place.areas.len(),
            thin(&place),
            place.mean_distance()
        );
        assert!(page.contains(&row), "docs/places.md lacks this row:\n{row}");
    }
}
