//! How wide a text is, without a font: by the wider of two common faces, and some more, since the page
//! uses whatever the reader's machine has.

/// Widths of the letters from space to tilde in thousandths of their size: the larger of Open Sans and
/// Liberation Sans (which is as wide as Arial).
const WIDTHS: [u16; 95] = [
    278, 278, 401, 646, 572, 889, 730, 221, 333, 333, 552, 584, 278, 333, 278, 367, 572, 572, 572, 572, 572,
    572, 572, 572, 572, 572, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 729, 667, 611, 778, 738, 279,
    500, 667, 556, 903, 754, 779, 667, 779, 722, 667, 611, 728, 667, 944, 667, 667, 611, 329, 367, 329, 542,
    556, 577, 556, 613, 500, 613, 561, 339, 556, 614, 253, 253, 525, 253, 930, 614, 604, 613, 613, 408, 500,
    353, 614, 501, 778, 524, 504, 500, 379, 551, 379, 584,
];
/// Of a letter that is not in the table.
const OTHER: u16 = 640;
/// Room for wider faces, such as DejaVu Sans.
const ROOM: f64 = 1.08;
/// And for bold ones.
const BOLD: f64 = 1.25;

/// The width of a text of a size.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let of = |letter: char| {
        let place = (letter as usize).checked_sub(' ' as usize);
        place.and_then(|place| WIDTHS.get(place)).copied().unwrap_or(OTHER)
    };
    let thousandths: f64 = text.chars().map(|letter| f64::from(of(letter))).sum();
    thousandths / 1000.0 * size * if bold { BOLD } else { ROOM }
}

/// A text in lines that fit a width; a word is cut only where it alone is too wide.
pub(super) fn wrapped(text: &str, most: f64, size: f64, bold: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if width(&longer, size, bold) <= most {
                *line = longer;
                continue;
            }
        }
        lines.push(String::new());
        for letter in word.chars() {
            let line = lines.last().map_or("", String::as_str);
            if !line.is_empty() && width(&format!("{line}{letter}"), size, bold) > most {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(letter);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_whole_where_they_fit() {
        let most = width("managed by default", 20.0, false);
        assert_eq!(
            wrapped("a universal offer, managed by default", most, 20.0, false),
            ["a universal offer,", "managed by default"].map(str::to_owned)
        );
        assert!(wrapped("", 100.0, 20.0, false).is_empty());
        let cut = wrapped("incomprehensibilities", 100.0, 20.0, false);
        assert!(cut.len() > 1 && cut.concat() == "incomprehensibilities");
        assert!(cut.iter().all(|line| width(line, 20.0, false) <= 100.0), "{cut:?}");
    }

    #[test]
    fn bold_and_unknown_letters_are_wider() {
        assert!(width("£4.31m", 24.0, true) > width("£4.31m", 24.0, false));
        assert!(width("−", 24.0, false) > width("-", 24.0, false));
    }
}
