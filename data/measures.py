"""Statistics that estimate_spending.py needs and Python's library lacks: quantiles as its estimates define them, a robust
variance, Spearman's rank correlation, a regression with its error and its leave-one-out R2, mixtures of normal
distributions and the score of a forecast.

Knows no council and no figure. Numbers have no unit: they are whatever is put in.
"""

from bisect import bisect_left
from math import sqrt
from statistics import NormalDist, correlation, linear_regression, mean

NORMAL = NormalDist()


def quantile(values, p):
    """The part p of values below it, between two of them in proportion."""
    values = sorted(values)
    at = p * (len(values) - 1)
    below = int(at)
    return values[below] + (at - below) * (values[min(below + 1, len(values) - 1)] - values[below])


WIDTH = 2 * NORMAL.inv_cdf(0.9)
ROBUST = "robust variance from the 10th and 90th percentile"


def spread(values):
    """Robust variance: what a normal distribution with these 10th and 90th percentiles has."""
    return ((quantile(values, 0.9) - quantile(values, 0.1)) / WIDTH) ** 2


def ranks(values):
    """Ranks, ties sharing their mean."""
    ordered = sorted(values)
    return [bisect_left(ordered, value) + (ordered.count(value) - 1) / 2 for value in values]


def rank_correlation(x, y):
    """Spearman's, -1 to 1."""
    return correlation(ranks(x), ranks(y))


def regression(x, y):
    """(slope, its standard error, R2 with each council predicted from the others)"""
    n = len(x)
    slope, intercept = linear_regression(x, y)
    rest = sum((b - intercept - slope * a) ** 2 for a, b in zip(x, y))
    error = sqrt(rest / (n - 2) / sum((a - mean(x)) ** 2 for a in x))
    missed = total = 0.0
    for i in range(n):
        xs, ys = x[:i] + x[i + 1:], y[:i] + y[i + 1:]
        s, c = linear_regression(xs, ys)
        missed += (y[i] - c - s * x[i]) ** 2
        total += (y[i] - mean(ys)) ** 2
    return slope, error, 1 - missed / total


def cdf(mix, x):
    """Chance of x or less under a mixture of (weight, mean, standard deviation)."""
    return sum(weight * NORMAL.cdf((x - at) / sd) for weight, at, sd in mix if weight > 0)


def inverse(mix, p):
    """The number below which a mixture lies with chance p, between -20 and 20."""
    low, high = -20.0, 20.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if cdf(mix, middle) < p else (low, middle)
    return (low + high) / 2


def crps(drawn, seen):
    """Continuous ranked probability score of equally likely figures: the smaller the better."""
    drawn, n = sorted(drawn), len(drawn)
    inner = sum((2 * i - n + 1) * value for i, value in enumerate(drawn))
    return sum(abs(value - seen) for value in drawn) / n - inner / n ** 2
