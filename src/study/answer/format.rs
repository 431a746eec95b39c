//! An answer as bytes and back.

use super::consistency::inconsistency;
use super::data::{Answer, FORMAT};
use crate::basics::Error;
use serde::Deserialize;
use serde_json::Value;

impl Answer {
    /// As text.
    ///
    /// # Errors
    /// Where the library refuses.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = serde_json::to_vec(self)
            .map_err(|error| Error::new(format!("cannot write the answer: {error}")))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// From text.
    ///
    /// # Errors
    /// Where the text is not an answer, or one of another layout.
    pub fn from_bytes(bytes: &[u8]) -> Result<Answer, Error> {
        /// The layout alone, which every layout has.
        #[derive(Deserialize)]
        struct Layout {
            format: u32,
        }
        let broken = |error: serde_json::Error| Error::of_json("an answer", &error);
        let Layout { format } = serde_json::from_slice(bytes).map_err(broken)?;
        if format != FORMAT {
            return Err(Error::new(format!(
                "this answer has layout {format}, and this program reads layout {FORMAT}"
            )));
        }
        let answer: Answer = serde_json::from_slice(bytes).map_err(broken)?;
        if let Some(what) = inconsistency(&answer) {
            return Err(Error::new(format!("not an answer of this program: {what}")));
        }
        Ok(answer)
    }

    /// What of an answer's text is no words: two answers that differ in words alone have the same.
    ///
    /// # Errors
    /// Where the text is not JSON.
    pub fn numbers_in(bytes: &[u8]) -> Result<String, Error> {
        let mut value: Value =
            serde_json::from_slice(bytes).map_err(|error| Error::of_json("an answer", &error))?;
        without_words(&mut value);
        Ok(value.to_string())
    }
}

/// Takes every text out, and lists of nothing but texts.
fn without_words(value: &mut Value) {
    match value {
        Value::String(_) => *value = Value::Null,
        Value::Array(items) => {
            items.iter_mut().for_each(without_words);
            if items.iter().all(Value::is_null) {
                *value = Value::Null;
            }
        }
        Value::Object(fields) => fields.values_mut().for_each(without_words),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
