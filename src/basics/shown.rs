//! Text of somebody else's made fit to be shown: nothing that a terminal obeys, nothing that hides or
//! turns what stands beside it, and no more of it than a person reads.
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

/// A sentence as it is shown: letters without a look by their numbers, long quotations and long
/// sentences with their middle left out.
pub fn shown(sentence: &str) -> String {
    let mut safe = String::new();
    // Every second piece is a quotation with the mark that closes it.
    for (place, piece) in sentence.split_inclusive(['`', '"']).enumerate() {
        let most = if place % 2 == 1 { MOST_QUOTED } else { usize::MAX };
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
    for (place, letter) in piece.chars().enumerate() {
        if is_long && place >= beginning && place < end {
            if place == beginning {
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
    fn what_a_terminal_obeys_is_shown_by_its_number() {
        assert_eq!(shown("`a\u{1b}[31mb\u{202e}c\n`"), "`a\\u{1b}[31mb\\u{202e}c\\u{a}`");
        assert_eq!(shown("`weeks\u{200b}_keep`"), "`weeks\\u{200b}_keep`");
        assert_eq!(shown("Ynys Môn, Łódź, 東京: `é`"), "Ynys Môn, Łódź, 東京: `é`");
    }

    #[test]
    fn what_is_long_is_shown_by_its_ends() {
        let key = "k".repeat(1_000_000);
        let said = shown(&format!("there is no `{key}` under `[lever]`"));
        assert!(said.starts_with("there is no `kkk") && said.ends_with("kkk` under `[lever]`"), "{said}");
        assert!(said.contains("(999601 more letters)") && said.chars().count() < 500, "{said}");
        let words = shown(&"word ".repeat(100_000));
        assert!(words.chars().count() < MOST + 40, "{}", words.chars().count());
        let quotes = shown(&"`".repeat(100_000));
        assert!(quotes.chars().count() < MOST + 40);
        let short = "x".repeat(MOST);
        assert_eq!(shown(&short), short);
    }
}
