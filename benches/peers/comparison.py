"""What is made of the peers' runs: medians with intervals, and whether outcomes agree. Numbers in, numbers
out: knows no process, no file and no framework."""

from math import comb, sqrt
from statistics import mean, median, variance

OUTCOMES = ["need_met", "reclaimed", "suspended", "closed", "strain"]

MOST_ERRORS = 4.0
"""Standard errors by which two means of one outcome may differ: five outcomes of a right model go past it
once in three thousand comparisons, of 20 runs or so once in three hundred."""

INDEPENDENT = {
    "need_met": (0.715743, 0.001383),
    "reclaimed": (0.053720, 0.000903),
    "suspended": (0.128591, 0.000595),
    "closed": (0.018444, 0.000540),
    "strain": (0.361514, 0.001494),
}
"""Means and standard errors over 200 replications of 1000 families, 40 providers and 260 weeks, by an
independent version of the model; the plain loop's own tests hold it to the same numbers."""


def median_with_interval(values):
    """The median, and the two order statistics that hold a median with at least 95% confidence, whatever
    the distribution."""
    values, n = sorted(values), len(values)
    rank, below = 0, 1
    while 2 * below / 2**n <= 0.05:
        rank += 1
        below += comb(n, rank)
    if rank == 0:
        raise ValueError(f"{n} values are too few for an interval of 95%")
    return median(values), values[rank - 1], values[n - rank]


def mean_with_error(runs, outcome):
    values = [run[outcome] for run in runs]
    return mean(values), sqrt(variance(values) / len(values))


def differences(runs, reference):
    """By outcome: mean of the runs, mean of the reference, and standard errors between them. The reference
    gives a mean and its standard error by outcome."""
    found = {}
    for outcome in OUTCOMES:
        here, error = mean_with_error(runs, outcome)
        there, its_error = reference[outcome]
        joint = sqrt(error**2 + its_error**2)
        gap = here - there
        # Without any spread, as where nobody was ever closed, only the same number agrees.
        apart = gap / joint if joint > 0 else (0.0 if gap == 0 else float("inf"))
        found[outcome] = (here, there, apart)
    return found


def agreement(runs, reference):
    """Whether the outcomes agree, and that in words."""
    found = differences(runs, reference)
    outcome = max(found, key=lambda name: abs(found[name][2]))
    here, there, apart = found[outcome]
    if abs(apart) <= MOST_ERRORS:
        return True, f"within {abs(apart):.1f} standard errors"
    return False, f"DISAGREES: {outcome} {here:.4f} against {there:.4f}, {apart:+.1f} standard errors"


def identity(runs, others):
    """Whether every run came to the very numbers of the other with its seed, and that in words."""
    for number, (run, other) in enumerate(zip(runs, others), start=1):
        for outcome in OUTCOMES:
            if run[outcome] != other[outcome]:
                return False, f"DISAGREES: {outcome} {run[outcome]} against {other[outcome]} in run {number}"
    return True, "the same in every run, to the last digit"
