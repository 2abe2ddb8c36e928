"""Writes cdnow.tsv and reference.tsv: the public CDNOW sample, and what the package lifetimes makes of it.

    pip install "numpy<2" "scipy<1.14" "pandas<2.2" autograd dill
    pip install --no-deps lifetimes==0.11.3
    python3 make_reference.py

cdnow.tsv is the 1/10 sample of CDNOW's customers who first bought in the first quarter of 1997, as P. Fader and
B. Hardie publish it (http://www.brucehardie.com/datasets/) and lifetimes carries it: for each of 2 357 customers the
repeat purchases of 39 weeks, the week of the last one and the weeks observed, both since the first purchase, and the
mean amount of the repeat purchases in US dollars.
"""

import numpy
import pandas
from autograd import hessian
from lifetimes import BetaGeoFitter, GammaGammaFitter
from lifetimes.datasets import load_cdnow_summary_data_with_monetary_value
from scipy.special import hyp2f1

MONTH = 365.25 / 12 / 7


def together(law, money, frequency, last, age, mean):
    """What customers will bring in 36 months of 365.25 / 12 days at 1 % a month."""
    amount = money.conditional_expected_average_profit(frequency, mean)
    before, ahead = 0, 0
    for month in range(1, 37):
        until = law.conditional_expected_number_of_purchases_up_to_time(month * MONTH, frequency, last, age)
        ahead = ahead + (until - before) / 1.01**month
        before = until
    return float((ahead * amount).sum())


def with_parameters(fitter, names, logarithms):
    fitter.params_ = dict(zip(names, numpy.exp(logarithms)))
    return fitter


sample = load_cdnow_summary_data_with_monetary_value()
assert len(sample) == 2357
with open("cdnow.tsv", "w") as file:
    for row in sample.itertuples():
        file.write(f"{int(row.frequency)}\t{row.recency:g}\t{row.T:g}\t{row.monetary_value:g}\n")

# The parameters as they are published, so that what is compared does not hang on the fit.
purchases = BetaGeoFitter()
purchases.params_ = {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}
purchases.predict = purchases.conditional_expected_number_of_purchases_up_to_time
amounts = GammaGammaFitter()
amounts.params_ = {"p": 6.25, "q": 3.74, "v": 15.44}

# Repeat purchases, week of the last, weeks observed, mean amount.
CUSTOMERS = [
    (0, 0, 38.86, 0),
    (0, 0, 27, 0),
    (1, 1.71, 38.86, 22.35),
    (2, 30.43, 38.86, 22.35),
    (7, 29.43, 38.86, 73.74),
    (4, 5, 36, 11.77),
    (29, 37.57, 37.71, 40.1),
    (26, 30.86, 31, 25.5),
    (10, 34.14, 38.14, 299.6),
]
WEEKS = [1, 39, 156, 520]

with open("reference.tsv", "w") as file:
    for x, last, age, mean in CUSTOMERS:
        alive = float(numpy.squeeze(purchases.conditional_probability_alive(x, last, age)))
        file.write(f"alive\t{x}\t{last}\t{age}\t{alive!r}\n")
        for weeks in WEEKS:
            expected = purchases.conditional_expected_number_of_purchases_up_to_time(weeks, x, last, age)
            file.write(f"expected\t{x}\t{last}\t{age}\t{weeks}\t{float(numpy.squeeze(expected))!r}\n")
        frequency, monetary = numpy.array([x]), numpy.array([mean])
        value = amounts.conditional_expected_average_profit(frequency, monetary)
        file.write(f"value\t{x}\t{mean}\t{float(numpy.squeeze(value))!r}\n")
        series = [pandas.Series([one]) for one in (x, last, age, mean)]
        worth = amounts.customer_lifetime_value(
            purchases, *series, time=36, discount_rate=0.01, freq="W"
        )
        file.write(f"worth\t{x}\t{last}\t{age}\t{mean}\t{float(worth.iloc[0])!r}\n")
    # lifetimes fits both too: 2 357 customers, and the 946 of them who bought again.
    fitted = BetaGeoFitter().fit(sample["frequency"], sample["recency"], sample["T"], tol=1e-9)
    p = fitted.params_
    likelihood = -fitted._negative_log_likelihood(
        [numpy.log(p[name]) for name in ("r", "alpha", "a", "b")],
        sample["frequency"].values,
        sample["recency"].values,
        sample["T"].values,
        numpy.ones(len(sample)),
        0,
    ) * len(sample)
    file.write("fit\t" + "\t".join(repr(float(p[name])) for name in ("r", "alpha", "a", "b")))
    file.write(f"\t{float(likelihood)!r}\n")
    again = sample[sample["frequency"] > 0]
    assert len(again) == 946
    p = GammaGammaFitter().fit(again["frequency"], again["monetary_value"]).params_
    file.write("fit_amounts\t" + "\t".join(repr(float(p[name])) for name in ("p", "q", "v")) + "\n")
    # What all will bring in 36 months of 365.25 / 12 days at 1 % a month, in US dollars, time in whole days as a file of
    # orders tells it. The laws are fitted anew.
    last = (sample["recency"] * 7).round() / 7
    age = (sample["T"] * 7).round() / 7
    law = BetaGeoFitter().fit(sample["frequency"], last, age, tol=1e-9)
    money = GammaGammaFitter().fit(again["frequency"], again["monetary_value"])
    counted = sample["frequency"], last, age, sample["monetary_value"]
    file.write(f"together\t{together(law, money, *counted)!r}\n")
    # How well the parameters are known, as logarithms: the inverse of the curvature at the top, which autograd finds.
    LAW, MONEY = ("r", "alpha", "a", "b"), ("p", "q", "v")
    at_law = numpy.log([law.params_[name] for name in LAW])
    at_money = numpy.log([money.params_[name] for name in MONEY])
    seen = [numpy.asarray(column, dtype=float) for column in (sample["frequency"], last, age)]
    bought = [numpy.asarray(again[column], dtype=float) for column in ("frequency", "monetary_value")]
    n, m = len(sample), len(again)
    of_law = numpy.linalg.inv(n * hessian(law._negative_log_likelihood)(at_law, *seen, numpy.ones(n), 0))
    of_money = numpy.linalg.inv(m * hessian(money._negative_log_likelihood)(at_money, *bought, numpy.ones(m), 0))
    for name, matrix in (("errors", of_law), ("errors_amounts", of_money)):
        file.write(name + "\t" + "\t".join(repr(float(one)) for one in numpy.sqrt(numpy.diag(matrix))) + "\n")

    def brought(of_law, of_money):
        return together(with_parameters(BetaGeoFitter(), LAW, of_law), with_parameters(GammaGammaFitter(), MONEY, of_money), *counted)

    def slopes(of, at):
        steps = numpy.eye(len(at)) * 1e-4
        return numpy.array([(of(at + step) - of(at - step)) / 2e-4 for step in steps])

    by_law = slopes(lambda at: brought(at, at_money), at_law)
    by_money = slopes(lambda at: brought(at_law, at), at_money)
    file.write(f"error_together\t{float(numpy.sqrt(by_law @ of_law @ by_law + by_money @ of_money @ by_money))!r}\n")
    # The same by drawing customers again and fitting anew: what the sample's own customers would then be said to bring.
    chance, drawn = numpy.random.default_rng(2005), []
    for _ in range(200):
        pick = chance.integers(0, n, n)
        one = BetaGeoFitter().fit(*(column[pick] for column in seen))
        buys = seen[0][pick] > 0
        mean = numpy.asarray(sample["monetary_value"])[pick][buys]
        drawn.append(together(one, GammaGammaFitter().fit(seen[0][pick][buys], mean), *counted))
    file.write(f"drawn_together\t{float(numpy.std(drawn, ddof=1))!r}\n")
    # Gauss's function as SciPy has it.
    for a, b, c, z in [(0.243, 2.426, 3.0, 0.5), (1.976, -0.207, 2.219, 0.97), (1.976, -0.207, 31.2, 0.2), (-0.5, 0.3, 1.7, 0.9)]:
        file.write(f"gauss\t{a}\t{b}\t{c}\t{z}\t{float(hyp2f1(a, b, c, z))!r}\n")
