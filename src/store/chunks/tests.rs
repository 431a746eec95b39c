//! What is kept comes back; what was damaged is named; one process at a time.

use super::*;
use crate::study::compare::tests::records;
use crate::study::results::Failure;
use crate::study::results::{Results, Shape, row};

fn chunk(range: std::ops::Range<u32>) -> Chunk {
    let records = records(range.end);
    let inside = &records[range.start as usize..];
    let shape = Shape::of(&inside[0].runs);
    let rows = inside.iter().map(|record| (record.replication, row(&shape, &record.runs)));
    Chunk::new(range, shape, rows, Vec::new())
}

/// A folder with two chunks of study `f`.
fn two(out: &Path) -> Chunks {
    let chunks = Chunks::open(out, "f").unwrap();
    chunks.store(chunk(0..2)).unwrap();
    chunks.store(chunk(2..4)).unwrap();
    chunks
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

#[test]
fn what_is_kept_comes_back_to_the_bit_and_is_forgotten_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x/study");
    let mut odd = chunk(0..5);
    odd.cells[0] = f64::NAN.to_bits() | 5;
    odd.failures.push(Failure { replication: 5, message: "broke".to_owned(), ..Failure::default() });
    odd.range = 0..7;
    let chunks = Chunks::open(&out, "f").unwrap();
    assert!(chunks.load(false).unwrap().chunks.is_empty());
    let written = chunks.store(odd.clone()).unwrap();
    drop(chunks);
    let chunks = Chunks::open(&out, "f").unwrap();
    let found = chunks.load(false).unwrap();
    assert!(found.damaged.is_empty() && found.chunks.len() == 1);
    for stored in [&written, &found.chunks[0]] {
        assert_eq!((&stored.range, stored.done(), stored.is_whole()), (&(0..7), 6, false));
        assert_eq!(
            (&stored.numbers, &stored.failures, stored.shape),
            (&odd.numbers, &odd.failures, odd.shape)
        );
        for place in 0..odd.shape.cells() {
            assert_eq!(stored.columns.column(place).unwrap(), odd.column(place).unwrap());
        }
    }
    // Written again it takes the place of what was there.
    chunks.store(chunk(0..7)).unwrap();
    assert!(chunks.load(false).unwrap().chunks[0].is_whole());
    chunks.forget().unwrap();
    assert_eq!(fs::read_dir(folder.path().join("x")).unwrap().count(), 0);
}

#[test]
fn a_byte_anywhere_changed_or_missing_is_found_named_and_only_that_chunk_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    drop(two(&out));
    let path = place(&out).join("replications-00000002");
    let whole = bytes(&path);
    let some = (0..whole.len()).step_by(whole.len() / 97);
    let altered = some.clone().map(|place| {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        bytes
    });
    for bytes in altered.chain(some.map(|length| whole[..length].to_vec())) {
        fs::write(&path, bytes).unwrap();
        let chunks = Chunks::open(&out, "f").unwrap();
        let found = chunks.load(false).unwrap();
        assert_eq!(
            found.chunks.iter().map(|chunk| (chunk.range.start, chunk.range.end)).collect::<Vec<_>>(),
            [(0, 2)]
        );
        assert!(
            found.damaged[0].contains("replications-00000002: cut off or altered"),
            "{:?}",
            found.damaged
        );
        assert!(!path.exists());
    }
}

#[test]
fn another_studys_replications_are_refused_and_replaced_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    drop(two(&out));
    let chunks = Chunks::open(&out, "g").unwrap();
    let error = chunks.load(false).unwrap_err();
    assert!(error.to_string().contains("another study") && error.hint().unwrap().contains("--replace"));
    assert!(chunks.load(true).unwrap().chunks.is_empty());
    assert_eq!(chunks.leave().unwrap(), None);
    assert!(!place(&out).exists());
}

#[test]
fn nothing_is_removed_before_the_whole_folder_is_known_to_be_the_studys_own() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    drop(two(&out));
    let damaged = place(&out).join("replications-00000000");
    fs::write(&damaged, "cut").unwrap();
    fs::write(place(&out).join(".unfinished-abc"), "half").unwrap();
    let left = || names_in(&place(&out)).unwrap().len();
    let before = left();
    // The other chunk is another study's: neither a run nor whoever tidies up takes anything away.
    let chunks = Chunks::open(&out, "g").unwrap();
    assert!(chunks.load(false).unwrap_err().to_string().contains("another study"));
    chunks.tidy().unwrap();
    assert_eq!(left(), before);
    // And something that nobody here wrote, which is looked at last.
    fs::write(place(&out).join("zebra"), "mine").unwrap();
    for replace in [false, true] {
        assert!(Chunks::open(&out, "f").unwrap().load(replace).unwrap_err().to_string().contains("`zebra`"));
    }
    assert_eq!(left(), before + 1);
    fs::remove_file(place(&out).join("zebra")).unwrap();
    // Then what was damaged is named, since it is still there to be found.
    let found = Chunks::open(&out, "f").unwrap().load(false).unwrap();
    assert_eq!((found.chunks.len(), found.damaged.len()), (1, 1));
    assert!(!damaged.exists());
}

#[test]
fn what_was_being_written_is_dropped_and_what_is_not_ours_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    let chunks = two(&out);
    fs::write(place(&out).join(".unfinished-abc"), "half").unwrap();
    assert_eq!(chunks.load(false).unwrap().chunks.len(), 2);
    assert!(!place(&out).join(".unfinished-abc").exists());
    fs::write(place(&out).join("diary.txt"), "dear").unwrap();
    for replace in [false, true] {
        assert!(chunks.load(replace).unwrap_err().to_string().contains("`diary.txt`"));
    }
    assert!(place(&out).join("diary.txt").exists());
}

#[test]
fn one_process_at_a_time_has_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("study");
    let chunks = two(&out);
    let error = Chunks::open(&out, "f").unwrap_err();
    let said = format!("process {} is running a study into this folder", std::process::id());
    assert!(error.to_string().ends_with(&said) && error.hint().unwrap().contains("wait"), "{error}");
    assert_eq!(chunks.leave().unwrap(), Some(place(&out)));
    assert_eq!(Chunks::open(&out, "f").unwrap().load(false).unwrap().chunks.len(), 2);
}

#[test]
fn a_chunk_whose_file_is_not_held_open_reads_the_same_and_says_when_it_vanishes() {
    let folder = tempfile::tempdir().unwrap();
    let chunks = two(&folder.path().join("study"));
    let read = || {
        let mut results = Results::default();
        chunks.load(false).unwrap().chunks.iter().for_each(|held| results.add(held));
        results
    };
    let held = read();
    chunks.open.store(HELD_OPEN, Ordering::Relaxed);
    let not_held = read();
    assert_eq!(not_held.horizon(0, 0), held.horizon(0, 0));
    fs::remove_file(chunks.place.join("replications-00000002")).unwrap();
    not_held.horizon(0, 0);
    assert!(not_held.sound().unwrap_err().to_string().contains("cannot read kept replications"));
}

#[test]
fn a_chunk_that_is_cut_off_is_said_not_taken_for_zeros() {
    let cut = |path: &Path| fs::File::options().write(true).open(path).unwrap().set_len(9).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let chunks = two(&folder.path().join("study"));
    let mut results = Results::default();
    chunks.load(false).unwrap().chunks.iter().for_each(|held| results.add(held));
    assert!(results.horizon(0, 0).len() == 4 && results.sound().is_ok());
    cut(&chunks.place.join("replications-00000002"));
    assert_eq!(results.horizon(0, 0).len(), 4);
    assert!(results.sound().unwrap_err().to_string().contains("cannot read kept replications"));
    let mut results = Results::default();
    two(&folder.path().join("other")).load(false).unwrap().chunks.iter().for_each(|held| results.add(held));
    cut(&folder.path().join("other.partial/replications-00000000"));
    results.pieces().for_each(|piece| drop(piece.horizon(0, 0)));
    assert!(results.sound().is_err(), "what a piece could not read, the whole could not");
}
