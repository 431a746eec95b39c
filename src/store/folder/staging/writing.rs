//! Files of a result in the making, each written on its own, so that several may be at a time.
#![allow(clippy::disallowed_methods, reason = "this is where results are written")]

use super::super::super::checksum::Sums;
use super::super::cannot;
use super::Staging;
use crate::basics::Error;
use std::fs::File;
use std::io::{BufWriter, Write};

impl Staging {
    /// Writes a file; gives its checksum.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<String, Error> {
        self.stream(name, |file| file.write_all(bytes))
    }

    /// Writes a file as it is made, so that it need not be whole in memory; gives its checksum.
    ///
    /// # Errors
    /// Where it cannot be written, or what `make` says.
    pub fn stream(
        &self,
        name: &str,
        make: impl FnOnce(&mut (dyn Write + Send)) -> std::io::Result<()>,
    ) -> Result<String, Error> {
        let path = self.hidden.path().join(name);
        let cannot = |error: std::io::Error| cannot("write", &path, &error);
        let mut file = Sums::of(BufWriter::new(File::create(&path).map_err(cannot)?));
        make(&mut file).and_then(|()| file.flush()).map_err(cannot)?;
        let (file, checksum) = file.end();
        file.get_ref().sync_all().map_err(cannot)?;
        Ok(checksum)
    }
}
