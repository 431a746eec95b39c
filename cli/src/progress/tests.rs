//! What is left on a screen, and how long is left after going on.

use super::*;
use indicatif::TermLike;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A screen as a terminal keeps it: full lines go on in the next.
#[derive(Clone, Debug, Default)]
struct Screen(Arc<Mutex<Lines>>);

#[derive(Debug, Default)]
struct Lines {
    rows: Vec<Vec<char>>,
    row: usize,
    column: usize,
}

const WIDTH: u16 = 70;

impl Screen {
    fn print(&self, text: &str) {
        let mut lines = self.0.lock().unwrap();
        for letter in text.chars() {
            match letter {
                '\r' => lines.column = 0,
                '\n' => (lines.row, lines.column) = (lines.row + 1, 0),
                _ => {
                    if lines.column == usize::from(WIDTH) {
                        (lines.row, lines.column) = (lines.row + 1, 0);
                    }
                    let (row, column) = (lines.row, lines.column);
                    let rows = (row + 1).max(lines.rows.len());
                    lines.rows.resize(rows, Vec::new());
                    let columns = (column + 1).max(lines.rows[row].len());
                    lines.rows[row].resize(columns, ' ');
                    lines.rows[row][column] = letter;
                    lines.column += 1;
                }
            }
        }
    }

    /// What can be read on it.
    fn read(&self) -> Vec<String> {
        let lines = self.0.lock().unwrap();
        let lines = lines.rows.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    }
}

impl TermLike for Screen {
    fn width(&self) -> u16 {
        WIDTH
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        let mut lines = self.0.lock().unwrap();
        lines.row = lines.row.saturating_sub(n);
        Ok(())
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        self.0.lock().unwrap().row += n;
        Ok(())
    }

    fn move_cursor_right(&self, _: usize) -> io::Result<()> {
        unreachable!("nobody moves it")
    }

    fn move_cursor_left(&self, _: usize) -> io::Result<()> {
        unreachable!("nobody moves it")
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        self.print(text);
        self.print("\n");
        Ok(())
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.print(text);
        Ok(())
    }

    fn clear_line(&self) -> io::Result<()> {
        let mut lines = self.0.lock().unwrap();
        lines.column = 0;
        let row = lines.row;
        if let Some(row) = lines.rows.get_mut(row) {
            row.clear();
        }
        Ok(())
    }

    fn flush(&self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_interrupt_leaves_nothing_of_the_table_on_the_screen() {
    for echo in ["^C", ""] {
        let screen = Screen::default();
        let bar = bar(true, REPLICATIONS);
        bar.set_draw_target(ProgressDrawTarget::term_like(Box::new(Narrow::new(screen.clone()))));
        begin(&bar, 0, 40);
        let wide = "-".repeat(usize::from(WIDTH - ECHO) - 1);
        above(&bar, &format!("4 of 40 replications so far\n{wide}\nBaseline 51.2%\nAnother option +0.3"));
        show(&bar, 4, 40);
        let seen = screen.read();
        assert!(seen.len() > 3 && seen[0].starts_with("4 of 40"), "{seen:?}");
        assert!(seen[seen.len() - 1].contains("░ 4 of 40 replications, "), "{seen:?}");
        screen.print(echo);
        aside(&bar, || screen.print("stopping\n"));
        show(&bar, 5, 40);
        assert!(screen.read().len() == seen.len() + 1, "{:?}", screen.read());
        bar.finish_and_clear();
        screen.print("interrupted\n");
        assert_eq!(screen.read(), ["stopping", "interrupted"]);
    }
}

#[test]
fn the_time_left_is_told_by_what_this_run_lived() {
    let bar = bar(true, REPLICATIONS);
    begin(&bar, 9_000, 10_000);
    std::thread::sleep(Duration::from_millis(20));
    show(&bar, 9_001, 10_000);
    // 999 are left at some 20 milliseconds each, not at those of 9,001 in that time.
    assert!(bar.eta() > Duration::from_secs(5), "{:?}", bar.eta());
}
