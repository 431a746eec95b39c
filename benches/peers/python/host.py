"""What every peer in Python shares: the clock, the outcomes with their exact checks, and the talk with
`benches/peers/run`. A seed comes on a line, a line of JSON goes back. Never knows a model."""

import json
import sys
import time

FUNDING = 1500
"""Pence an hour at which accounts are funded."""
COST = 1120
"""Pence an hour that a provider's staff cost."""


def outcomes(need, delivered, unmet, balance, suspended, closed, paid, spent, reclaimed, earned, strain):
    """The five outcomes from the weekly series, the totals in pence, and the families' last strain."""
    weeks = len(delivered)
    assert len(unmet) == len(balance) == len(suspended) == len(closed) == weeks
    assert paid == balance[-1] + spent + reclaimed, "pence paid are not pence held, spent and reclaimed"
    assert spent == earned, "pence spent are not pence earned"
    assert all(have + lack == need for have, lack in zip(delivered, unmet)), "hours of a week"
    return {
        "need_met": float(sum(delivered)) / (weeks * need),
        "reclaimed": float(reclaimed) / float(paid),
        "suspended": float(sum(suspended)) / weeks,
        "closed": float(sum(closed)) / weeks,
        "strain": float(sum(strain)) / len(strain),
    }


def capacities(need, weights):
    """Hours a week of each provider: 0.85 of the hours needed, by weight; hours left over go one each to
    the first."""
    hours = int(0.85 * need)
    total = sum(weights)
    shares = [int(hours * weight / total) for weight in weights]
    for at in range(hours - sum(shares)):
        shares[at] += 1
    return shares


def serve(replicate):
    """Answers seeds with replications until the input ends."""
    families, providers, weeks = (int(word) for word in sys.argv[1:])
    for line in sys.stdin:
        start = time.process_time()
        result = replicate(families, providers, weeks, int(line))
        seconds = time.process_time() - start
        print(json.dumps({"seconds": seconds, **result}), flush=True)
