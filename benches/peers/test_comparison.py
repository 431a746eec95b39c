"""`python3 -m unittest discover benches/peers`: the comparison finds what it must. Runs no peer."""

import random
import unittest

import comparison


def runs(n, seed, shift=0.0):
    """Runs about the independent version's means, one outcome shifted."""
    draw = random.Random(seed)
    made = []
    for _ in range(n):
        run = {
            name: draw.gauss(mean, error * 200**0.5) for name, (mean, error) in comparison.INDEPENDENT.items()
        }
        run["closed"] += shift
        made.append(run)
    return made


class Comparison(unittest.TestCase):
    def test_ranks_of_the_interval_are_the_tabled_ones(self):
        # From tables of the sign test: n = 6, 20, 60 have ranks 1, 6, 22.
        for n, rank in [(6, 1), (20, 6), (60, 22)]:
            values = list(range(1, n + 1))
            random.Random(n).shuffle(values)
            middle, low, high = comparison.median_with_interval(values)
            self.assertEqual((middle, low, high), ((n + 1) / 2, rank, n + 1 - rank))
        with self.assertRaises(ValueError):
            comparison.median_with_interval([1, 2, 3, 4, 5])

    def test_the_same_model_agrees(self):
        for seed in range(50):
            same, words = comparison.agreement(runs(60, seed), comparison.INDEPENDENT)
            self.assertTrue(same, words)

    def test_another_model_is_found_and_named(self):
        # Families served by rounds close about 0.025 more of the providers.
        same, words = comparison.agreement(runs(60, 1, shift=0.025), comparison.INDEPENDENT)
        self.assertFalse(same)
        self.assertIn("DISAGREES: closed", words)

    def test_without_spread_only_the_same_number_agrees(self):
        runs = [dict.fromkeys(comparison.OUTCOMES, 1.0)] * 20
        for value, same in [(1.0, True), (1.1, False)]:
            reference = dict.fromkeys(comparison.OUTCOMES, (value, 0.0))
            self.assertEqual(comparison.agreement(runs, reference)[0], same)

    def test_the_same_draws_must_come_to_the_same(self):
        one, other = runs(20, 7), runs(20, 7)
        self.assertTrue(comparison.identity(one, other)[0])
        other[12]["strain"] += 1e-15
        same, words = comparison.identity(one, other)
        self.assertFalse(same)
        self.assertIn("strain", words)
        self.assertIn("in run 13", words)


if __name__ == "__main__":
    unittest.main()
