"""Learning: what is wrong with the network's answers, and how that makes it better; `python -m pipelines.training.learning` is the command.

The answers are learned side by side: classes and leviers as one of several, each country and each sort of goods as yes or no. Gradients are
computed in 16 bits where the processor has wide units for them, which do it four times faster, and else in 32, as emulating 16 takes more
than ten times as long; sums stay in 32.
"""

import random
import sys
import time
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from pipelines.lessons import Lesson, all_lessons
from pipelines.opinions import FILE as OPINIONS
from pipelines.opinions import Opinions, half_of, is_thought_of, read_opinions, write_opinions
from pipelines.reading.encoder.impression import ALL_GOODS, WORLD, Impression
from pipelines.reading.encoder.model import CLASSES, FILE, Encoder, inputs_of
from pipelines.reading.encoder.stretches import Place
from pipelines.shipped import folder
from pipelines.training.batches import RIGHT, Batch, batched, exercises, plans_of, put_together
from pipelines.training.disguise import Disguise, Exercise
from pipelines.training.encoder_file import read_encoder, write_encoder
from pipelines.training.network import WIDTH, Network, begin

EPOCHS = 13
EPOCHS_OF_HALVES = 5
"""How often each lesson is learned from, by the network that is kept and by those that only give their opinions."""
TIMES_NEW, KNOWN_BESIDE = 4, 6
"""How often a stretch of a new lesson is learned from when the encoder learns further, and how many of known lessons for each of them."""
STEP, HEAD_STEP, HEAD_STEP_FURTHER = 1.5e-4, 1e-3, 5e-4
"""The first length of a step, of the encoder and of its heads: it grows for the first `WARMUP` of all steps and then falls to nothing."""
WARMUP = 0.06
DECAY = 0.01
SEED = 1
_FAR_BELOW = -1e4
_HAS_WIDE_UNITS = torch.backends.cpu.get_cpu_capability() not in ("DEFAULT", "AVX2")


def loss_of(network: Network, batch: Batch) -> Tensor:
    """How unlikely the right answers are to the network: the mean over the figures of the batch of the sum over all questions. Of a figure
    that is no duty nothing else is asked."""
    kind = torch.bfloat16 if _HAS_WIDE_UNITS else torch.float32
    with torch.autocast("cpu", torch.bfloat16, enabled=_HAS_WIDE_UNITS):
        padding, missing = (torch.where(where, _FAR_BELOW, 0.0).to(kind) for where in (batch.is_padding, batch.is_missing))
        found = network.encode(batch.pieces, batch.marks, padding)
        first = _averaged(found.flatten(0, 1).float(), *batch.pool, batch.sorts.numel()).reshape(*batch.sorts.shape, WIDTH)
        mentions = network.look_again(first, batch.sorts, batch.links, found, (missing, padding)).flatten(0, 1).float()
        figures = mentions[batch.figures]
        classes, flags = network.judge_figures(figures)
        duty, name, away, sort = batch.pairs
        paired = network.judge_pairs(figures[batch.is_duty][duty], mentions[name], away, sort).float()
    flags, right, worth = flags.float(), batch.right, batch.worth[batch.is_duty]
    lost = (_missed(flags[:, 0], batch.is_duty) * batch.worth).sum()
    flags = flags[batch.is_duty]
    for question in CLASSES:
        wanted = torch.tensor([RIGHT[question][one[question]] for one in right], dtype=torch.long)
        lost = lost + (functional.cross_entropy(classes[question][batch.is_duty].float(), wanted, reduction="none") * worth).sum()
    lost = lost + (_of_imposers(paired[:, 0], batch, flags[:, 1:3]) * worth).sum()
    for question, column in (("targets", 1), ("products", 2)):
        if batch.joined[question]:
            keys, scores = _joined(paired[:, column], batch.joined[question])
            weighed = worth[torch.tensor([k for k, _ in keys])]
            lost = lost + (_missed(scores, torch.tensor([name_id in right[k][question] for k, name_id in keys])) * weighed).sum()
    whole = torch.tensor([[WORLD in one["targets"], ALL_GOODS in one["products"], not one["products"]] for one in right])
    return (lost + (_missed(flags[:, 3:], whole.reshape(-1, 3)).sum(1) * worth).sum()) / batch.worth.sum()


def _missed(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(scores, wanted.float(), reduction="none")


def _averaged(found: Tensor, whose: Tensor, pieces: Tensor, many: int) -> Tensor:
    """The means of the pieces of each of `many` mentions; zeros for those that are padding."""
    sums = torch.zeros(many, WIDTH).index_add(0, whose, found[pieces])
    return sums / torch.bincount(whose, minlength=many).clamp(min=1)[:, None]


def _joined(scores: Tensor, pairs: dict[tuple[int, str], list[int]]) -> tuple[list[tuple[int, str]], Tensor]:
    """The scores of all names of the same country or goods as one, for each duty."""
    numbers = torch.tensor([number for found in pairs.values() for number in found])
    group = torch.tensor([k for k, found in enumerate(pairs.values()) for _ in found])
    return list(pairs), _log_sums(scores[numbers], group, len(pairs))


def _log_sums(scores: Tensor, group: Tensor, many: int) -> Tensor:
    """The logarithms of sums of what the scores are logarithms of, by group."""
    most = torch.full((many,), -1e9).scatter_reduce(0, group, scores.detach(), "amax")
    return most + torch.log(torch.zeros(many).index_add(0, group, torch.exp(scores - most[group])))


def _of_imposers(scores: Tensor, batch: Batch, others: Tensor) -> Tensor:
    """How unlikely the right levier is, for each duty: among the countries named, and `others` (R x 2), nobody and one not named."""
    many = len(batch.right)
    keys, joined = _joined(scores, batch.joined["imposer"]) if batch.joined["imposer"] else ([], scores[:0])
    every = torch.arange(many)
    rate = torch.cat([torch.tensor([k for k, _ in keys], dtype=torch.long), every, every])
    options = torch.cat([joined, others[:, 0], others[:, 1]])
    place = {key: k for k, key in enumerate(keys)}
    wanted = []
    for k, one in enumerate(batch.right):
        levied_by = one["imposer"]
        otherwise = len(keys) + (k if levied_by is None else many + k)
        wanted.append(place.get((k, levied_by), otherwise) if levied_by is not None else otherwise)
    return _log_sums(options, rate, many) - options[torch.tensor(wanted, dtype=torch.long)]


def learn(network: Network, plan: Sequence[Sequence[Exercise]], disguise: Disguise, step: float, head_step: float) -> Network:
    """`network` when it has learned from the batches of `plan`, one after the other and each in `disguise`; tells on the error stream how
    far it is."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    heads = [weight for name, weight in network.train().named_parameters() if name.startswith(_HEADS)]
    others = [weight for name, weight in network.named_parameters() if not name.startswith(_HEADS)]
    steps = torch.optim.AdamW([{"params": others, "lr": step}, {"params": heads, "lr": head_step}], weight_decay=DECAY, fused=True)
    slope = torch.optim.lr_scheduler.LambdaLR(steps, lambda done: min(1, (done + 1) / (WARMUP * len(plan))) * (1 - done / len(plan)))
    began, lost = time.monotonic(), 0.0
    for done, batch in enumerate(plan, 1):
        steps.zero_grad()
        loss = loss_of(network, put_together([disguise.on(one, chance) for one in batch]))
        loss.backward()
        clip_grad_norm_(network.parameters(), 1.0)
        steps.step()
        slope.step()
        lost += loss.item()
        if done % 100 == 0 or done == len(plan):
            print(f"{done}/{len(plan)} loss {lost / (done % 100 or 100):.3f} {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
            lost = 0.0
    return network


def learn_anew(given: Sequence[Exercise], base: Path, epochs: int) -> Network:
    """A network that has learned from all of `given` `epochs` times, begun with the weights in the folder `base`."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    plan = [batch for _ in range(epochs) for batch in batched(given, chance)]
    return learn(begin(base), plan, Disguise(given), STEP, HEAD_STEP)


def learn_further(encoder: Path, known: Sequence[Exercise], new: Sequence[Exercise]) -> Network:
    """The network in the file `encoder`, which has learned from `known`, when it has learned from `new` as well: the mean of its weights
    before and after, which reads unseen texts better than either: of 886 rates in 48 articles all fields were right in 67.8% before, 67.4%
    after and 69.2% by the mean."""
    chance = random.Random(SEED)
    again = list(known)
    chance.shuffle(again)
    plan = batched([*list(new) * TIMES_NEW, *again[: KNOWN_BESIDE * len(new)]], chance)
    learned = learn(read_encoder(encoder), plan, Disguise([*known, *new]), STEP, HEAD_STEP_FURTHER).state_dict()
    network = read_encoder(encoder)
    network.load_state_dict({name: (weight + learned[name]) / 2 for name, weight in network.state_dict().items()})
    return network


_HEADS = ("told", "kinds", "rounds", "figure_", "name_", "distances", "sorts", "paired", "alone", "classes", "flags")
"""How the names of the weights of rounds and heads begin; those of the encoder change in smaller steps."""


def think(lessons: Sequence[Lesson], network: Network) -> Opinions:
    """What `network` thinks of the figures of `lessons`, as it would think when shipped."""
    with TemporaryDirectory() as to:
        write(network, exercises(lessons), Path(to))
        return opinions_of(lessons, Path(to) / FILE)


def opinions_of(lessons: Sequence[Lesson], path: Path) -> Opinions:
    """What the encoder in the file at `path` thinks of the figures of `lessons`."""
    encoder = Encoder(path)
    return {one.name: encoder.impressions(one.article, plans_of(one), one.figures, set(one.figures)) for one in lessons}


def write(network: Network, given: Sequence[Exercise], to: Path) -> None:
    """Write `network` to the folder `to`, tried out on one of the stretches `given`."""
    write_encoder(network, inputs_of(max((one.stretch for one in given), key=lambda stretch: len(stretch.names))), to)


def further() -> None:
    """Let the encoder in `seeds/encoder` learn from the lessons that are new, those that there is no opinion of. What it thought of them
    before becomes the opinion of one that has not learned from them."""
    seeds = folder("seeds")
    path = seeds / "encoder" / FILE
    thought = read_opinions(seeds / "lessons" / OPINIONS)
    lessons = all_lessons()
    new = [lesson for lesson in lessons if not is_thought_of(lesson, thought)]
    if not new:
        raise SystemExit("There is no new lesson: the encoder has learned from all of them.")
    known = [lesson for lesson in lessons if is_thought_of(lesson, thought)]
    print(f"{len(new)} new lessons, {sum(len(lesson.gold) for lesson in new):,} rates", file=sys.stderr, flush=True)
    opinions = {lesson.name: thought[lesson.name] for lesson in known} | dict(opinions_of(new, path))
    given = exercises(new)
    write(learn_further(path, exercises(known), given), given, path.parent)
    write_opinions(opinions, seeds / "lessons" / OPINIONS)


def anew(base: Path) -> None:
    """Train the encoder anew and write it to `seeds/encoder`, and what encoders of half of the lessons think of the other half."""
    seeds = folder("seeds")
    # First of all: the lessons are cut into these pieces.
    (seeds / "encoder" / "pieces.txt").write_bytes((base / "vocab.txt").read_bytes())
    lessons = all_lessons()
    opinions: dict[str, Mapping[Place, Impression]] = {}
    for half in (0, 1):
        others = [lesson for lesson in lessons if half_of(lesson.name) != half]
        network = learn_anew(exercises(others), base, EPOCHS_OF_HALVES)
        opinions |= think([lesson for lesson in lessons if half_of(lesson.name) == half], network)
    given = exercises(lessons)
    write(learn_anew(given, base, EPOCHS), given, seeds / "encoder")
    write_opinions(opinions, seeds / "lessons" / OPINIONS)


def main() -> None:
    """Let the encoder learn from new lessons, or train it anew from a base model."""
    asked = ArgumentParser(description=main.__doc__)
    asked.add_argument("base", type=Path, nargs="?", help="folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2, to begin anew")
    base = asked.parse_args().base
    if base is None:
        further()
    else:
        anew(base)


if __name__ == "__main__":
    main()
