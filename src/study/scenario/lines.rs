//! Lines and columns of a text from offsets in bytes, found fast in a long line too.
//!
//! Never knows what stands there.

use super::position::Position;
use std::path::Path;

/// Bytes between two places up to which letters are counted beforehand.
const STEP: usize = 512;

/// Positions in a text.
pub(super) struct Lines<'a> {
    /// The file.
    file: &'a Path,
    /// The text.
    pub(super) text: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// Letters that begin before each step.
    letters: Vec<usize>,
}

impl Lines<'_> {
    /// Of a text.
    pub(super) fn new<'a>(file: &'a Path, text: &'a str) -> Lines<'a> {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(index, _)| index + 1);
        let mut letters = vec![0];
        for step in text.as_bytes().chunks(STEP) {
            letters.push(letters.last().copied().unwrap_or(0) + begun(step));
        }
        Lines { file, text, starts: std::iter::once(0).chain(ends).collect(), letters }
    }

    /// The position of an offset.
    pub(super) fn at(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position { file: self.file.to_owned(), line, column: 1 + self.before(offset) - self.before(start) }
    }

    /// Letters that begin before an offset.
    fn before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        self.letters[step] + begun(&self.text.as_bytes()[step * STEP..offset])
    }
}

/// Letters that begin within some bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_has_the_line_and_column_that_counting_gives() {
        let text = format!("a\n\né = 1\n{}\n東京\n", "ü= ".repeat(700));
        let lines = Lines::new(Path::new("a.toml"), &text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..offset];
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            let at = lines.at(offset);
            assert_eq!(at.line, 1 + before.matches('\n').count());
            assert_eq!(at.column, 1 + before[start..].chars().count(), "{offset}");
        }
        assert_eq!(lines.at(usize::MAX).line, 6);
    }
}
