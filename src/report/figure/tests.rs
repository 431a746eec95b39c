//! What holds of every figure, whatever its numbers.

use super::examples::CASES;
use super::png::measured::{Drawn, size, texts};
use super::{Figure, dots, letters, tradeoff};
use std::collections::BTreeSet;

#[test]
fn every_figure_is_a_described_picture_without_undefined_numbers() {
    for case in CASES {
        let mut ids = BTreeSet::new();
        for Figure { id, message, alt, svg, table, .. } in case.figures() {
            let document = roxmltree::Document::parse(&svg).unwrap();
            let root = document.root_element();
            let named = |attribute: &str| {
                let name = root.attribute(attribute).unwrap();
                let node = document.descendants().find(|node| node.attribute("id") == Some(name)).unwrap();
                node.text().unwrap().to_owned()
            };
            assert_eq!(root.attribute("role"), Some("img"), "{id}");
            assert_eq!((named("aria-labelledby"), named("aria-describedby")), (message, alt.clone()), "{id}");
            for node in document.descendants().filter_map(|node| node.attribute("id").map(str::to_owned)) {
                assert!(ids.insert(node.clone()), "{node} twice");
            }
            for word in ["NaN", "inf\"", "£inf", "−inf", "2147483647", "2147483648"] {
                assert!(!svg.contains(word), "{id}: {word}");
            }
            for word in ["NaN", "inf ", "infm", " ."] {
                assert!(!alt.contains(word), "{id}: {alt}");
            }
            assert!(alt.len() > 30 && alt.ends_with('.'), "{id}: {alt}");
            assert!(!table.rows.is_empty(), "{id}");
            for row in &table.rows {
                assert_eq!(row.len(), table.head.len(), "{id}: {row:?}");
                assert!(
                    row.iter().all(|cell| !cell.contains("NaN") && !cell.contains("inf")),
                    "{id}: {row:?}"
                );
            }
        }
    }
}

#[test]
fn no_text_leaves_the_frame_is_too_small_or_lies_on_another() {
    let mut wrong = Vec::new();
    for case in CASES {
        for Figure { id, svg, .. } in case.figures() {
            let (width, height) = size(&svg);
            let texts = texts(&svg);
            assert!(texts.len() > 4, "{id} has hardly a text");
            for (number, one) in texts.iter().enumerate() {
                let Drawn { text, left, right, top, bottom, .. } = one;
                if *left < -0.5 || *right > width + 0.5 || *top < 0.0 || *bottom > height {
                    wrong.push(format!("{id}: {text:?} leaves the frame"));
                }
                if one.size < 24.0 {
                    wrong.push(format!("{id}: {text:?} is too small"));
                }
                if (right - left) * 2.0 > letters::width(text, one.size, one.is_bold) + 1.0 {
                    wrong.push(format!("{id}: {text:?} is wider than reckoned"));
                }
                for other in &texts[..number] {
                    if *left < other.right
                        && other.left < *right
                        && *top < other.bottom
                        && other.top < *bottom
                    {
                        wrong.push(format!("{id}: {text:?} lies on {:?}", other.text));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_table_has_a_row_for_every_row_of_data() {
    for case in CASES {
        let many = case.options;
        let rows: Vec<usize> = case.figures().iter().map(|figure| figure.table.rows.len()).collect();
        let expected = [
            4 * many,
            many,
            20 * many,
            5 * many,
            many,
            4 * many,
            5 * many,
            many,
            many + 1,
            9 * many,
            many,
            (20 + 5 + 5) * many,
        ];
        assert_eq!(rows, expected, "{}", case.name);
    }
}

#[test]
fn a_figure_by_itself_carries_its_titles_and_all_of_the_picture() {
    for case in CASES {
        for figure in case.figures() {
            let alone = figure.standalone().unwrap();
            let (inner, outer) = (texts(&figure.svg), texts(&alone));
            let joined: Vec<&str> = outer.iter().map(|one| one.text.as_str()).collect();
            let joined = joined.join(" ");
            assert!(joined.contains(&figure.message) && joined.contains(&figure.statistic), "{joined}");
            assert!(outer.len() >= inner.len() + 2, "{}", figure.id);
            let (_, height) = size(&alone);
            assert!(outer.iter().all(|one| one.bottom < height), "{}", figure.id);
        }
    }
    assert_eq!(&CASES[0].figures()[0].png().unwrap()[1..4], b"PNG");
}

#[test]
fn pictures_are_the_same_each_time() {
    for (one, other) in CASES[0].figures().into_iter().zip(CASES[0].figures()) {
        assert_eq!(one, other);
    }
}

#[test]
fn words_and_tables_are_as_agreed() {
    let mut text = String::new();
    for case in CASES {
        text.push_str(&format!("# {}\n", case.name));
        for figure in case.figures() {
            text.push_str(&format!("## {}\n{}\n", figure.id, figure.alt));
            if case.name == "ordinary" {
                for row in [&figure.table.head].into_iter().chain(&figure.table.rows) {
                    text.push_str(&format!("| {} |\n", row.join(" | ")));
                }
            }
        }
        for sentence in dots::sentences(&case.dots()) {
            text.push_str(&format!("- {sentence}\n"));
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_dot_carries_its_number_and_one_of_its_two_marks_shows() {
    let input = CASES[0].dots();
    let figure = dots::dots(&input).unwrap();
    let document = roxmltree::Document::parse(&figure.svg).unwrap();
    for (place, option) in input.options.iter().enumerate() {
        let of = |class: &str| -> Vec<roxmltree::Node> {
            let is_of = |node: &roxmltree::Node| {
                node.attribute("class") == Some(class)
                    && node.attribute("data-option") == Some(place.to_string().as_str())
            };
            document.descendants().filter(is_of).collect()
        };
        let shown = |class: &str| of(class).iter().filter(|node| node.attribute("display").is_none()).count();
        let values: Vec<f64> = of("dot counted")
            .iter()
            .map(|node| node.attribute("data-value").unwrap().parse().unwrap())
            .collect();
        assert_eq!(values, option.dots);
        let beyond = option.dots.iter().filter(|&&dot| dot > input.threshold).count();
        assert_eq!((shown("dot counted"), shown("dot other")), (beyond, 20 - beyond));
        // The script's sentence is the static one.
        let count = of("count")[0];
        let words = input.words_of(input.threshold);
        let sentence = dots::filled(count.attribute("data-sentence").unwrap(), beyond, 20, &words);
        assert_eq!(sentence, dots::sentences(&input)[place]);
        let text: String =
            count.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        assert_eq!(text.trim(), format!("{beyond} of 20"));
    }
    let scale = document.descendants().find(|node| node.attribute("class") == Some("dots-scale")).unwrap();
    let thresholds: Vec<serde_json::Value> =
        serde_json::from_str(scale.attribute("data-thresholds").unwrap()).unwrap();
    let words: BTreeSet<&str> = thresholds.iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert!(words.len() == thresholds.len() && words.len() > 10, "{words:?}");
    assert!(thresholds.iter().any(|one| one["value"].as_f64() == Some(input.threshold)));
}

#[test]
fn thresholds_of_differences_are_told_from_today() {
    let mut input = CASES[0].dots();
    input.quantity.is_difference = true;
    for (threshold, expected) in [
        (0.0, "today's policy"),
        (50_000.0, "today's policy plus £50,000"),
        (-50_000.0, "today's policy less £50,000"),
    ] {
        assert_eq!(input.words_of(threshold), expected);
    }
}

#[test]
fn the_frontier_is_what_no_other_betters() {
    let mut input = CASES[0].tradeoff();
    let place = input.options[0].clone();
    let spots = [(10.0, 0.1), (5.0, 0.1), (20.0, 0.3), (5.0, 0.1), (f64::NAN, 0.9), (30.0, 0.2)];
    input.options = spots
        .iter()
        .map(|&(across, up)| {
            let mut one = place.clone();
            (one.across.p50, one.up.p50) = (across, up);
            one
        })
        .collect();
    // Cost along the page is better low; equals stand both.
    assert_eq!(tradeoff::frontier(&input), [false, true, true, true, false, false]);
}

#[test]
fn families_of_a_hundred_sum_to_a_hundred() {
    let mut group = CASES[0].gains().options[0].groups[0].clone();
    for (gain, stay, lose, expected) in [
        (1.0, 1.0, 1.0, Some([34, 33, 33])),
        (0.0, 812.0, 0.0, Some([0, 100, 0])),
        (2.0, 796.0, 2.0, Some([0, 100, 0])),
        (10.6, 70.0, 19.4, Some([11, 70, 19])),
        (0.0, 0.0, 0.0, None),
        (f64::NAN, 1.0, 1.0, None),
    ] {
        (group.gain, group.stay, group.lose) = (gain, stay, lose);
        assert_eq!(group.of_100(), expected, "{gain} {stay} {lose}");
    }
    group.is_suppressed = true;
    assert_eq!(group.of_100(), None);
}
