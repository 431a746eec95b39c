//! The command line: arguments to calls. The only place that prints.

pub mod args;
