//! Every number comes back to the bit, whole or cut, from one chunk or many.

use super::*;
use crate::study::compare::tests::{records, results};

fn chunked(of: &[ReplicationRuns]) -> Results {
    let mut results = Results::default();
    for range in ranges(of.len() as u32, 8) {
        let inside = &of[range.start as usize..range.end as usize];
        let shape = Shape::of(&inside[0].runs);
        let rows = inside.iter().map(|record| (record.replication, row(&shape, &record.runs)));
        results.add(&StoredChunk::in_memory(Chunk::new(range, shape, rows, Vec::new())));
    }
    results
}

#[test]
fn every_number_comes_back_to_the_bit_from_one_chunk_or_many() {
    let mut records = records(21);
    records[2].runs[0].horizon[0] = -0.0;
    records[2].runs[0].horizon[1] = f64::MIN_POSITIVE / 3.0;
    records[2].runs[1].accounts[3].managed.spent = crate::basics::Pence(-7);
    let bits = |numbers: Vec<f64>| numbers.into_iter().map(f64::to_bits).collect::<Vec<u64>>();
    for results in [Results::of(&records, Vec::new()), chunked(&records)] {
        for (option, first) in records[0].runs.iter().enumerate() {
            for outcome in 0..first.horizon.len() {
                let own = records.iter().map(|record| record.runs[option].horizon[outcome]).collect();
                assert_eq!(bits(results.horizon(option, outcome)), bits(own));
                let own = records.iter().map(|record| record.runs[option].years[4][outcome]).collect();
                assert_eq!(bits(results.year(option, 4, outcome)), bits(own));
            }
            let own = records.iter().map(|record| record.runs[option].quarters[19][2]).collect();
            assert_eq!(bits(results.quarter(option, 19, 2)), bits(own));
            for (place, &own) in first.accounts.iter().enumerate() {
                assert_eq!(results.accounts(option, place)[0], own);
            }
            for (place, &own) in first.subgroups.iter().enumerate() {
                assert_eq!(results.sums(option, place)[0], own);
            }
            for (place, &own) in first.winners.iter().enumerate() {
                assert_eq!(results.matched(option, place)[0], own);
            }
        }
        assert_eq!(results.accounts(1, 3)[2], records[2].runs[1].accounts[3]);
        assert!(results.sound().is_ok());
    }
}

#[test]
fn cut_results_are_those_that_were_never_longer_and_pieces_are_the_whole() {
    let mut cut = chunked(&records(21));
    cut.cut(11);
    assert_eq!(cut.numbers(), results(11).numbers());
    assert_eq!(cut.horizon(1, 0), results(11).horizon(1, 0));
    let pieces: Vec<Results> = cut.pieces().collect();
    assert_eq!(pieces.iter().map(|piece| piece.numbers().len()).collect::<Vec<usize>>(), [2, 2, 4, 3]);
    let joined: Vec<f64> = pieces.iter().flat_map(|piece| piece.horizon(1, 0)).collect();
    assert_eq!(joined, cut.horizon(1, 0));
}

#[test]
fn chunks_double_until_they_are_as_large_as_they_may_be() {
    assert_eq!(ranges(11, 64), [0..2, 2..4, 4..8, 8..11]);
    assert_eq!(ranges(3, 1), [0..1, 1..2, 2..3]);
    assert!(ranges(0, 64).is_empty());
    let many = ranges(10_000, 64);
    assert!(many.len() < 170 && many.windows(2).all(|pair| pair[0].end == pair[1].start));
    assert_eq!((many[0].start, many[many.len() - 1].end), (0, 10_000));
}

#[test]
fn columns_that_cannot_be_read_are_not_taken_for_numbers() {
    #[derive(Debug)]
    struct Gone;
    impl Columns for Gone {
        fn column(&self, _: usize) -> Result<Vec<u64>, Error> {
            Err(Error::new("the disk went away"))
        }
    }
    let records = records(3);
    let mut results = Results::of(&records[..2], Vec::new());
    let shape = results.shape();
    results.add(&StoredChunk {
        range: 2..3,
        numbers: vec![2],
        failures: Vec::new(),
        shape,
        columns: Arc::new(Gone),
    });
    assert_eq!(results.horizon(0, 0).len(), 3);
    assert_eq!(results.sound().unwrap_err().to_string(), "the disk went away");
}
