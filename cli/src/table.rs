//! The table of a comparison, drawn for a terminal.

use allotment::report::tables::terminal::{COLUMNS, Table};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width, presets};

/// Widths of the columns with their gaps, 120 together.
const WIDTHS: [u16; COLUMNS] = [27, 9, 20, 20, 23, 12, 9];

/// The table with its heading and its last lines, ready to print.
pub(crate) fn draw(table: &Table) -> String {
    let mut text = format!("{}\n\n{}\n", table.title, block(std::slice::from_ref(&table.heading)));
    for (title, rows) in &table.blocks {
        text.push_str(&format!("\n{title}\n{}\n", block(rows)));
    }
    text.push('\n');
    text.push_str(&table.legend);
    text
}

/// Rows in columns of fixed width, so that blocks stand under one another.
fn block(rows: &[[String; COLUMNS]]) -> String {
    let mut table = comfy_table::Table::new();
    table
        .load_style(presets::NOTHING)
        .force_no_tty()
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTHS.iter().sum());
    for row in rows {
        table.add_row(row);
    }
    for (column, width) in table.column_iter_mut().zip(WIDTHS) {
        column.set_padding((0, 1));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    if let Some(names) = table.column_mut(0) {
        names.set_padding((2, 1));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_fits_whatever_its_cells_hold() {
        let cells = |words: [&str; COLUMNS]| words.map(str::to_owned);
        let table = Table {
            title: "A place: a study".to_owned(),
            heading: cells([
                "",
                "Mean",
                "90% of runs",
                "Difference",
                "95% interval",
                "Better in",
                "Variance ratio",
            ]),
            blocks: vec![(
                "Need met (%; higher is better)".to_owned(),
                vec![
                    cells(["Today's policy", "51.2", "44.0 to 58.1", "baseline", "", "", ""]),
                    cells([
                        "An option with a name that is longer than its column has room for",
                        "1,234,567.8",
                        "1,234,567.8 to 2,345,678.9",
                        "no clear difference",
                        "-0.2 to +0.4",
                        "57 of 100",
                        "over 999",
                    ]),
                ],
            )],
            legend: "100 replications, none failed.\n".to_owned(),
        };
        let text = draw(&table);
        insta::assert_snapshot!(text);
        for line in text.lines() {
            assert!(line.chars().count() <= 120, "{line}");
        }
    }
}
