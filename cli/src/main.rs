//! The program: arguments to calls of the library. The only place that prints, reads a clock and decides
//! the exit code.

use allotment::basics::Error;
use clap::Parser;
use std::process::ExitCode;

mod args;
mod browser;
mod calibrate;
mod check;
mod clock;
mod compare;
#[cfg(test)]
mod documents;
mod error;
mod explain;
mod list;
mod profile;
mod progress;
mod report;
mod rerun;
mod story;
mod table;
mod validate;
mod validate_tables;
mod whole_number;

use args::{Arguments, Command};

/// Parses the command line and does what it says: 0 done, 2 bad input, 130 interrupted.
fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => run(&arguments),
        Err(usage) => error::usage(&usage),
    }
}

/// Does what the arguments say.
fn run(arguments: &Arguments) -> ExitCode {
    let done = match &arguments.command {
        None => compare::run(&arguments.compare),
        Some(Command::Compare(args)) => compare::run(args),
        Some(Command::Rerun(args)) => rerun::run(args),
        Some(Command::Calibrate(args)) => calibrate::run(args),
        Some(Command::Report(args)) => report::run(args),
        Some(Command::Story(args)) => story::run(args),
        Some(Command::Validate(args)) => validate::run(args),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Explain(args)) => explain::run(args),
        Some(Command::List(args)) => list::run(args),
    };
    done.unwrap_or_else(|problem| error::report(&problem))
}

/// Prints a text that is ready, in one piece. A reader that has gone, such as `head`, is no error.
pub(crate) fn say(text: &str) -> Result<ExitCode, Error> {
    use std::io::{ErrorKind, Write};
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(problem) if problem.kind() != ErrorKind::BrokenPipe => {
            Err(Error::new(format!("this can't be printed: {problem}")))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
