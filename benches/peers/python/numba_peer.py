"""The reduced model in NumPy and numba.

Idiom: every item of state is a NumPy array, the first state is drawn by NumPy, and the weeks are one
compiled loop over those arrays that draws from a NumPy generator. Families are served one after the other.
"""

from math import exp

import numpy as np
from host import COST, FUNDING, capacities, outcomes, serve
from numba import njit


def first_state(families, providers, rng):
    need = rng.integers(2, 13, families)
    kappa = np.exp(0.5 + 0.5 * rng.standard_normal(families))
    price = rng.integers(1100, 2501, providers)
    # The first three of a random order of providers, then by price (ties: lower index first).
    three = rng.random((families, providers)).argsort(axis=1)[:, :3]
    three.sort(axis=1)
    by_price = price[three].argsort(axis=1, kind="stable")
    candidates = np.take_along_axis(three, by_price, axis=1)
    capacity = np.array(capacities(int(need.sum()), rng.uniform(0.5, 1.5, providers).tolist()))
    return need, kappa, candidates, price, capacity


@njit(error_model="numpy")
def live(weeks, need, kappa, candidates, price, capacity, rng):
    families, providers = len(need), len(price)
    strain = np.zeros(families)
    balance = np.zeros(families, np.int64)
    pending = np.zeros(families, np.bool_)
    suspended = np.zeros(families, np.bool_)
    overdue = np.zeros(families, np.int64)
    reserve = 8 * COST * capacity
    negative = np.zeros(providers, np.int64)
    closed_for = np.zeros(providers, np.int64)
    order = np.arange(families)
    series = np.zeros((3, weeks), np.int64)
    shares = np.zeros((2, weeks))
    paid, spent, reclaimed, earned = 0, 0, 0, 0

    for week in range(weeks):
        free = np.where(closed_for > 0, 0, capacity)
        revenue = np.zeros(providers, np.int64)
        # By hand: numba's `shuffle` of a generator takes longer than all the rest of the week.
        for last in range(families - 1, 0, -1):
            other = int(rng.random() * (last + 1))
            order[last], order[other] = order[other], order[last]
        delivered_week, unmet, held, suspended_week = 0, 0, 0, 0
        for f in order:
            if week % 13 == 12 and not pending[f]:
                pending[f] = True
                overdue[f] = 0
            if week % 4 == 0 and not suspended[f]:
                balance[f] += 4 * need[f] * FUNDING
                paid += 4 * need[f] * FUNDING
            left, used = need[f], 0
            for p in candidates[f]:
                hours = min(left, free[p])
                if balance[f] < hours * price[p]:
                    hours = balance[f] // price[p]
                if hours > 0:
                    left -= hours
                    free[p] -= hours
                    revenue[p] += hours * price[p]
                    balance[f] -= hours * price[p]
                    spent += hours * price[p]
                    used += 1
                    if left == 0:
                        break
            delivered = need[f] - left
            before = strain[f]
            load = (0.3 + 0.15 * used + (1.5 if pending[f] else 0.0)) / (kappa[f] * (1.0 - 0.5 * before))
            after = before + 0.05 * max(0.0, load - 1.0) + 0.02 * left / need[f]
            after -= 0.04 * before * delivered / need[f]
            strain[f] = min(max(after, 0.0), 1.0)
            if pending[f]:
                if rng.random() < 1.0 / (1.0 + exp(-(1.5 + (1.0 - load) - 2.0 * strain[f]))):
                    pending[f] = False
                    overdue[f] = 0
                    suspended[f] = False
                else:
                    overdue[f] += 1
                    if overdue[f] == 6:
                        suspended[f] = True
            if week % 52 == 51:
                surplus = max(0, balance[f] - 8 * need[f] * FUNDING)
                balance[f] -= surplus
                reclaimed += surplus
            delivered_week += delivered
            unmet += left
            held += balance[f]
            suspended_week += suspended[f]
        series[:, week] = delivered_week, unmet, held
        shares[0, week] = suspended_week / families
        for p in range(providers):
            open_now = closed_for[p] == 0
            reserve[p] += revenue[p] - (COST * capacity[p] if open_now else 0)
            earned += revenue[p]
            if open_now:
                negative[p] = negative[p] + 1 if reserve[p] < 0 else 0
                if negative[p] == 13:
                    closed_for[p] = 52
            else:
                closed_for[p] -= 1
                if closed_for[p] == 0:
                    reserve[p] = 8 * COST * capacity[p]
                    negative[p] = 0
            shares[1, week] += closed_for[p] > 0
    shares[1] /= providers
    return series, shares, paid, spent, reclaimed, earned, strain, balance


def replicate(families, providers, weeks, seed):
    rng = np.random.default_rng(seed)
    state = first_state(families, providers, rng)
    series, shares, paid, spent, reclaimed, earned, strain, balance = live(weeks, *state, rng)
    assert balance.min() >= 0, "an account is overdrawn"
    need = state[0].sum()
    return outcomes(need, *series, *shares, paid, spent, reclaimed, earned, strain)


if __name__ == "__main__":
    serve(replicate)
