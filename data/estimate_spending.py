#!/usr/bin/env python3
"""Makes estimates.csv: what published figures say of how councils differ, how long a figure holds, and how it fails.

    python3 estimate_spending.py observed_authorities.csv held_apart.csv > estimates.csv

The first argument is the table that make_councils.py reads; the councils of the second enter nothing here. A check by
hindcast on the councils that do enter is printed to standard error. Standard library only; nothing is drawn at random.

d is direct payments, q is short breaks and other support (other at least 0), both in pounds of the year for each child
aged 0 to 17. A council that puts 0 on a line says nothing by it, so it has no log there.

A council's figure of h years ago is carried on as
    ln d* = m + g h + rho(h) (ln d - m) + sqrt(S (1 - rho(h)^2)) z        rho(h) = rho_1 decay^(h - 1)
but with chance jump_chance its money was moved to or from another line meanwhile, and its figure says nothing:
    ln d* = m + g h + jump_sd z
with z standard normal and m the median of logs in the figure's year. A figure of the year asked for (h = 0) has no such
chance. Without an own figure rho is 0, the mean is shifted by slope x (covariate - its mean), and nothing can jump.
A staff rate is carried on alike, on its own scale and without growth or jumps:
    rate* = median + slope^h (own - median) + sqrt(S (1 - slope^(2h))) z, at least 0
"""

import csv
import sys
from math import exp, log, pi, sin, sqrt
from statistics import linear_regression, mean, median, stdev

sys.dont_write_bytecode = True

from make_councils import JOINT, LINES, TURNOVER_OF, children, read
from measures import NORMAL, ROBUST, cdf, crps, inverse, quantile, rank_correlation, regression, spread

# Too few children for a figure a child to mean anything.
TINY = {"City of London", "Isles of Scilly"}

# 2014-15 to 2021-22 are not in the source council by council. Other support is a line from 2011-12 on: q begins there.
YEARS_D = ["2008-09", "2009-10", "2010-11", "2011-12", "2012-13", "2013-14", "2022-23"]
YEARS_Q = YEARS_D[3:]
YEAR_BEFORE, OLD, NEW = "2012-13", "2013-14", "2022-23"
LONG = 9

STAFF = {
    "turnover": "social_worker_turnover_rate",
    "caseload": "social_worker_caseload",
    "vacancy": "social_worker_vacancy_rate",
    "agency": "social_worker_agency_rate",
    "absence": "social_worker_absence_rate",
}

# Not to be had from the table, so written here and said to be assumed in every row.
ASSUMED = [
    ("r_median", 0.30, "part of q that no personal plan stands behind (universal breaks, grants, contact), median of a "
     "logit-normal: 163,000 users of short breaks in 2011 against 50,000 disabled children in need"),
    ("r_low", 0.12, "the same, 5th percentile"),
    ("r_high", 0.57, "the same, 95th percentile"),
    ("p_median", 4100, "pounds a year of a child with an account, median of a log-normal: Wokingham 4,238, Devon 3,200 "
     "to 3,600"),
    ("p_log_sd", 0.25, "the same, standard deviation of the log"),
    ("kappa_median", 1, "cost of a council-managed child over that of a child with an account, median of a log-normal"),
    ("kappa_log_sd", 0.15, "the same, standard deviation of the log"),
    ("children_a_family", 1.17, "disabled children with a plan in a family that has any"),
    ("own_figure_log_sd", 0.05, "standard deviation of the log of spend about a council's own current figure"),
    ("team_log_sd", 0.25, "standard deviation of the log of a team's leaving rate about its workforce's"),
]

rows = []


def put(name, value, about):
    """A row of the result; gives the value back as it is written."""
    value = round(value, 4)
    rows.append([name, f"{value:.4f}".rstrip("0").rstrip("."), about])
    return value


# Figures

def load(figures, held):
    """(logs of d by year and council, logs of q, three lines a child) of the councils that may enter."""
    d, q, three = {}, {}, {}
    kept = sorted({authority for authority, _ in figures} - held - TINY)
    for year in YEARS_D:
        d[year], q[year], three[year] = {}, {}, {}
        for name in kept:
            # Estimates of children begin in 2012: earlier years are divided by that year's, which moves a council's
            # level a little and a change from year to year hardly.
            number = children(figures, name, max(year, "2012-13"))
            payments, breaks, other = (figures.get((name, line), {}).get(year) for line in LINES)
            if number is None or payments is None:
                continue
            number, payments = float(number), float(payments)
            if payments > 0:
                d[year][name] = log(payments / number)
            if breaks is not None and other is not None:
                rest = float(breaks) + max(float(other), 0)
                three[year][name] = (payments + rest) / number
                if rest > 0:
                    q[year][name] = log(rest / number)
    return d, {year: q[year] for year in YEARS_Q}, {year: three[year] for year in YEARS_Q}


def staff(figures, held, label, measure):
    """{September: {authority: rate}}; joint returns once, and none that a council held apart has a part in."""
    barred = held | TINY | {JOINT[name] for name in held if name in JOINT}
    by_year = {}
    for (authority, named), of_year in sorted(figures.items()):
        if named != measure or authority in barred:
            continue
        if label == "turnover" and authority in TURNOVER_OF:
            continue  # a first return that is half a year
        for year, value in of_year.items():
            by_year.setdefault(int(year[:4]), {})[authority] = float(value)
    return dict(sorted(by_year.items()))


# Pairs of years

def over(lag):
    return "a year" if lag == 1 else f"{lag} years"


def both(of_year, first, second):
    return [name for name in of_year[first] if name in of_year[second]]


def years_apart(first, second):
    return int(second[:4]) - int(first[:4])


# How long a figure holds

def changes(logs, lag):
    """Changes over so many years of 2008-14, less their pair of years' median."""
    years = [year for year in logs if year != NEW]
    out = []
    for first in years:
        for second in years:
            if years_apart(first, second) == lag:
                steps = [logs[second][name] - logs[first][name] for name in both(logs, first, second)]
                out += [step - median(steps) for step in steps]
    return out


def fit_rho(points):
    """(rho_1, decay) by weighted least squares over (lag, rho, weight), on a grid made finer three times."""
    best, half = (0.5, 0.5), 0.5
    for _ in range(4):
        near = [[c + half * step / 20 for step in range(-20, 21)] for c in best]
        pairs = [(one, decay) for one in near[0] for decay in near[1] if 0 < one <= 1 and 0 < decay <= 1]
        best = min(pairs, key=lambda p: sum(w * (rho - p[0] * p[1] ** (lag - 1)) ** 2 for lag, rho, w in points))
        half /= 10
    return best


class Line:
    """What is known of d, or of q."""

    def __init__(self, label, what, logs):
        self.label, self.logs = label, logs
        self.m = {}
        for year in logs:
            values = list(logs[year].values())
            self.m[year] = put(f"m_{label}_{year.replace('-', '_')}", median(values),
                               f"Median of ln {label} ({what}), {year}, {len(values)} councils above zero.")
            put(f"S_{label}_{year.replace('-', '_')}", spread(values),
                f"Variance of ln {label} over the same {len(values)} councils, {year} ({ROBUST}).")
        self.S = put(f"S_{label}", spread(logs[NEW].values()),
                     f"Variance of ln {label} between councils that a draw is made with: that of {NEW}.")
        self.hold()
        self.grow()
        self.recode()

    def hold(self):
        label, points = self.label, []
        for lag in range(1, 6):
            steps = changes(self.logs, lag)
            if not steps:
                continue
            v = put(f"{label}_change_variance_lag_{lag}", spread(steps),
                    f"Variance of the change of ln {label} over {over(lag)} within {list(self.logs)[0]} to {OLD}, "
                    f"{len(steps)} changes, less each pair of years' median ({ROBUST}).")
            rho = put(f"{label}_rho_lag_{lag}", 1 - v / (2 * self.S),
                      f"Correlation of ln {label} at a distance of {over(lag)}: 1 - change variance / (2 S_{label}).")
            points.append((lag, rho, len(steps) / (3.2 * (1 - rho) ** 2)))
        names = both(self.logs, OLD, NEW)
        old, new = ([self.logs[year][name] for name in names] for year in (OLD, NEW))
        put(f"{label}_slope_lag_{LONG}", linear_regression(old, new).slope,
            f"Least-squares slope of ln {label} of {NEW} on that of {OLD}, {len(names)} councils; not used, since one "
            f"or two figures near zero move it.")
        rank = put(f"{label}_rank_lag_{LONG}", rank_correlation(old, new),
                   f"Rank correlation of {label} of {NEW} with that of {OLD}, {len(names)} councils.")
        rho = put(f"{label}_rho_lag_{LONG}", 2 * sin(pi * rank / 6),
                  f"Correlation of ln {label} at a distance of {LONG} years: 2 sin(pi x rank correlation / 6).")
        points.append((LONG, rho, len(names) / (1.1 * (1 - rho ** 2) ** 2)))
        one, decay = fit_rho(points)
        how = ("weighted least squares of rho_1 x decay^(lag - 1) over the correlations at lags "
               + ", ".join(str(lag) for lag, _, _ in points) + ", weights from their sampling variance")
        self.rho_1 = put(f"rho_{label}_1", one, f"Correlation of ln {label} with the figure of a year before: {how}.")
        self.decay = put(f"rho_{label}_decay", decay, f"What each further year leaves of that correlation: {how}.")

    def rho(self, years):
        return self.rho_1 * self.decay ** (years - 1) if years > 0 else 1.0

    def grow(self):
        label = self.label
        names = both(self.logs, OLD, NEW)
        steps = [self.logs[NEW][name] - self.logs[OLD][name] for name in names]
        self.g = put(f"g_{label}", (self.m[NEW] - self.m[OLD]) / LONG,
                     f"Yearly growth of the median of ln {label} in pounds of the year: difference of the medians of "
                     f"{NEW} and {OLD} over {LONG}.")
        put(f"g_{label}_se", sqrt(pi / 2) * sqrt(spread(steps) / len(names)) / LONG,
            f"Its standard error: that of a median over the {len(names)} councils with both years, from the robust "
            f"variance of their changes; of sampling alone, not of what the next years may bring.")

    def recode(self):
        """The tails: how often a figure says nothing, so that a 90% band holds 90% of the errors."""
        label = self.label
        ends = (YEAR_BEFORE, OLD, NEW)
        wide = sqrt(mean(stdev(self.logs[year].values()) ** 2 for year in ends))
        self.jump_sd = put(f"jump_sd_{label}", max(wide, sqrt(self.S)),
                           f"Standard deviation of ln {label} about the national median where the figure says nothing: "
                           f"the plain one, tails and all, of {', '.join(ends[:-1])} and {NEW} pooled ({wide:.2f}), at "
                           f"least the root of S_{label}.")
        years = [year for year in self.logs if year != NEW]
        short = [(first, second, name) for first, second in zip(years, years[1:])
                 for name in both(self.logs, first, second)]
        far = [(OLD, NEW, name) for name in both(self.logs, OLD, NEW)]

        def covered(errors, chance):
            """Part of the errors inside 90%, about each year's own median."""
            inside = 0
            for first, second, name in errors:
                mix = self.mixture(self.logs[first][name] - self.m[first], years_apart(first, second), chance)
                inside += 0.05 < cdf(mix, self.logs[second][name] - self.m[second]) < 0.95
            return inside / len(errors)

        chance = 0.0
        while (covered(short, chance) + covered(far, chance)) / 2 < 0.9 and chance < 0.5:
            chance = round(chance + 0.01, 2)
        self.chance = put(f"jump_chance_{label}", chance,
                          f"Chance that a figure was coded to another line since and says nothing: the least (in "
                          f"hundredths) with which 90% bands hold on average 90% of the errors, year on year and over "
                          f"{LONG} years alike.")
        for what, errors, shown in (("1", short, f"year on year, {years[0]} to {OLD}"),
                                    (LONG, far, f"{OLD} to {NEW}")):
            put(f"{label}_inside_90_lag_{what}_no_jumps", covered(errors, 0.0),
                f"Part of the {len(errors)} errors of ln {label} inside a 90% band without jumps, {shown}, each year's "
                f"median known.")
            put(f"{label}_inside_90_lag_{what}", covered(errors, chance), f"The same with jumps, {shown}.")

    def mixture(self, off, years, chance):
        """[(weight, mean, standard deviation)] of ln less the median, from a figure so far off its year's median."""
        rho = self.rho(years)
        return [(1 - chance, rho * off, sqrt(self.S * (1 - rho ** 2))), (chance, 0.0, self.jump_sd)]

    def forecast(self, name, first, second, n):
        """n equally likely figures in pounds a child, from those of the first year alone."""
        years = years_apart(first, second)
        level = self.m[first] + self.g * years
        own = self.logs[first].get(name)
        mix = [(1.0, 0.0, sqrt(self.S))] if own is None else self.mixture(own - self.m[first], years, self.chance)
        return [exp(level + inverse(mix, (i + 0.5) / n)) for i in range(n)]


# Scores

def score(seen, forecast, national=None):
    """(score over that of the national distribution, part inside 90%, how many)

    The national distribution is that of the other councils in the year that is forecast, if no other is given.
    """
    ours = theirs = 0.0
    inside = 0
    for name, value in seen.items():
        drawn = forecast(name)
        ours += crps(drawn, value)
        theirs += crps(national or [other for key, other in seen.items() if key != name], value)
        inside += quantile(drawn, 0.05) <= value <= quantile(drawn, 0.95)
    return ours / theirs, inside / len(seen), len(seen)


def say(what, result, more=""):
    ratio, inside, count = result
    print(f"{what}: CRPS over national {ratio:.2f}{more}, inside 90% {inside:.2f}, {count} councils", file=sys.stderr)


# Councils without an own figure

def covariates(figures, d, q):
    def support(name, year):
        number, pounds = children(figures, name, year), figures.get((name, "family_support_spend_gbp"), {}).get(year)
        return None if number is None or pounds is None else log(float(pounds) / float(number))

    names = [name for name in d.logs[NEW] if support(name, NEW) is not None]
    slope, error, r2 = regression([support(name, NEW) for name in names], [d.logs[NEW][name] for name in names])
    about = f"ln d on ln family-support spend a child, both of {NEW}, {len(names)} councils, least squares"
    put("d_family_support_slope", slope, f"Slope of {about}; for councils without an own figure.")
    put("d_family_support_slope_se", error, f"Standard error of the slope of {about}.")
    put("d_family_support_r2", r2, f"R2 of {about}, each council predicted from the others.")
    for year in ("2022-23", "2023-24", "2024-25"):
        values = [value for value in (support(name, year) for name in names) if value is not None]
        put(f"family_support_log_mean_{year.replace('-', '_')}", mean(values),
            f"Mean of ln family-support spend a child, {year}, over the {len(values)} of these councils that have it: "
            f"the slope's centre for a council whose family_support_year this is.")

    names = list(q.logs[NEW])
    number = {name: log(float(children(figures, name, NEW))) for name in names}
    slope, error, r2 = regression([number[name] for name in names], [q.logs[NEW][name] for name in names])
    about = f"ln q on ln children aged 0 to 17, both of {NEW}, {len(names)} councils, least squares"
    put("q_children_slope", slope, f"Slope of {about}; for councils without an own figure.")
    put("q_children_slope_se", error, f"Standard error of the slope of {about}.")
    put("q_children_r2", r2, f"R2 of {about}, each council predicted from the others.")
    put("children_log_mean", mean(number.values()), f"Mean of ln children over the same {len(names)} councils, {NEW}.")

    names = [name for name in d.logs[NEW] if name in q.logs[NEW]]
    put("d_q_rank", rank_correlation([d.logs[NEW][name] for name in names], [q.logs[NEW][name] for name in names]),
        f"Rank correlation of d and q, {NEW}, {len(names)} councils: so small that they are drawn apart.")


def totals(figures, d, q, three):
    """Sums over the councils that enter, beside which the medians can be read."""
    count, zero = len(three[NEW]), len(three[NEW]) - len(d.logs[NEW])
    put("d_zero_share", zero / count, f"Part of the {count} councils with 0 on the line of direct payments, {NEW}.")
    put("three_lines_median", median(three[NEW].values()),
        f"Median of the three lines a child in pounds, {NEW}, {count} councils; a check, not an input.")
    for line, label in ((d, "d"), (q, "q")):
        names = both(line.logs, OLD, NEW)
        of = {}
        for year in (OLD, NEW):
            number = {name: float(children(figures, name, year)) for name in names}
            of[year] = sum(exp(line.logs[year][name]) * number[name] for name in names) / sum(number.values())
            put(f"{label}_total_{year.replace('-', '_')}", of[year],
                f"Pounds a child of the {len(names)} councils with {label} in {OLD} and {NEW} together, {year}.")
        put(f"g_{label}_total", log(of[NEW] / of[OLD]) / LONG,
            f"Yearly growth of the log of that total a child, {OLD} to {NEW}; a check on g_{label}, not an input.")
    pounds, number, names = 0.0, 0.0, list(three[NEW])
    for name in names:
        pounds += float(figures[name, "family_support_spend_gbp"][NEW])
        number += float(children(figures, name, NEW))
    put("family_support_total", pounds / number,
        f"Family-support spend a child of {count} councils together, pounds, {NEW}; for scale.")
    put("children_mean", number / count, f"Children aged 0 to 17 of a council, mean of {count}, {NEW}; for scale.")


# Staff

def pairs(by_year, lag, last):
    """(first, second) rates so many years apart, each less its year's median."""
    out = []
    for year, rates in by_year.items():
        if year + lag in by_year and year + lag <= last:
            later = by_year[year + lag]
            low, high = median(rates.values()), median(later.values())
            out += [(rate - low, later[name] - high) for name, rate in rates.items() if name in later]
    return out


def slope_of(points):
    return sum(a * b for a, b in points) / sum(a * a for a, _ in points)


def staff_rows(label, unit, by_year):
    first, last = min(by_year), max(by_year)
    for year in (last - 1, last):
        rates = list(by_year[year].values())
        about = f"{label}, {unit}, September {year}, {len(rates)} returns"
        put(f"{label}_median_{year}", median(rates), f"Median of {about}.")
        put(f"{label}_S_{year}", spread(rates), f"Variance between councils of {about} ({ROBUST}).")
        put(f"{label}_sd_{year}", stdev(rates), f"Plain standard deviation of the national distribution of {about}.")
        points = pairs(by_year, 1, year)
        put(f"{label}_slope_{year}", slope_of(points),
            f"Least-squares slope of {label} on the council's own a year before, both less their year's median, "
            f"{first} to {year}, {len(points)} pairs; a rate drawn below 0 is 0.")
    points = pairs(by_year, 2, last)
    put(f"{label}_slope_two_years_{last}", slope_of(points),
        f"The same two years apart, {len(points)} pairs; a check on the slope's square, not an input.")


def staff_check(label, by_year):
    """The latest September from the one before and all that was known by then."""
    last = max(by_year)
    before = by_year[last - 1]
    middle, variance, slope = median(before.values()), spread(before.values()), slope_of(pairs(by_year, 1, last - 1))
    noise = sqrt(variance * (1 - slope ** 2))
    steps = [NORMAL.inv_cdf((i + 0.5) / 200) for i in range(200)]
    seen = {name: rate for name, rate in by_year[last].items() if name in before}

    def forecast(name):
        return [max(0.0, middle + slope * (before[name] - middle) + noise * z) for z in steps]

    known = score(seen, forecast, list(before.values()))
    say(f"{label}, September {last - 1} to {last}", score(seen, forecast),
        f" of {last} and {known[0]:.2f} over that of {last - 1}")


HEADER = """\
# What published figures say of how councils differ, how long a figure holds, and how it fails. Made by
# estimate_spending.py, which gives the formulas. The councils of held_apart.csv, City of London and Isles of Scilly
# enter nothing. Money is in pounds of the financial year, logs are natural. A robust variance is the squared distance
# of the 90th from the 10th percentile over 2.563, which is that distance of a standard normal distribution. A row whose
# text begins with Assumed is no estimate.
# Derived from public sector information licensed under the Open Government Licence v3.0. Crown copyright.
# Department for Education, LA and school expenditure (section 251 outturn); Children's social work workforce.
# Office for National Statistics, Population estimates."""


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    figures = read(sys.argv[1])
    with open(sys.argv[2], newline="", encoding="utf-8") as file:
        held = {row["name"] for row in csv.DictReader(line for line in file if not line.startswith("#"))}
    unknown = held - {authority for authority, _ in figures}
    if len(held) != 26 or unknown:
        sys.exit(f"{len(held)} councils held apart, expected 26; unknown: {sorted(unknown)}")
    figures = {key: of_year for key, of_year in figures.items() if key[0] not in held}

    logs_d, logs_q, three = load(figures, held)
    d = Line("d", "direct payments a child", logs_d)
    q = Line("q", "short breaks and other support a child", logs_q)
    covariates(figures, d, q)
    totals(figures, d, q, three)
    rates = {label: staff(figures, held, label, measure) for label, measure in STAFF.items()}
    for label, by_year in rates.items():
        unit = "cases a full-time case holder" if label == "caseload" else "per cent"
        staff_rows(label, unit, by_year)
    for name, value, about in ASSUMED:
        put(name, value, f"Assumed, not estimated: {about}.")

    for first, second in ((YEAR_BEFORE, OLD), (OLD, NEW)):
        seen = {name: exp(d.logs[second][name]) for name in both(d.logs, first, second)}
        say(f"d, {first} to {second}", score(seen, lambda name: d.forecast(name, first, second, 200)))
        seen = {name: three[second][name] for name in both(three, first, second)}
        say(f"three lines, {first} to {second}", score(seen, lambda name: [
            a + b for a in d.forecast(name, first, second, 50) for b in q.forecast(name, first, second, 50)]))
    for label, by_year in rates.items():
        staff_check(label, by_year)

    print(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["name", "value", "about"])
    writer.writerows(rows)


if __name__ == "__main__":
    main()
