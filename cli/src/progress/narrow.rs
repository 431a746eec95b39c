//! A terminal of which the last columns stay free.
//!
//! The library fills its lines to the right and trusts the terminal to go on in the next one. There a
//! terminal echoes an interrupt, `^C`, which would move everything down by a line, past what the library
//! clears. So lines end a little earlier, with an end of line.

use indicatif::TermLike;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Columns that the echo of an interrupt takes.
pub(super) const ECHO: u16 = 2;

/// A terminal without its last columns.
#[derive(Debug)]
pub(super) struct Narrow<T> {
    term: T,
    /// The column that the cursor stands in.
    column: AtomicUsize,
}

impl<T: TermLike> Narrow<T> {
    pub(super) fn new(term: T) -> Narrow<T> {
        Narrow { term, column: AtomicUsize::new(0) }
    }
}

impl<T: TermLike> TermLike for Narrow<T> {
    fn width(&self) -> u16 {
        self.term.width().saturating_sub(ECHO).max(1)
    }

    fn height(&self) -> u16 {
        self.term.height()
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        self.term.move_cursor_up(n)
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        self.term.move_cursor_down(n)
    }

    fn move_cursor_right(&self, n: usize) -> io::Result<()> {
        self.term.move_cursor_right(n)
    }

    fn move_cursor_left(&self, n: usize) -> io::Result<()> {
        self.term.move_cursor_left(n)
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        self.write_str(text)?;
        self.write_str("\n")
    }

    /// Goes on in the next line where this one is full, as a terminal of this width would.
    fn write_str(&self, text: &str) -> io::Result<()> {
        let (width, mut column) = (usize::from(self.width()), self.column.load(Ordering::Relaxed));
        let mut wrapped = String::with_capacity(text.len() + 1);
        for letter in text.chars() {
            if matches!(letter, '\r' | '\n') {
                column = 0;
            } else {
                if column >= width {
                    wrapped.push('\n');
                    column = 0;
                }
                column += console::measure_text_width(letter.encode_utf8(&mut [0; 4]));
            }
            wrapped.push(letter);
        }
        self.column.store(column, Ordering::Relaxed);
        self.term.write_str(&wrapped)
    }

    fn clear_line(&self) -> io::Result<()> {
        self.column.store(0, Ordering::Relaxed);
        self.term.clear_line()
    }

    fn flush(&self) -> io::Result<()> {
        self.term.flush()
    }
}
