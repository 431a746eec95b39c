//! What knows nothing of care or councils: money, weeks, random draws, parameter rows, the one error.

mod draw;
mod error;
mod money;
pub mod parameter;
mod sanitize;
mod week;

pub use draw::{Draws, Keyed, Purpose};
pub use error::Error;
pub use money::{Pence, divide_half_even, share_down, share_half_even};
pub use sanitize::{is_unseen, sanitize};
pub use week::{HOLIDAYS, MOST_MINUTES, QUARTER, Slot, Week, YEAR};
