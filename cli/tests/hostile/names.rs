//! Names and texts that hold markup, formulas and tricks: in every file of a result they are letters.

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// A title that would be a formula, a tag, a cell, a link, a piece of code and the end of what it stands in.
const TITLE: &str = r#"=1+cmd|'/c x'!A0 </title></style></script><xss onclick=alert(1)> "]]>--> [x](javascript:alert(1)) `c` | &lt; **b** ${x} A"#;
/// And as a part and a policy.
const PART: &str = "@SUM(1+1)*cmd <xss>";
const LABEL: &str = r#"-2+3 "><xss onload=x> | `d` [y](javascript:y) &#60; _e_ B"#;

/// A small study of such names, run once.
static RESULT: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let [title, part, label] = [TITLE, PART, LABEL].map(quoted);
    let files = [
        (
            "a.toml",
            format!(
                "title = {title}\nquestion = {title}\nplace = \"here.toml\"\npolicies = [\"baseline\", \"-p.toml\"]\n\
                 parts = [\"-p.toml\"]\nhorizon_years = 2\nreplications = 4\n[strain]\nstrain_relief = 0.9\n"
            ),
        ),
        ("here.toml", format!("base = \"early-adopter\"\nname = {title}\nplace.families = 30\n")),
        (
            "-p.toml",
            format!(
                "title = {label}\nabout = {label}\n[lever]\nweeks_keep = 12\nevidence = \"card\"\nreminders = 3\n\
                 [[part]]\ntitle = {part}\nlevers = [\"evidence\"]\n\
                 [[part]]\ntitle = {title}\nlevers = [\"weeks_keep\", \"reminders\"]\n"
            ),
        ),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    for arguments in ["compare a.toml --out r", "report r --out page.html --pictures r/pictures --disclosure"]
    {
        let mut program = assert_cmd::cargo::cargo_bin_cmd!("allotment");
        program.current_dir(folder.path()).args(arguments.split(' ')).assert().success();
    }
    folder
});

/// The files of the result with that ending.
fn files(ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["", "r", "r/pictures"] {
        for entry in std::fs::read_dir(RESULT.path().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|its| its == ending) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(RESULT.path()).unwrap().to_owned(), text));
            }
        }
    }
    found
}

/// What is wrong with an element: a tag of ours, something that runs, a link that runs.
fn is_alive(tag: &str, attributes: &[(String, String)]) -> bool {
    tag == "xss"
        || attributes.iter().any(|(name, value)| {
            let value = value.trim().to_lowercase();
            name.starts_with("on") || value.starts_with("javascript:") || name.contains("xss")
        })
}

#[test]
fn no_cell_is_a_formula_and_numbers_stay_numbers() {
    let mut formulas = 0;
    for (path, text) in files("csv") {
        let mut numbers = 0;
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records() {
            for cell in &record.unwrap() {
                let is_number = cell.parse::<f64>().is_ok();
                numbers += usize::from(is_number);
                formulas += usize::from(cell.starts_with('\''));
                let starts = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(is_number || !starts, "{}: {cell}", path.display());
                assert!(
                    !cell.starts_with("'") || cell[1..].parse::<f64>().is_err(),
                    "{}: {cell}",
                    path.display()
                );
            }
        }
        assert!(numbers > 0, "{}", path.display());
    }
    assert!(formulas > 100, "the policy `-p` and its parts stand in the tables, {formulas}");
    let parts = std::fs::read_to_string(RESULT.path().join("r/parts.csv")).unwrap();
    assert!(parts.contains("'@SUM") && parts.contains("'=1+cmd") && parts.contains("'-p"), "{parts}");
}

#[test]
fn a_page_shows_markup_as_letters() {
    let pages = files("html");
    assert_eq!(pages.len(), 2);
    for (path, page) in pages {
        let (mut scripts, mut titles, mut shown) = (0, 0, String::new());
        for token in Tokenizer::new(&page) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let attribute = |(name, value): (_, _)| (text_of(name), text_of(value));
                    let attributes: Vec<(String, String)> =
                        tag.attributes.iter().map(|(name, value)| attribute((&**name, &***value))).collect();
                    assert!(!is_alive(&name, &attributes), "{}: <{name} {attributes:?}>", path.display());
                    scripts += usize::from(name == "script");
                    titles += usize::from(name == "title");
                }
                Token::String(text) => shown += &String::from_utf8_lossy(&text),
                Token::Comment(text) => panic!("{}: a comment {text:?}", path.display()),
                Token::EndTag(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        assert_eq!(scripts, 1, "the page's own");
        assert!(titles >= 1);
        for text in [TITLE, LABEL, PART] {
            assert!(shown.contains(text), "{}: `{text}` is not shown as it is", path.display());
        }
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_picture_shows_markup_as_letters() {
    let pictures = files("svg");
    assert!(pictures.len() > 8, "{}", pictures.len());
    let mut shown = 0;
    for (path, picture) in pictures {
        let tree = roxmltree::Document::parse(&picture)
            .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
        for element in tree.descendants().filter(roxmltree::Node::is_element) {
            let attributes: Vec<(String, String)> =
                element.attributes().map(|one| (one.name().to_owned(), one.value().to_owned())).collect();
            let name = element.tag_name().name();
            assert!(!is_alive(name, &attributes) && name != "script", "{}: <{name}>", path.display());
        }
        let said: String = tree.descendants().filter_map(|node| node.text()).collect();
        shown += usize::from(said.contains("xss"));
    }
    assert!(shown > 4, "only {shown} pictures name an option");
}

/// The text of every cell, and of everything else, of a Markdown text; refuses what is no text.
fn read(path: &Path, text: &str) -> (Vec<String>, String) {
    let (mut cells, mut shown, mut cell) = (Vec::new(), String::new(), None);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Html(raw) | Event::InlineHtml(raw) => panic!("{}: {raw}", path.display()),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                panic!("{}: a link to {dest_url}", path.display());
            }
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => cells.extend(cell.take()),
            Event::Code(code) => assert!(!["c", "d"].contains(&&*code), "{}: `{code}`", path.display()),
            Event::Text(text) => {
                shown += &text;
                if let Some(cell) = &mut cell {
                    *cell += &text;
                }
            }
            _ => {}
        }
    }
    (cells, shown)
}

#[test]
fn a_summary_and_its_methods_show_markup_as_letters() {
    for (path, text) in files("md") {
        let (cells, shown) = read(&path, &text);
        assert!(shown.contains(TITLE), "{}: {shown}", path.display());
        if path.ends_with("summary.md") {
            assert!(cells.iter().any(|cell| cell == LABEL), "the label is not one cell: {cells:?}");
        }
    }
    assert_eq!(files("md").len(), 2);
}
