"""The reduced model in Starsim.

Idiom: families are the agents, the model is one module with array states, draws are Starsim's distributions
with common random numbers as they are by default (one number an agent and step). A week is array
arithmetic over all families, in double precision. Serving families one after the other is no array
arithmetic, so that loop is compiled by numba, as Starsim's own loops over contacts are. (Serving by rounds,
all first choices before all second, needs no loop, but meets less need: another model.)
"""

import os

os.environ["STARSIM_PRECISION"] = "64"

import numpy as np
import starsim as ss
from host import COST, FUNDING, capacities, outcomes, serve
from numba import njit


@njit(error_model="numpy")
def serve_in_turn(order, need, balance, candidates, price, free):
    delivered, used, cost = np.zeros_like(need), np.zeros_like(need), np.zeros_like(need)
    revenue = np.zeros_like(price)
    for f in order:
        left, money = need[f], balance[f]
        for p in candidates[f]:
            hours = min(left, free[p])
            if money < hours * price[p]:
                hours = money // price[p]
            if hours > 0:
                left -= hours
                free[p] -= hours
                revenue[p] += hours * price[p]
                money -= hours * price[p]
                used[f] += 1
                if left == 0:
                    break
        delivered[f], cost[f] = need[f] - left, balance[f] - money
    return delivered, used, cost, revenue


class WeeklyAccounts(ss.Module):
    def __init__(self, providers, **kwargs):
        super().__init__()
        self.n_providers = providers
        self.define_pars(
            queue=ss.random(),
            arrives=ss.bernoulli(p=lambda module, sim, uids: module.chance[uids]),
        )
        self.update_pars(**kwargs)
        self.define_states(
            ss.IntArr("need", default=ss.randint(low=2, high=13)),
            ss.FloatArr("kappa", default=ss.lognorm_im(mean=0.5, sigma=0.5)),
            ss.FloatArr("strain", default=0.0),
            ss.FloatArr("chance", default=0.0),
            ss.IntArr("balance", default=0),
            ss.IntArr("paid", default=0),
            ss.IntArr("spent", default=0),
            ss.IntArr("reclaimed", default=0),
            ss.IntArr("overdue", default=0),
            ss.BoolArr("pending", default=False),
            ss.BoolArr("suspended", default=False),
        )

    def init_post(self):
        super().init_post()
        # Providers are no agents: plain arrays, drawn by NumPy from the sim's seed.
        rng, n = np.random.default_rng(self.sim.pars.rand_seed), self.n_providers
        self.price = rng.integers(1100, 2501, n)
        three = np.sort(rng.random((len(self.sim.people), n)).argsort(axis=1)[:, :3], axis=1)
        by_price = self.price[three].argsort(axis=1, kind="stable")
        self.candidates = np.take_along_axis(three, by_price, axis=1)
        self.capacity = np.array(capacities(int(self.need.sum()), rng.uniform(0.5, 1.5, n).tolist()))
        self.reserve = 8 * COST * self.capacity
        self.earned = 0
        self.negative = np.zeros(n, int)
        self.closed_for = np.zeros(n, int)

    def init_results(self):
        super().init_results()
        whole = [ss.Result(name, dtype=int, scale=False) for name in ("delivered", "unmet", "held")]
        shares = [ss.Result(name, dtype=float, scale=False) for name in ("share_suspended", "share_closed")]
        self.define_results(*whole, *shares)

    def step(self):
        week, need, balance = self.ti, self.need.values, self.balance.values
        if week % 13 == 12:
            due = ~self.pending
            self.pending[due] = True
            self.overdue[due] = 0
        if week % 4 == 0:
            payment = np.where(self.suspended.values, 0, 4 * need * FUNDING)
            balance = balance + payment
            self.paid[:] = self.paid.values + payment
        delivered, used, cost, revenue = self.buy(need, balance)
        balance = balance - cost
        self.spent[:] = self.spent.values + cost
        self.live(need, delivered, used)
        if week % 52 == 51:
            surplus = np.maximum(0, balance - 8 * need * FUNDING)
            balance = balance - surplus
            self.reclaimed[:] = self.reclaimed.values + surplus
        self.balance[:] = balance
        self.trade(revenue)
        self.results.delivered[week] = delivered.sum()
        self.results.unmet[week] = (need - delivered).sum()
        self.results.held[week] = balance.sum()
        self.results.share_suspended[week] = self.suspended.values.mean()
        self.results.share_closed[week] = (self.closed_for > 0).mean()

    def buy(self, need, balance):
        """Hours bought, of how many, at what cost; and each provider's revenue."""
        order = np.argsort(self.pars.queue.rvs(self.sim.people.auids))
        free = np.where(self.closed_for > 0, 0, self.capacity)
        return serve_in_turn(order, need, balance, self.candidates, self.price, free)

    def live(self, need, delivered, used):
        """Strain, and the returns that may arrive."""
        before, pending = self.strain.values, self.pending.values
        load = (0.3 + 0.15 * used + 1.5 * pending) / (self.kappa.values * (1.0 - 0.5 * before))
        after = before + 0.05 * np.maximum(0.0, load - 1.0) + 0.02 * (need - delivered) / need
        after = np.clip(after - 0.04 * before * delivered / need, 0.0, 1.0)
        self.strain[:] = after
        waiting = self.pending.uids
        if len(waiting):
            self.chance[:] = 1.0 / (1.0 + np.exp(-(1.5 + (1.0 - load) - 2.0 * after)))
            arrived, late = self.pars.arrives.split(waiting)
            self.pending[arrived] = False
            self.overdue[arrived] = 0
            self.suspended[arrived] = False
            self.overdue[late] = self.overdue[late] + 1
            self.suspended[late[self.overdue[late] == 6]] = True

    def trade(self, revenue):
        """The providers' cash, closures and openings."""
        is_open = self.closed_for == 0
        self.reserve += revenue - COST * self.capacity * is_open
        self.earned += int(revenue.sum())
        self.closed_for[~is_open] -= 1
        opens = ~is_open & (self.closed_for == 0)
        self.reserve[opens] = (8 * COST * self.capacity)[opens]
        self.negative = np.where(is_open & (self.reserve < 0), self.negative + 1, 0)
        self.closed_for[self.negative == 13] = 52
        self.negative[self.negative == 13] = 0


def replicate(families, providers, weeks, seed):
    sim = ss.Sim(
        n_agents=families,
        modules=WeeklyAccounts(providers),
        start=0,
        stop=weeks - 1,
        dt=1,
        rand_seed=seed,
        use_aging=False,
        people_results=False,
        copy_inputs=False,
        verbose=0,
    )
    sim.run()
    one = next(module for module in sim.modules if isinstance(module, WeeklyAccounts))
    names = ("delivered", "unmet", "held", "share_suspended", "share_closed")
    series = [one.results[name].values.tolist() for name in names]
    assert len(series[0]) == weeks, "weeks recorded"
    assert one.balance.values.min() >= 0, "an account is overdrawn"
    totals = [int(state.sum()) for state in (one.paid, one.spent, one.reclaimed)]
    return outcomes(int(one.need.sum()), *series, *totals, one.earned, one.strain.values.tolist())


if __name__ == "__main__":
    serve(replicate)
