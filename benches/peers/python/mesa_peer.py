"""The reduced model in Mesa.

Idiom: families and providers are agents; the week is `shuffle_do` over the families between two `do` over
the providers; a `DataCollector` keeps the five series. Draws come from the model's own generator.
"""

from math import exp

import mesa
from host import COST, FUNDING, capacities, outcomes, serve


class Provider(mesa.Agent):
    def __init__(self, model, price):
        super().__init__(model)
        self.price = price
        self.earned = 0
        self.negative = 0
        self.closed_for = 0

    def settle(self, capacity):
        self.capacity = capacity
        self.reserve = 8 * COST * capacity

    def open(self):
        self.free = self.capacity if self.closed_for == 0 else 0
        self.revenue = 0

    def trade(self):
        self.earned += self.revenue
        if self.closed_for:
            self.reserve += self.revenue
            self.closed_for -= 1
            if self.closed_for == 0:
                self.reserve = 8 * COST * self.capacity
                self.negative = 0
        else:
            self.reserve += self.revenue - COST * self.capacity
            self.negative = self.negative + 1 if self.reserve < 0 else 0
            if self.negative == 13:
                self.closed_for = 52
        if self.closed_for:
            self.model.closed += 1


class Family(mesa.Agent):
    def __init__(self, model, need, kappa, candidates):
        super().__init__(model)
        self.need = need
        self.kappa = kappa
        self.candidates = candidates
        self.strain = 0.0
        self.balance = self.paid = self.spent = self.reclaimed = 0
        self.pending = self.suspended = False
        self.overdue = 0

    def step(self):
        model, week, need = self.model, self.model.week, self.need
        if week % 13 == 12 and not self.pending:
            self.pending = True
            self.overdue = 0
        if week % 4 == 0 and not self.suspended:
            self.balance += 4 * need * FUNDING
            self.paid += 4 * need * FUNDING
        left, used = need, 0
        for provider in self.candidates:
            hours = min(left, provider.free, self.balance // provider.price)
            if hours > 0:
                cost = hours * provider.price
                left -= hours
                provider.free -= hours
                provider.revenue += cost
                self.balance -= cost
                self.spent += cost
                used += 1
                if left == 0:
                    break
        delivered = need - left
        before = self.strain
        load = (0.3 + 0.15 * used + (1.5 if self.pending else 0.0)) / (self.kappa * (1.0 - 0.5 * before))
        after = before + 0.05 * max(0.0, load - 1.0) + 0.02 * left / need - 0.04 * before * delivered / need
        self.strain = min(max(after, 0.0), 1.0)
        if self.pending:
            if model.random.random() < 1.0 / (1.0 + exp(-(1.5 + (1.0 - load) - 2.0 * self.strain))):
                self.pending = self.suspended = False
                self.overdue = 0
            else:
                self.overdue += 1
                if self.overdue == 6:
                    self.suspended = True
        if week % 52 == 51:
            surplus = max(0, self.balance - 8 * need * FUNDING)
            self.balance -= surplus
            self.reclaimed += surplus
        model.delivered += delivered
        model.unmet += left
        model.balance += self.balance
        model.suspended += self.suspended


class WeeklyAccounts(mesa.Model):
    SERIES = ["delivered", "unmet", "balance", "suspended", "closed"]

    def __init__(self, families, providers, seed):
        super().__init__(rng=seed)
        draw = self.random
        prices = [draw.randint(1100, 2500) for _ in range(providers)]
        sellers = [Provider(self, price) for price in prices]
        for _ in range(families):
            three = sorted(draw.sample(range(providers), 3), key=lambda at: (prices[at], at))
            kappa = exp(0.5 + 0.5 * draw.gauss(0.0, 1.0))
            Family(self, draw.randint(2, 12), kappa, [sellers[at] for at in three])
        self.need = sum(self.agents_by_type[Family].get("need"))
        weights = [draw.uniform(0.5, 1.5) for _ in sellers]
        for provider, capacity in zip(sellers, capacities(self.need, weights)):
            provider.settle(capacity)
        self.week = 0
        self.datacollector = mesa.DataCollector(model_reporters={name: name for name in self.SERIES})

    def step(self):
        self.delivered = self.unmet = self.balance = self.suspended = self.closed = 0
        families, providers = self.agents_by_type[Family], self.agents_by_type[Provider]
        providers.do("open")
        families.shuffle_do("step")
        providers.do("trade")
        self.suspended /= len(families)
        self.closed /= len(providers)
        self.datacollector.collect(self)
        self.week += 1


def replicate(families, providers, weeks, seed):
    model = WeeklyAccounts(families, providers, seed)
    for _ in range(weeks):
        model.step()
    series = [model.datacollector.model_vars[name] for name in model.SERIES]
    families, providers = model.agents_by_type[Family], model.agents_by_type[Provider]
    assert min(families.get("balance")) >= 0, "an account is overdrawn"
    totals = [sum(families.get(item)) for item in ("paid", "spent", "reclaimed")]
    return outcomes(model.need, *series, *totals, sum(providers.get("earned")), families.get("strain"))


if __name__ == "__main__":
    serve(replicate)
