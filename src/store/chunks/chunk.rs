//! One file of stored replications: a line that says what it is, the numbers column by column, and a
//! checksum of all that.
#![allow(clippy::disallowed_methods, reason = "this is where replications are kept")]

use crate::basics::Error;
use crate::store::files::whole;
use crate::study::engine::{ENGINE, VERSION};
use crate::study::results::Failure;
use crate::study::results::{Chunk, Columns, Shape, StoredChunk};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How the name of every such file begins.
pub(super) const PREFIX: &str = "replications-";
/// The version of the layout.
const FORMAT: u32 = 1;
/// Bytes of a checksum.
const CHECKSUM: usize = 32;
/// Bytes of a cell.
const CELL: usize = size_of::<u64>();

/// What the first line of a file says in every layout, so that another program's is not taken for
/// damage.
#[derive(Debug, Serialize, Deserialize)]
struct Origin {
    format: u32,
    /// The fingerprint of the study.
    study: String,
    /// The version of the program, for whoever looks.
    version: String,
    /// The name of the engine.
    #[serde(rename = "source")]
    engine: String,
}

impl Origin {
    fn of(study: &str) -> Origin {
        Origin {
            format: FORMAT,
            study: study.to_owned(),
            version: VERSION.to_owned(),
            engine: ENGINE.to_owned(),
        }
    }

    /// Whose it is, where it is not the study's.
    fn another(&self, study: &str) -> Option<String> {
        let own = Origin::of(study);
        if (&self.engine, self.format) != (&own.engine, own.format) {
            return Some(format!(
                "another engine: version {}, engine {}, layout {}; this is version {}, engine {}, layout {}",
                self.version, self.engine, self.format, own.version, own.engine, own.format
            ));
        }
        (self.study != own.study).then(|| {
            "another study, or of this one with another place, number of replications, seed or setting"
                .to_owned()
        })
    }
}

/// The first line of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Header {
    #[serde(flatten)]
    origin: Origin,
    /// The replications, whole or not.
    range: Range<u32>,
    /// Those that are completed.
    pub(super) numbers: Vec<u32>,
    failures: Vec<Failure>,
    shape: Shape,
}

impl Header {
    /// Whether its runs have the shape of those that are stored already.
    pub(super) fn fits(&self, stored: &[StoredChunk]) -> bool {
        let others = stored.iter().find(|chunk| !chunk.numbers.is_empty());
        self.numbers.is_empty() || others.is_none_or(|others| others.shape == self.shape)
    }

    /// The chunk, whose columns are there.
    pub(super) fn stored(self, columns: Arc<dyn Columns>) -> StoredChunk {
        let Header { range, numbers, failures, shape, .. } = self;
        StoredChunk { range, numbers, failures, shape, columns }
    }
}

/// Why a file cannot be used.
#[derive(Debug)]
pub(super) enum Unread {
    /// The system did not give it.
    Io(std::io::Error),
    /// It is whole and another study's or another program's; says whose.
    Another(String),
    /// It is not what was written.
    Damaged(String),
}

/// The name of a chunk's file.
pub(super) fn name(range: &Range<u32>) -> String {
    format!("{PREFIX}{:08}", range.start)
}

/// Writes a chunk; where its numbers begin.
pub(super) fn write(file: &mut File, study: &str, chunk: &Chunk) -> std::io::Result<u64> {
    let header = Header {
        origin: Origin::of(study),
        range: chunk.range.clone(),
        numbers: chunk.numbers.clone(),
        failures: chunk.failures.clone(),
        shape: chunk.shape,
    };
    let mut bytes = serde_json::to_vec(&header)?;
    bytes.push(b'\n');
    let start = bytes.len() as u64;
    bytes.reserve(chunk.cells.len() * CELL + CHECKSUM);
    bytes.extend(chunk.cells.iter().flat_map(|cell| cell.to_le_bytes()));
    let checksum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    file.write_all(&bytes)?;
    Ok(start)
}

/// Reads a study's file from end to end; what it says it is and where its numbers begin.
pub(super) fn read(path: &Path, study: &str) -> Result<(Header, u64), Unread> {
    let bytes = whole(path).map_err(Unread::Io)?;
    let damaged = |what: &str| Unread::Damaged(what.to_owned());
    let (content, checksum) =
        bytes.split_at_checked(bytes.len().saturating_sub(CHECKSUM)).unwrap_or_default();
    if Sha256::digest(content).as_slice() != checksum {
        return Err(damaged("cut off or altered: its checksum is not that of its numbers"));
    }
    let end =
        content.iter().position(|&byte| byte == b'\n').ok_or_else(|| damaged("it has no first line"))?;
    // Any layout has a first line that says whose it is: one that doesn't is no layout's.
    let origin: Origin =
        serde_json::from_slice(&content[..end]).map_err(|error| Unread::Damaged(error.to_string()))?;
    if let Some(what) = origin.another(study) {
        return Err(Unread::Another(what));
    }
    let header: Header =
        serde_json::from_slice(&content[..end]).map_err(|error| Unread::Damaged(error.to_string()))?;
    // What the line claims may be more than there are numbers.
    let cells = header.shape.cells_of(header.numbers.len());
    let is_whole = cells.and_then(|cells| cells.checked_mul(CELL)) == Some(content.len() - end - 1);
    let numbers = header.numbers.iter().chain(header.failures.iter().map(|failure| &failure.replication));
    let fits = numbers.clone().all(|number| header.range.contains(number))
        && numbers.collect::<BTreeSet<_>>().len() == header.numbers.len() + header.failures.len()
        && header.numbers.is_sorted()
        && header.failures.is_sorted_by_key(|failure| failure.replication);
    if !is_whole || !fits {
        return Err(damaged("its parts do not fit together"));
    }
    Ok((header, end as u64 + 1))
}

/// The columns of a chunk in its file.
#[derive(Debug)]
pub(super) struct OnDisk {
    path: PathBuf,
    start: u64,
    rows: usize,
    /// The file itself, where it is held open.
    open: Option<File>,
}

impl OnDisk {
    /// Numbers that begin at a byte of a file, which is opened once where it may be held open. Where that
    /// fails, whoever reads it opens it and hears why.
    pub(super) fn new(path: PathBuf, start: u64, rows: usize, hold: bool) -> OnDisk {
        let open = if hold && cfg!(unix) { File::open(&path).ok() } else { None };
        OnDisk { path, start, rows, open }
    }

    fn read(&self, from: u64, bytes: &mut [u8]) -> std::io::Result<()> {
        #[cfg(unix)]
        if let Some(file) = &self.open {
            return std::os::unix::fs::FileExt::read_exact_at(file, bytes, from);
        }
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(from))?;
        file.read_exact(bytes)
    }
}

impl Columns for OnDisk {
    fn column(&self, place: usize) -> Result<Vec<u64>, Error> {
        let length = self.rows * CELL;
        let mut bytes = vec![0; length];
        self.read(self.start + (place * length) as u64, &mut bytes).map_err(|error| {
            Error::new(format!("cannot read kept replications: {error}"))
                .in_file(&self.path)
                .with_hint("the same command runs again what is missing")
        })?;
        let cells = bytes.chunks_exact(CELL).map(|cell| {
            // Chunks of as many bytes as a cell has.
            cell.try_into().map_or(0, u64::from_le_bytes)
        });
        Ok(cells.collect())
    }
}
