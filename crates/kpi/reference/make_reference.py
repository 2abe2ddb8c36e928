"""Writes reference.tsv: what SciPy and statsmodels give for the intervals and tests of crates/kpi.

    pip install numpy scipy statsmodels
    python3 make_reference.py > reference.tsv
"""

import numpy
from scipy.stats import fisher_exact, norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
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
FEW = [(1, 10, 5, 12), (0, 200, 6, 200), (3, 3, 1, 6), (2, 1000, 2, 1000), (9, 10, 4, 11)]
MANY = [[0.01, 0.04, 0.03], [0.2, 0.01, 0.9, 0.04], [0.5]]


def line(*cells):
    print("\t".join(cell if isinstance(cell, str) else repr(cell) for cell in cells))


for k, n in ONE:
    line("wilson", k, n, *map(float, proportion_confint(k, n, method="wilson")))
for k1, n1, k2, n2 in TWO:
    low, high = confint_proportions_2indep(k1, n1, k2, n2, method="newcomb", compare="diff")
    line("newcombe", k1, n1, k2, n2, float(low), float(high))
    z, p = proportions_ztest([k1, k2], [n1, n2])
    line("pooled", k1, n1, k2, n2, float(z), float(p))
for k1, n1, k2, n2 in FEW:
    line("fisher", k1, n1, k2, n2, float(fisher_exact([[k1, n1 - k1], [k2, n2 - k2]])[1]))
for promoters, detractors, n in SCORES:
    scores = numpy.array([1] * promoters + [-1] * detractors + [0] * (n - promoters - detractors))
    half = norm.ppf(0.975) * scores.std() / numpy.sqrt(n)
    low, high = max(scores.mean() - half, -1.0), min(scores.mean() + half, 1.0)
    line("net_score", promoters, detractors, n, float(low), float(high))
for raw in MANY:
    corrected = multipletests(raw, method="holm")[1]
    line("holm", *raw, "->", *map(float, corrected))
line("quantiles", float(norm.ppf(0.975)), float(norm.ppf(0.8)))
