//! Who does the work: the calling thread alone, or a pool of threads. The only file that knows of threads.
//!
//! Never knows what the work is. Whatever is done by several workers is put together in an order of its
//! own, so that nothing depends on how many there are.

use crate::basics::Error;
use std::fmt::Debug;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Does work on one or several workers.
pub trait Executor: Debug + Sync {
    /// Calls `work` once on each worker, and comes back when all of them have. `work` takes the next
    /// piece of whatever is to be done until nothing is left.
    ///
    /// # Errors
    /// Where the workers cannot be started.
    fn on_each_worker(&self, work: &(dyn Fn() + Sync)) -> Result<(), Error>;

    /// How many workers there are, at least 1.
    fn workers(&self) -> usize;
}

/// The calling thread alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct InOrder;

impl Executor for InOrder {
    fn on_each_worker(&self, work: &(dyn Fn() + Sync)) -> Result<(), Error> {
        work();
        Ok(())
    }

    fn workers(&self) -> usize {
        1
    }
}

/// A pool of threads, made for each piece of work and ended with it.
#[cfg(feature = "threads")]
#[derive(Clone, Copy, Debug)]
pub struct Threads(pub usize);

#[cfg(feature = "threads")]
impl Executor for Threads {
    fn on_each_worker(&self, work: &(dyn Fn() + Sync)) -> Result<(), Error> {
        let threads = self.workers();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|error| Error::new(format!("cannot start {threads} threads: {error}")))?;
        pool.broadcast(|_| work());
        Ok(())
    }

    fn workers(&self) -> usize {
        self.0.max(1)
    }
}

/// What `work` makes of every item, in the order of the items: its value, or what it said when it
/// panicked. Nothing where `stop` was set before the last of them was begun.
///
/// # Errors
/// Where the workers cannot be started.
pub fn each_caught<T: Sync, R: Send>(
    executor: &dyn Executor,
    stop: &AtomicBool,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Result<Option<Vec<Result<R, String>>>, Error> {
    let next = AtomicUsize::new(0);
    let made = Mutex::new(Vec::with_capacity(items.len()));
    executor.on_each_worker(&|| {
        while !stop.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return };
            let one = catch(|| work(item));
            made.lock().unwrap_or_else(PoisonError::into_inner).push((index, one));
        }
    })?;
    let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    if made.len() < items.len() {
        return Ok(None);
    }
    made.sort_by_key(|(index, _)| *index);
    Ok(Some(made.into_iter().map(|(_, one)| one).collect()))
}

/// Does the work of every item; what it comes to is in the order of the items.
///
/// # Errors
/// Where the work of an item panics; says what the first of them said.
pub fn in_order<T: Sync, R: Send>(
    executor: &dyn Executor,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Result<Vec<R>, Error> {
    // Nobody stops it, so that every item has been worked on.
    let done = each_caught(executor, &AtomicBool::new(false), items, work)?
        .ok_or_else(|| Error::new("the workers left work undone"))?;
    done.into_iter().collect::<Result<Vec<R>, String>>().map_err(|said| {
        Error::new(said).with_hint("the model broke one of its own rules; nothing was written")
    })
}

/// The value, or what a panic said and where in the program it did.
#[cfg(feature = "threads")]
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    super::caught::caught(work)
}

/// The value. Without the feature `threads` a panic is not caught: a browser's target has no way to.
#[cfg(not(feature = "threads"))]
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    Ok(work())
}
