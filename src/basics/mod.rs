//! Words that know nothing of care or councils: money, weeks, draws, parameters, errors.

mod draw;
mod error;
mod money;
pub mod parameter;
mod shown;
mod week;

pub use draw::{Draws, Keyed, Purpose};
pub use error::Error;
pub use money::{Pence, divide_half_even, share_down, share_half_even};
pub use shown::{is_unseen, shown};
pub use week::{HOLIDAYS, MOST_MINUTES, QUARTER, Slot, Week, YEAR};
