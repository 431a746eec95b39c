//! Checksums.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The SHA-256 of some bytes in lower-case hexadecimal.
///
/// ```
/// let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/// assert_eq!(allotment::result::sha256(b""), nothing);
/// ```
pub fn sha256(bytes: &[u8]) -> String {
    in_hexadecimal(Sha256::digest(bytes).as_slice())
}

/// A digest in lower-case hexadecimal.
pub(super) fn in_hexadecimal(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
