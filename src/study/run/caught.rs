//! Turns a panic of one replication into a message, without printing it.
//!
//! Never knows what ran. The hook is set once a process and leaves every other panic as it was.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::Path;
use std::sync::Once;

thread_local! {
    /// While a replication runs on this thread: what its panic said, once it did.
    static LISTENING: RefCell<Option<String>> = const { RefCell::new(None) };
}

static HOOK: Once = Once::new();

/// The value, or what the panic said and where in the program it did.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            let heard = LISTENING.with_borrow_mut(|listening| match listening {
                None => false,
                Some(said) => {
                    let words = words(panic.payload());
                    // A path of this machine would differ between machines; one of the project doesn't.
                    let place = panic.location().filter(|place| Path::new(place.file()).is_relative());
                    *said = match place {
                        Some(place) => format!("{words} ({}:{})", place.file(), place.line()),
                        None => words.to_owned(),
                    };
                    true
                }
            });
            if !heard {
                before(panic);
            }
        }));
    });
    LISTENING.set(Some(String::new()));
    // Nothing outlives a replication but what it returns, so nothing half-changed can be seen.
    let outcome = catch_unwind(AssertUnwindSafe(work));
    let said = LISTENING.take().unwrap_or_default();
    outcome.map_err(|_| said)
}

/// What a panic was raised with, where that is text.
fn words(payload: &dyn Any) -> &str {
    let fixed = payload.downcast_ref::<&'static str>().copied();
    fixed.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("a panic without words")
}
