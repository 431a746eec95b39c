//! Populations of parameter sets that move towards the targets, a generation at a time.
//!
//! The first generation is drawn from the ranges. Each next one keeps the nearest half, draws as many
//! new sets round the kept ones, weighs them by how likely they were to be drawn, and so on with an
//! ever smaller tolerance (population Monte Carlo after Beaumont et al. 2009, adaptive as in Lenormand
//! et al. 2013). A generation is a pure function of the one before and the seed, so that a run that
//! was stopped goes on as if it had not been. Never knows what a set simulates, nor a thread or file.

use crate::basics::{Draws, Error, Purpose};
use crate::stats::abc;
use serde::{Deserialize, Serialize};

/// The kernel is no narrower than this share of a range.
const LEAST_WIDTH: f64 = 0.005;

/// Sampling ends where fewer of a generation's new sets than this lie within its tolerance.
pub const LEAST_WITHIN: f64 = 0.05;

/// One set of parameters with what it simulates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Set {
    /// The generation that it was drawn in, from 0.
    pub generation: usize,
    /// Coordinates in the unit cube, one a fitted parameter.
    pub at: Vec<f64>,
    /// Importance weight.
    pub weight: f64,
    /// Distance from the targets.
    pub distance: f64,
    /// Simulated value of every target.
    pub simulated: Vec<Option<f64>>,
}

/// How near a generation came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The largest distance of a set that was kept.
    pub tolerance: f64,
    /// The share of the new sets that lay within the tolerance before.
    pub within: f64,
}

/// Everything that the next generation needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Population {
    /// One entry a generation that is done.
    pub steps: Vec<Step>,
    /// The sets kept, nearest first.
    pub sets: Vec<Set>,
    /// Sets simulated.
    pub simulated: usize,
    /// Sets that failed: the model broke one of its own laws under them.
    #[serde(rename = "broken")]
    pub failed: usize,
    /// What the first of them said.
    #[serde(rename = "first_broken")]
    pub first_failed: Option<String>,
}

/// How populations are sampled.
#[derive(Clone, Copy, Debug)]
pub struct PopulationMonteCarlo {
    /// Fitted parameters.
    pub parameters: usize,
    /// Sets in a population, of which half are kept.
    pub particles: usize,
    /// Generations at most.
    pub generations: usize,
    /// Seed of everything that is drawn.
    pub seed: u64,
}

/// What a set simulates: its distance and every target's value, or why it failed.
pub type Simulated = Result<(f64, Vec<Option<f64>>), String>;

impl PopulationMonteCarlo {
    /// Sets kept of a population.
    pub fn kept(&self) -> usize {
        self.particles.div_ceil(2)
    }

    /// Sets that all generations simulate at most.
    pub fn simulations(&self) -> usize {
        self.particles + self.generations.saturating_sub(1) * (self.particles - self.kept())
    }

    /// Whether a population is the last.
    pub fn is_done(&self, population: &Population) -> bool {
        let last = population.steps.last();
        population.steps.len() >= self.generations || last.is_some_and(|step| step.within < LEAST_WITHIN)
    }

    /// The points that the next generation simulates.
    pub fn points(&self, population: &Population) -> Vec<Vec<f64>> {
        let generation = population.steps.len();
        let draws = Draws::new(self.seed, generation as u32);
        let keyed = |particle: usize| draws.at(Purpose::Calibration, particle as u64, 0);
        if generation == 0 {
            let point = |particle: usize| {
                let mut draws = keyed(particle);
                (0..self.parameters).map(|_| draws.uniform()).collect()
            };
            return (0..self.particles).map(point).collect();
        }
        let (points, weights) = mixture(population);
        let widths = abc::kernel_widths(&points, &weights, LEAST_WIDTH);
        let point = |particle: usize| {
            let mut draws = keyed(particle);
            let from = points[abc::pick(&weights, draws.uniform())];
            let normals: Vec<f64> = (0..self.parameters).map(|_| draws.normal()).collect();
            abc::moved(from, &widths, &normals)
        };
        (0..self.particles - self.kept()).map(point).collect()
    }

    /// The population after a generation, from its points and what they simulate.
    ///
    /// # Errors
    /// Where the model broke under more than half of the first sets.
    pub fn next(
        &self,
        population: &Population,
        points: Vec<Vec<f64>>,
        simulated: Vec<Simulated>,
    ) -> Result<Population, Error> {
        let generation = population.steps.len();
        let mut next = population.clone();
        let (from, weights) = mixture(population);
        let widths = abc::kernel_widths(&from, &weights, LEAST_WIDTH);
        let before = population.steps.last().map_or(f64::INFINITY, |step| step.tolerance);
        let (mut within, tried) = (0, points.len());
        for (at, simulated) in points.into_iter().zip(simulated) {
            next.simulated += 1;
            match simulated {
                Ok((distance, simulated)) => {
                    let drawn =
                        if generation == 0 { 1.0 } else { abc::density(&from, &weights, &widths, &at) };
                    within += usize::from(distance < before);
                    next.sets.push(Set { generation, at, weight: 1.0 / drawn, distance, simulated });
                }
                Err(message) => {
                    next.failed += 1;
                    next.first_failed.get_or_insert(message);
                }
            }
        }
        if next.sets.len() < self.kept() {
            let first = next.first_failed.unwrap_or_default();
            let problem =
                format!("the model broke under {} of {tried} sets; the first: {first}", next.failed);
            return Err(
                Error::new(problem).with_hint("narrow the ranges: some values within them are impossible")
            );
        }
        // A stable sort: of two sets as near, the one drawn first stays.
        next.sets.sort_by(|left, right| left.distance.total_cmp(&right.distance));
        next.sets.truncate(self.kept());
        let tolerance = next.sets.last().map_or(0.0, |set| set.distance);
        next.steps.push(Step { tolerance, within: within as f64 / tried.max(1) as f64 });
        Ok(next)
    }
}

fn mixture(population: &Population) -> (Vec<&[f64]>, Vec<f64>) {
    population.sets.iter().map(|set| (set.at.as_slice(), set.weight)).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLER: PopulationMonteCarlo =
        PopulationMonteCarlo { parameters: 3, particles: 400, generations: 14, seed: 11 };

    /// Two of three parameters decide: the first shows itself at 0.3, the sum of the first two at 1.0.
    fn toy(at: &[f64]) -> Simulated {
        let seen = [at[0], at[0] + at[1]];
        let distance = (seen[0] - 0.3).abs() + (seen[1] - 1.0).abs();
        Ok((distance, seen.map(Some).to_vec()))
    }

    fn sampled(
        sampler: PopulationMonteCarlo,
        from: Population,
        simulate: impl Fn(&[f64]) -> Simulated,
    ) -> Population {
        let mut population = from;
        while !sampler.is_done(&population) {
            let points = sampler.points(&population);
            let simulated = points.iter().map(|at| simulate(at)).collect();
            population = sampler.next(&population, points, simulated).unwrap();
        }
        population
    }

    fn mean(population: &Population, direction: usize) -> f64 {
        let total: f64 = population.sets.iter().map(|set| set.weight).sum();
        population.sets.iter().map(|set| set.weight * set.at[direction]).sum::<f64>() / total
    }

    #[test]
    fn a_toy_with_a_known_answer_is_recovered_and_what_it_cannot_tell_stays_wide() {
        let population = sampled(SAMPLER, Population::default(), toy);
        assert!((mean(&population, 0) - 0.3).abs() < 0.02, "{}", mean(&population, 0));
        assert!((mean(&population, 1) - 0.7).abs() < 0.02, "{}", mean(&population, 1));
        let third: Vec<f64> = population.sets.iter().map(|set| set.at[2]).collect();
        let spread = crate::stats::summary(&third).sd;
        assert!((mean(&population, 2) - 0.5).abs() < 0.1, "nothing is known of the third");
        assert!((0.22..0.36).contains(&spread), "uniform has 0.29, not {spread}");
        assert!(population.steps.is_sorted_by(|before, after| before.tolerance >= after.tolerance));
    }

    #[test]
    fn weights_undo_the_kernel_so_that_a_flat_target_leaves_the_prior() {
        // Any point is as near as any other but for a trifle that orders them at random.
        let flat = |at: &[f64]| Ok(((at[0] * 7919.0).fract() * 1e-9, vec![]));
        let population =
            sampled(PopulationMonteCarlo { generations: 5, ..SAMPLER }, Population::default(), flat);
        let total: f64 = population.sets.iter().map(|set| set.weight).sum();
        let low = population.sets.iter().filter(|set| set.at[1] < 0.25).map(|set| set.weight);
        let share = low.sum::<f64>() / total;
        assert!((share - 0.25).abs() < 0.08, "{share}");
    }

    #[test]
    fn weights_keep_the_edges_of_a_box_that_the_kernel_would_thin_out() {
        // Uniform on [0.3, 0.7] is the answer, with a deviation of 0.4 / sqrt(12) = 0.1155. Without weights
        // (0.107) or with their inverse (0.101) the middle is drawn too often.
        let trifle = |at: &[f64]| ((at[0] * 7919.0 + at[1] * 104_729.0).fract()) * 1e-9;
        let box_of = |at: &[f64]| Ok(((at[0] - 0.5).abs().max(0.2) - 0.2 + trifle(at), vec![]));
        let seeds = 30;
        let mut sds = 0.0;
        for seed in 0..seeds {
            let population = sampled(
                PopulationMonteCarlo { generations: 5, seed, ..SAMPLER },
                Population::default(),
                box_of,
            );
            let total: f64 = population.sets.iter().map(|set| set.weight).sum();
            let middle = mean(&population, 0);
            let apart = |set: &Set| set.weight * (set.at[0] - middle) * (set.at[0] - middle);
            sds += (population.sets.iter().map(apart).sum::<f64>() / total).sqrt() / seeds as f64;
        }
        assert!((0.112..0.122).contains(&sds), "{sds}");
    }

    #[test]
    fn sampling_that_was_stopped_goes_on_as_if_it_had_not_been() {
        let whole = sampled(SAMPLER, Population::default(), toy);
        let half = sampled(PopulationMonteCarlo { generations: 3, ..SAMPLER }, Population::default(), toy);
        let text = serde_json::to_string(&half).unwrap();
        let rest = sampled(SAMPLER, serde_json::from_str(&text).unwrap(), toy);
        assert_eq!(serde_json::to_string(&rest).unwrap(), serde_json::to_string(&whole).unwrap());
        let other = sampled(PopulationMonteCarlo { seed: 12, ..SAMPLER }, Population::default(), toy);
        assert_ne!(other.sets, whole.sets);
    }

    #[test]
    fn sets_that_break_the_model_are_counted_and_never_kept() {
        let breaks = |at: &[f64]| if at[2] > 0.8 { Err("week 60: no".to_owned()) } else { toy(at) };
        let population = sampled(SAMPLER, Population::default(), breaks);
        assert!(population.failed > 20 && population.first_failed.as_deref() == Some("week 60: no"));
        assert!(population.sets.iter().all(|set| set.at[2] <= 0.8));
        let points = SAMPLER.points(&Population::default());
        let all = vec![Err("no".to_owned()); points.len()];
        let error = SAMPLER.next(&Population::default(), points, all).unwrap_err();
        assert!(error.to_string().starts_with("the model broke under 400 of 400 sets"), "{error}");
    }
}
