//! An answer as bytes and back.

use super::consistency::inconsistency;
use super::data::{Answer, FORMAT};
use crate::basics::Error;
use serde::Deserialize;

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
}
