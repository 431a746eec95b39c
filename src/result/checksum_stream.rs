//! The checksum of what is read or written piece by piece, however much it is.

use super::checksum::in_hexadecimal;
use sha2::{Digest, Sha256};
use std::io::{Read, Result, Write};

/// The SHA-256 of what is read, however much it is.
///
/// # Errors
/// Where it cannot be read to its end.
pub(crate) fn sha256_of(mut from: impl Read) -> Result<String> {
    let mut sums = Sums::of(std::io::sink());
    std::io::copy(&mut from, &mut sums)?;
    Ok(sums.end().1)
}

/// Passes on what is written and sums it up on the way.
#[derive(Debug)]
pub(crate) struct Sums<W> {
    to: W,
    digest: Sha256,
}

impl<W: Write> Sums<W> {
    /// Sums up what goes to a writer from now on.
    pub(crate) fn of(to: W) -> Sums<W> {
        Sums { to, digest: Sha256::new() }
    }

    /// The writer, and the sum of what it was given.
    pub(crate) fn end(self) -> (W, String) {
        (self.to, in_hexadecimal(self.digest.finalize().as_slice()))
    }
}

impl<W: Write> Write for Sums<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let written = self.to.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::checksum::sha256;
    use super::*;

    #[test]
    fn what_is_written_or_read_piece_by_piece_has_the_sum_of_the_whole() {
        let bytes: Vec<u8> = (0..100_000_u64).map(|i| (i * i % 251) as u8).collect();
        let mut sums = Sums::of(Vec::new());
        bytes.chunks(777).for_each(|piece| sums.write_all(piece).unwrap());
        let (written, sum) = sums.end();
        assert_eq!((written == bytes, sum), (true, sha256(&bytes)));
        assert_eq!(sha256_of(bytes.as_slice()).unwrap(), sha256(&bytes));
        assert_ne!(sha256(&bytes[1..]), sha256(&bytes));
    }
}
