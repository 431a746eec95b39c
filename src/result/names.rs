//! The names of the files of a result that others look for.

/// A file of a result: its name within the folder and its bytes.
pub type NamedFile = (String, Vec<u8>);

/// The name of the answer within a result.
pub const ANSWER: &str = "answer.json";
/// The name of its page.
pub const PAGE: &str = "report.html";
/// The name of its methods.
pub const METHODS: &str = "methods.md";
/// The name of its outcomes.
pub const OUTCOMES: &str = "outcomes.csv";
