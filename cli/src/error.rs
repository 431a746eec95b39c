//! Errors and warnings as a person reads them, on standard error.
//!
//! Never decides what is an error.

use allotment::basics::{Error, sanitize};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::Write;
use std::process::ExitCode;

/// The exit code of bad input.
const BAD_INPUT: u8 = 2;

/// Prints an error with its hint.
pub(crate) fn report(error: &Error) -> ExitCode {
    let hint = error.hint().map(|hint| format!("hint: {hint}\n")).unwrap_or_default();
    complain(&format!("error: {error}\n{hint}"));
    ExitCode::from(BAD_INPUT)
}

/// Prints warnings, a line each.
pub(crate) fn warn(warnings: &[String]) {
    warnings.iter().for_each(|warning| complain(&format!("warning: {}\n", sanitize(warning))));
}

/// Prints something worth knowing that is neither an error nor the answer.
pub(crate) fn note(text: &str) {
    complain(&format!("{}\n", sanitize(text)));
}

/// Prints what the argument parser says: help and version count as done, the rest as bad input.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    if let Some(error) = wrong_value(error) {
        return report(&error);
    }
    // Nobody is left to tell where standard error itself is gone.
    let _gone = error.print();
    if error.use_stderr() { ExitCode::from(BAD_INPUT) } else { ExitCode::SUCCESS }
}

/// A number outside its range, in the words of files.
fn wrong_value(error: &clap::Error) -> Option<Error> {
    if error.kind() != ErrorKind::ValueValidation {
        return None;
    }
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let flag = text(ContextKind::InvalidArg)?.split(' ').next()?;
    let value = text(ContextKind::InvalidValue)?;
    let said = std::error::Error::source(error)?;
    Some(Error::new(format!("`{flag}` is {value} but {said}")).with_hint("`--help` says what it is for"))
}

fn complain(text: &str) {
    // As above: a closed standard error must not end the program otherwise than it would have ended.
    let _gone = std::io::stderr().lock().write_all(text.as_bytes());
}
