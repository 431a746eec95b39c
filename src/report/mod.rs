//! Study results to words, tables and charts. Computes no outcome and opens no file.

pub mod story;
