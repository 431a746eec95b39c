//! Every bad input of the tables beside this file: the exact words on standard error, exit code 2,
//! nothing on standard output, nothing written.

use crate::folder::{Bad, contents};
use rayon::prelude::*;

/// The tables, a theme each.
const TABLES: [&str; 10] =
    ["grammar", "keys", "values", "chains", "paths", "encodings", "huge", "typed", "results", "targets"];

#[derive(serde::Deserialize)]
struct Table {
    bad: Vec<Bad>,
}

fn path(table: &str) -> String {
    format!("{}/tests/hostile/{table}.toml", env!("CARGO_MANIFEST_DIR"))
}

/// What a row says, and what else is wrong with how it ended.
fn tried(bad: &Bad) -> (String, Vec<String>) {
    let folder = bad.folder();
    let before = contents(folder.path());
    let done = bad.run(folder.path());
    let said = String::from_utf8(done.stderr).unwrap();
    let mut wrong = Vec::new();
    if done.status.code() != Some(2) {
        wrong.push(format!("ends in {}", done.status));
    }
    if !done.stdout.is_empty() {
        wrong.push(format!("prints {}", String::from_utf8_lossy(&done.stdout)));
    }
    if contents(folder.path()) != before {
        wrong.push("leaves something in the folder".to_owned());
    }
    if said.chars().any(|letter| letter.is_control() && letter != '\n') {
        wrong.push("lets a control character through".to_owned());
    }
    if said.chars().count() > 5000 {
        wrong.push(format!("says {} letters", said.chars().count()));
    }
    (said, wrong)
}

/// The table with the words that were said in the place of those expected.
fn rewritten(text: &str, said: &[String]) -> String {
    let mut new = String::new();
    let mut rest = text;
    for words in said {
        let (before, after) = rest.split_once("\nsays = ").unwrap();
        let quotes = if after.starts_with("'''") { "'''" } else { "'" };
        let (_, after) = after[quotes.len()..].split_once(quotes).unwrap();
        new += &format!("{before}\nsays = '''\n{words}'''");
        rest = after;
    }
    new + rest
}

fn holds(table: &str) -> (usize, String) {
    let text = std::fs::read_to_string(path(table)).unwrap();
    let Table { bad } = toml::from_str(&text).unwrap_or_else(|problem| panic!("{table}: {problem}"));
    let tried: Vec<(String, Vec<String>)> = bad.par_iter().map(tried).collect();
    if std::env::var_os("UPDATE").is_some() {
        let said: Vec<String> = tried.iter().map(|(said, _)| said.clone()).collect();
        std::fs::write(path(table), rewritten(&text, &said)).unwrap();
    }
    let mut wrong = String::new();
    for (place, (row, (said, how))) in bad.iter().zip(&tried).enumerate() {
        let is_said = *said == row.says || std::env::var_os("UPDATE").is_some();
        if !is_said || !how.is_empty() {
            wrong += &format!("{table}, row {}: `{}` {}\n", place + 1, row.arguments, how.join("; "));
        }
        if !is_said {
            wrong += &format!("says\n{said}not\n{}\n", row.says);
        }
    }
    (bad.len(), wrong)
}

#[test]
fn every_hostile_input_is_refused_in_these_words_and_leaves_nothing() {
    let held: Vec<(usize, String)> = TABLES.iter().map(|table| holds(table)).collect();
    let wrong: String = held.iter().map(|(_, wrong)| wrong.as_str()).collect();
    assert!(wrong.is_empty(), "{wrong}");
    let rows: usize = held.iter().map(|(rows, _)| rows).sum();
    assert!(rows >= 200, "only {rows} bad inputs");
}
