"""Writes reference.tsv: what SciPy and statsmodels give for the intervals and tests of crates/kpi.

    pip install lifelines numpy scipy statsmodels
    python3 make_reference.py > reference.tsv
"""

from math import ceil

import numpy
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times
from scipy.optimize import brentq
from scipy.stats import binom, bootstrap, fisher_exact, norm, t
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    power_proportions_2indep,
    proportion_confint,
    proportions_ztest,
)

ONE = [(120, 5000), (108, 5000), (45, 120), (240, 5000), (0, 40), (40, 40), (1, 3), (3, 7), (56730, 191243)]
TWO = [
    (72, 2500, 48, 2500),
    (12021, 38218, 56730, 191243),
    (12316, 38204, 56730, 191243),
    (14438, 38201, 56730, 191243),
    (48, 2500, 48, 2500),
    (56, 70, 48, 80),
]
SCORES = [(5, 1, 9), (60, 20, 120), (0, 7, 10), (3, 0, 40)]
CYCLES = [14, 18, 21, 25, 30, 33, 37, 42, 48, 55, 70, 111]
MEANS = [CYCLES, [3, 3, 9], [0, 5]]
# Of several campaigns: (responders, pieces) of the tested and of their control in each.
CAMPAIGNS = [
    [(72, 2500, 48, 2500)],
    [(11, 100, 100, 1000), (220, 1000, 20, 100)],
    [(30, 4500, 2, 500), (0, 800, 3, 800), (45, 1200, 40, 1500)],
]
WAITS = [
    (CYCLES, []),
    (CYCLES, [120] * 6),
    (CYCLES, [10, 20, 30, 40, 50]),
    ([5], [9, 9, 9]),
    ([3, 3, 8, 8, 8, 12], [8, 8, 12, 20]),
    ([7, 14, 21], [1, 2, 7]),
    ([2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30], [5, 15, 25, 35, 45, 55]),
]
# The mouse data of Efron and Tibshirani, An Introduction to the Bootstrap (1993), table 2.1: days of survival.
TREATED = [94, 197, 16, 38, 99, 141, 23]
UNTREATED = [52, 104, 146, 10, 51, 30, 40, 27, 46]
# The buyers of the reference campaign, in euros, among its 5 000 pieces.
BUYERS = [1100, 1200, 1500, 1600, 1800, 2000, 2100, 2300, 2400, 5400, 6200, 8400]
FEW = [(1, 10, 5, 12), (0, 200, 6, 200), (3, 3, 1, 6), (2, 1000, 2, 1000), (9, 10, 4, 11)]
MANY = [[0.01, 0.04, 0.03], [0.2, 0.01, 0.9, 0.04], [0.5]]


def with_zeros(values, n):
    return numpy.array(values + [0] * (n - len(values)), dtype=float)


def line(*cells):
    print("\t".join(cell if isinstance(cell, str) else repr(cell) for cell in cells))


for k, n in ONE:
    line("wilson", k, n, *map(float, proportion_confint(k, n, method="wilson")))
for k1, n1, k2, n2 in TWO:
    low, high = confint_proportions_2indep(k1, n1, k2, n2, method="newcomb", compare="diff")
    line("newcombe", k1, n1, k2, n2, float(low), float(high))
    z, p = proportions_ztest([k1, k2], [n1, n2])
    line("pooled", k1, n1, k2, n2, float(z), float(p))
for campaigns in CAMPAIGNS:
    k1, n1, k2, n2 = numpy.array(campaigns, dtype=float).T
    p1, p2 = k1 / n1, k2 / n2
    (low1, high1), (low2, high2) = proportion_confint(k1, n1, method="wilson"), proportion_confint(k2, n2, method="wilson")
    counts = [count for campaign in campaigns for count in campaign]
    # What each rate may be off by, times the people tested, added up in squares.
    def off(side):
        return numpy.sqrt(numpy.sum((n1 * side) ** 2))

    observed, expected = numpy.sum(k1), numpy.sum(n1 * p2)
    line("gained_over", *counts,
         float(observed - expected - numpy.hypot(off(p1 - low1), off(high2 - p2))),
         float(observed - expected + numpy.hypot(off(high1 - p1), off(p2 - low2))))
    ratio = observed / expected
    line("ratio_over", *counts,
         brentq(lambda r: observed - r * expected - numpy.hypot(off(p1 - low1), r * off(high2 - p2)), 0, ratio, xtol=1e-14),
         brentq(lambda r: r * expected - observed - numpy.hypot(off(high1 - p1), r * off(p2 - low2)), ratio, 99, xtol=1e-14))
for k1, n1, k2, n2 in FEW:
    line("fisher", k1, n1, k2, n2, float(fisher_exact([[k1, n1 - k1], [k2, n2 - k2]])[1]))
for promoters, detractors, n in SCORES:
    scores = numpy.array([1] * promoters + [-1] * detractors + [0] * (n - promoters - detractors))
    half = norm.ppf(0.975) * scores.std() / numpy.sqrt(n)
    low, high = max(scores.mean() - half, -1.0), min(scores.mean() + half, 1.0)
    line("net_score", promoters, detractors, n, float(low), float(high))
for n in [1, 5, 6, 7, 12, 15, 120, 1001, 250000]:
    r = int(binom.ppf(0.025, n, 0.5))
    while r > 0 and binom.cdf(r - 1, n, 0.5) > 0.025:
        r -= 1
    while binom.cdf(r, n, 0.5) <= 0.025:
        r += 1
    line("ranks", n, *((r - 1, n - r) if r > 0 else (-1, -1)))
for values in MEANS:
    half = t.ppf(0.975, len(values) - 1) * numpy.std(values, ddof=1) / numpy.sqrt(len(values))
    line("student", *values, float(numpy.mean(values) - half), float(numpy.mean(values) + half))
for done, waiting in WAITS:
    fit = KaplanMeierFitter().fit(done + waiting, [1] * len(done) + [0] * len(waiting))
    curve = fit.survival_function_.iloc[:, 0]
    # Where exactly half wait for a while, lifelines gives one end of it and R its middle, as here.
    below = [day for day in curve.index if day in done and curve[day] < 0.5 - 1e-9]
    half = [day for day in curve.index if day in done and abs(curve[day] - 0.5) < 1e-9]
    median = (half[:1] + below[:1] or [numpy.inf]) if not (half and below) else [(half[0] + below[0]) / 2]
    low, high = median_survival_times(fit.confidence_interval_).iloc[0]
    line("survival", " ".join(map(str, done)), " ".join(map(str, waiting)), *map(float, (median[0], low, high)))
for values, n in [(TREATED, 7), (UNTREATED, 9), (TREATED, 60), (BUYERS, 5000)]:
    # Far more draws than the program's 2 000: what is compared is the chance error of those alone.
    found = bootstrap(
        (with_zeros(values, n),), numpy.mean, n_resamples=50_000, batch=500, method="percentile",
        rng=numpy.random.default_rng(1979),
    ).confidence_interval
    line("bootstrap", n, " ".join(map(str, values)), float(found.low), float(found.high))
for raw in MANY:
    corrected = multipletests(raw, method="holm")[1]
    line("holm", *raw, "->", *map(float, corrected))



def power(p1, p2, n, alpha=0.05):
    # The difference is that of the first less the second, whose rate is given.
    return float(power_proportions_2indep(p1 - p2, p2, n, alpha=alpha, alternative="two-sided").power)


def detectable(rate, n, alpha=0.05):
    return brentq(lambda d: power(rate, rate + d, n, alpha) - 0.8, 1e-6, 1 - rate - 1e-9, xtol=1e-14)


for p1, p2, n in [(0.02, 0.03, 3826), (0.02, 0.03, 1000), (0.03, 0.02, 1000), (0.3, 0.31, 40000), (0.005, 0.02, 700)]:
    line("power", p1, p2, n, power(p1, p2, n))
for rate, n in [(0.02, 3826), (0.02, 2500), (0.001, 5000), (0.3, 400), (0.9, 2000)]:
    line("detectable", rate, n, float(detectable(rate, n)))
line("quantiles", float(norm.ppf(0.975)), float(norm.ppf(0.8)))
# Several comparisons at once: Holm's first step takes the level over their number.
for cells in [1, 2, 3, 8, 40]:
    line("critical", cells, float(norm.isf(0.05 / cells / 2)))
for rate, n, cells in [(0.02, 2500, 3), (0.02, 2500, 8), (0.005, 5000, 3), (0.1, 500, 8)]:
    line("detectable_among", rate, n, cells, float(detectable(rate, n, 0.05 / cells)))
for p1, p2, cells in [(0.02, 0.03, 1), (0.02, 0.03, 3), (0.02, 0.03, 8), (0.0192, 0.0288, 3), (0.1, 0.15, 8)]:
    # Where the same power is reached, rounded up to whole pieces.
    line("pieces_among", p1, p2, cells, ceil(brentq(lambda n: power(p1, p2, n, 0.05 / cells) - 0.8, 10, 1e6, xtol=1e-9)))
