"""What the encoder thinks of one figure, and how likely that makes a possible answer."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipelines.reading.setting import levier

_ONE_OF_MANY = -1.0
"""What is added for a levier that no name of the stretch stands for: several may be meant. Set by hand."""
_AT_HOME = 3.0
"""The same for the country that the article was written in: one that names no levier mostly means it. Of 1,563 rates in 102 articles of
home news that nothing had learned from, -0.1, 1.5, 3 and 5 gave 87.3, 89.7, 91.2 and 91.8% the right levier, and without it 84.6%."""
_UNNAMED = -2.0
"""What a country or goods that the stretch does not name count for, each: they are not known to the model. Set by hand."""
ALL_GOODS, WORLD = "all_goods", "WORLD"


@dataclass(frozen=True)
class Impression:
    """Natural logarithms of probabilities for who levies and for each class; log odds for being a duty at all, and for each country and
    goods that may be hit."""

    duty: float
    """For the figure stating a duty."""
    imposers: Mapping[str | None, float]
    """By country, None for nobody in particular; `elsewhere` is the rest."""
    elsewhere: float
    targets: Mapping[str, float]
    """By country named in the stretch, and everybody by `WORLD`."""
    products: Mapping[str, float]
    """By goods named in the stretch, and `ALL_GOODS`."""
    no_products: float
    """For goods that belong to no group."""
    classes: Mapping[str, Mapping[str, float]]
    """By question and class."""

    def beside(self, listed: Sequence["Impression"]) -> "Impression":
        """The same with the means of the classes of all that are `listed` together, itself among them."""
        classes = {
            question: {kind: sum(one.classes[question][kind] for one in listed) / len(listed) for kind in shares}
            for question, shares in self.classes.items()
        }
        return replace(self, classes=classes)

    def of_duty(self, is_duty: bool) -> float:
        """The logarithm of the probability that the figure states a duty, or that it does not."""
        return _likely(self.duty, is_duty)

    def of_imposer(self, imposer: str | None, home: str | None = None) -> float:
        """How likely it is that `imposer` levies, as a logarithm: of the probability where a name stands for it; `home` is the country that
        the article was written in."""
        unnamed = _AT_HOME if imposer is not None and imposer == home else _ONE_OF_MANY
        return self.imposers.get(imposer, self.elsewhere + unnamed)

    def of_targets(self, targets: Sequence[str]) -> float:
        """The logarithm of the probability that just `targets` are hit, each country taken by itself."""
        return self._no_targets + _joint(self.targets, targets)

    def of_products(self, products: Sequence[str]) -> float:
        """The logarithm of the probability that the rate falls on just `products`, each taken by itself."""
        return self._no_named_products + _joint(self.products, products) + _likely(self.no_products, not products)

    @cached_property
    def _no_targets(self) -> float:
        """The logarithm of the probability that nobody named is hit."""
        return sum(_likely(odd, False) for odd in self.targets.values())

    @cached_property
    def _no_named_products(self) -> float:
        """The logarithm of the probability that the rate falls on no goods named."""
        return sum(_likely(odd, False) for odd in self.products.values())

    def likeliest_targets(self, imposer: str | None) -> tuple[str, ...]:
        """Who is hit, each country taken by itself, of those for whom `imposer` does not levy; one at least, where any is named."""
        odds = {code: odd for code, odd in self.targets.items() if code == WORLD or imposer not in (code, levier(code))}
        return _likeliest(odds, WORLD)

    def likeliest_products(self) -> tuple[str, ...]:
        """On which goods the rate falls, each taken by itself; empty for goods that belong to no group."""
        if self.no_products > 0 and self.no_products > max(self.products.values()):
            return ()
        return _likeliest(self.products, ALL_GOODS)


def _likeliest(odds: Mapping[str, float], whole: str) -> tuple[str, ...]:
    """All that are likelier than not, or the likeliest; `whole` stands alone."""
    best = max(odds, key=odds.__getitem__)
    return (best,) if best == whole or odds[best] <= 0 else tuple(sorted(one for one, odd in odds.items() if odd > 0 and one != whole))


def _joint(odds: Mapping[str, float], answer: Sequence[str]) -> float:
    """What `answer` adds to the logarithm of the probability of none: the odds of an answer are those of yes against no."""
    return sum(odds.get(one, _UNNAMED) for one in answer)


def _likely(odd: float, is_so: bool) -> float:
    """The logarithm of a probability by its log odds, or of its opposite."""
    odd = odd if is_so else -odd
    return -math.log1p(math.exp(-odd)) if odd > -30 else odd


def impression_of(
    parties: Sequence[tuple[str, bool, Sequence[float]]],
    goods: Sequence[tuple[str, float]],
    flags: Sequence[float],
    classes: Mapping[str, Mapping[str, float]],
) -> Impression:
    """The impression of one figure from the scores of the model.

    `parties` are the names of countries, whether they may be hit (bodies are not), and their scores as levier and as hit; `goods` the names
    of goods with theirs; `flags` the scores for a duty, no levier, a levier not named, all countries, all goods and no goods of the
    vocabulary.
    Names of the same country or goods are joined.
    """
    duty, nobody, elsewhere, everybody, all_goods, no_goods = flags
    leviers: dict[str, list[float]] = {}
    hit: dict[str, list[float]] = {}
    for country, may_be_hit, (as_levier, as_hit) in parties:
        leviers.setdefault(levier(country), []).append(as_levier)
        if may_be_hit:
            hit.setdefault(country, []).append(as_hit)
    by_goods: dict[str, list[float]] = {}
    for product, score in goods:
        if product and product != ALL_GOODS:
            by_goods.setdefault(product, []).append(score)
    scores: dict[str | None, float] = {country: log_sum(found) for country, found in leviers.items()}
    scores[None] = nobody
    total = log_sum([*scores.values(), elsewhere])
    return Impression(
        duty,
        {country: score - total for country, score in scores.items()},
        elsewhere - total,
        {**{country: log_sum(found) for country, found in hit.items() if country != WORLD}, WORLD: everybody},
        {**{product: log_sum(found) for product, found in by_goods.items()}, ALL_GOODS: all_goods},
        no_goods,
        classes,
    )


def log_sum(scores: Sequence[float]) -> float:
    """The logarithm of the sum of what the scores are logarithms of."""
    most = max(scores)
    return most + math.log(sum(math.exp(score - most) for score in scores))
