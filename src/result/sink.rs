//! Where the files of a result go.

use super::checksum::sha256;
use crate::basics::Error;
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// Takes files, several at a time.
pub trait FileSink: Sync {
    /// Takes a file as it is made, so that it need not be whole in memory; gives its checksum.
    ///
    /// # Errors
    /// Where it cannot be taken, or what `make` says.
    fn stream(
        &self,
        name: &str,
        make: &mut dyn FnMut(&mut (dyn Write + Send)) -> std::io::Result<()>,
    ) -> Result<String, Error>;

    /// Takes a file that is ready; gives its checksum.
    ///
    /// # Errors
    /// Where it cannot be taken.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<String, Error> {
        self.stream(name, &mut |to| to.write_all(bytes))
    }
}

/// Files by name, in memory.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<BTreeMap<String, Vec<u8>>>);

impl InMemory {
    /// The files that it took.
    pub fn files(self) -> BTreeMap<String, Vec<u8>> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FileSink for InMemory {
    fn stream(
        &self,
        name: &str,
        make: &mut dyn FnMut(&mut (dyn Write + Send)) -> std::io::Result<()>,
    ) -> Result<String, Error> {
        let mut bytes = Vec::new();
        make(&mut bytes)
            .map_err(|error| Error::new(format!("cannot make the file: {error}")).in_file(name))?;
        let checksum = sha256(&bytes);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), bytes);
        Ok(checksum)
    }
}
