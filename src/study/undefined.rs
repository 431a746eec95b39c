//! Numbers that may not be defined: NaN in memory, `null` in files.
//!
//! Never knows what a number means.

use serde::{Deserialize, Deserializer, Serializer};

/// Writes a number, or nothing where it is not defined.
pub(super) fn serialize<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if number.is_finite() { serializer.serialize_f64(*number) } else { serializer.serialize_none() }
}

/// Reads it back.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    Ok(Option::<f64>::deserialize(deserializer)?.unwrap_or(f64::NAN))
}
