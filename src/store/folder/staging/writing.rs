//! Files of a result in the making, each written on its own, so that several may be at a time.
#![allow(clippy::disallowed_methods, reason = "this is where results are written")]

use super::Staging;
use crate::basics::Error;
use crate::result::{FileSink, Sums};
use crate::store::paths::cannot;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

impl Staging {
    /// Takes a file over as it is from another place.
    ///
    /// # Errors
    /// Where it cannot be read or written.
    pub fn carry_over(&self, from: &Path, name: &str) -> Result<(), Error> {
        let path = self.hidden.path().join(name);
        // A second name for the same bytes, where the file system can.
        std::fs::hard_link(from, &path)
            .or_else(|_| std::fs::copy(from, &path).map(|_| ()))
            .map_err(|error| cannot("write", &path, &error))
    }
}

impl FileSink for Staging {
    fn stream(
        &self,
        name: &str,
        make: &mut dyn FnMut(&mut (dyn Write + Send)) -> std::io::Result<()>,
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
