//! Makes text that others wrote safe to print: no letter that steers a terminal or hides or turns its
//! neighbours, and no more of it than a person reads.
//!
//! Never knows what a text says.

/// Letters of one quoted text, such as a key, that are shown.
const MOST_QUOTED: usize = 400;
/// Letters of a whole sentence that are shown.
const MOST: usize = 2000;
/// How many of them are its beginning, where some are left out.
const BEGINNING: usize = 1500;

/// Whether a letter has no look of its own: it steers a terminal, or hides or turns its neighbours.
pub fn is_unseen(letter: char) -> bool {
    let steers = letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    let turns = matches!(letter, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hides = matches!(
        letter,
        '\u{00ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    );
    steers || turns || hides
}

/// A sentence that is safe to print: invisible and steering letters as their code points, long
/// quotations and long sentences with their middle left out.
pub fn sanitize(sentence: &str) -> String {
    let mut safe = String::new();
    // Every second piece is a quotation with the mark that closes it.
    for (index, piece) in sentence.split_inclusive(['`', '"']).enumerate() {
        let most = if index % 2 == 1 { MOST_QUOTED } else { usize::MAX };
        shorten(&mut safe, piece, most, MOST_QUOTED / 2);
    }
    if safe.chars().count() <= MOST {
        return safe;
    }
    let mut short = String::new();
    shorten(&mut short, &safe, MOST, BEGINNING);
    short
}

/// Adds a piece, of which no more than `most` letters are shown, the first `beginning` and the last.
fn shorten(safe: &mut String, piece: &str, most: usize, beginning: usize) {
    let count = piece.chars().count();
    let is_long = count > most;
    let end = count - most.saturating_sub(beginning).min(count);
    for (index, letter) in piece.chars().enumerate() {
        if is_long && index >= beginning && index < end {
            if index == beginning {
                safe.push_str(&format!("… ({} more letters) …", end - beginning));
            }
            continue;
        }
        if is_unseen(letter) {
            safe.extend(letter.escape_unicode());
        } else {
            safe.push(letter);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steering_letters_are_printed_by_their_numbers() {
        assert_eq!(sanitize("`a\u{1b}[31mb\u{202e}c\n`"), "`a\\u{1b}[31mb\\u{202e}c\\u{a}`");
        assert_eq!(sanitize("`weeks\u{200b}_keep`"), "`weeks\\u{200b}_keep`");
        assert_eq!(sanitize("Ynys Môn, Łódź, 東京: `é`"), "Ynys Môn, Łódź, 東京: `é`");
    }

    #[test]
    fn long_text_is_printed_by_its_ends() {
        let key = "k".repeat(1_000_000);
        let said = sanitize(&format!("there is no `{key}` under `[lever]`"));
        assert!(said.starts_with("there is no `kkk") && said.ends_with("kkk` under `[lever]`"), "{said}");
        assert!(said.contains("(999601 more letters)") && said.chars().count() < 500, "{said}");
        let words = sanitize(&"word ".repeat(100_000));
        assert!(words.chars().count() < MOST + 40, "{}", words.chars().count());
        let quotes = sanitize(&"`".repeat(100_000));
        assert!(quotes.chars().count() < MOST + 40);
        let short = "x".repeat(MOST);
        assert_eq!(sanitize(&short), short);
    }
}
