//! What a family-week costs: the full model, and the plain loop of the reduced one beside it; and
//! what a keyed draw costs.

mod experiment;
mod plain;

use allotment::basics::{Draws, Purpose};
use allotment::replication::replicate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use experiment::{baseline_only, family_weeks, first_look};
use std::hint::black_box;

/// The size of the reference authority.
const FAMILIES: u32 = 500;

fn family_week(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("family-week");
    group.sample_size(20);
    let experiments = [("baseline", baseline_only(FAMILIES)), ("7 options", first_look(FAMILIES))];
    for (name, experiment) in &experiments {
        group.throughput(Throughput::Elements(family_weeks(experiment)));
        let mut replication = 0;
        group.bench_function(*name, |bencher| {
            bencher.iter(|| {
                replication = (replication + 1) % 16;
                replicate(experiment, replication)
            });
        });
    }
    let size = plain::Size::USUAL;
    group.throughput(Throughput::Elements(size.families as u64 * u64::from(size.weeks)));
    let mut replication = 0;
    group.bench_function("reduced model, plain loop", |bencher| {
        bencher.iter(|| {
            replication = (replication + 1) % 16;
            plain::replicate(size, &Draws::new(1, replication))
        });
    });
    group.finish();
}

/// Keys in one measured round.
const KEYS: u64 = 1024;

fn keyed_draw(criterion: &mut Criterion) {
    let draws = Draws::new(black_box(7), 3);
    let mut group = criterion.benchmark_group("keyed draw");
    group.throughput(Throughput::Elements(KEYS));
    group.bench_function("uniform of a fresh key", |bencher| {
        bencher.iter(|| (0..KEYS).map(|key| draws.uniform(Purpose::Crisis, key, 9)).sum::<f64>());
    });
    group.bench_function("next uniform of a key", |bencher| {
        let mut keyed = draws.at(Purpose::Crisis, 1, 9);
        bencher.iter(|| (0..KEYS).map(|_| keyed.uniform()).sum::<f64>());
    });
    group.bench_function("normal of a fresh key", |bencher| {
        bencher.iter(|| (0..KEYS).map(|key| draws.at(Purpose::Crisis, key, 9).normal()).sum::<f64>());
    });
    group.bench_function("gumbel of a fresh key", |bencher| {
        bencher.iter(|| (0..KEYS).map(|key| draws.at(Purpose::Crisis, key, 9).gumbel()).sum::<f64>());
    });
    group.finish();
}

criterion_group!(benches, family_week, keyed_draw);
criterion_main!(benches);
