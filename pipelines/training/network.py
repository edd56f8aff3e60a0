"""The network: six layers of a BERT encoder whose pieces know what they are part of; then the mentions, figures and names, look at each
other and at the text again; small heads for figures, and for them with names.

What goes in and out is said in `reading.encoder.model`. A mention is first the mean of its pieces.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from pipelines.reading.encoder.model import CLASSES, FIGURE, FLAGS, LINKS, PAIRED, STEPS
from pipelines.reading.encoder.pieces import numbers
from pipelines.reading.encoder.stretches import LONGEST, MARKS

WIDTH, HEADS, LAYERS = 384, 12, 6
"""Of MiniLM-L6."""
ROUNDS = 3
"""How often the mentions look again. They are few beside the pieces: close reading takes about a tenth longer for all of them."""
_INNER = 256
"""The width of the heads."""
_DROPPED = 0.1
_EPSILON = 1e-12
_ATTENTION = "com.microsoft::MultiHeadAttention"


class Layer(nn.Module):
    """Attention of all pieces to all, then two linear maps, each added to what came in."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.after_looking = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.widened = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrowed = nn.Linear(4 * WIDTH, WIDTH)
        self.after = nn.LayerNorm(WIDTH, eps=_EPSILON)

    def forward(self, found: Tensor, padding: Tensor | None) -> Tensor:
        """`found` (B x T x width), `padding` (B x T): 0, or far below where there is no piece; None where there is one everywhere."""
        seen = self._attended(self.looked(found), padding)
        found = self.after_looking(found + dropped(self.joined(seen), self.training))
        return self.after(found + dropped(self.narrowed(functional.gelu(self.widened(found))), self.training))

    def _attended(self, looked: Tensor, padding: Tensor | None) -> Tensor:
        if torch.compiler.is_exporting():
            # The same in one operation of ONNX Runtime, which takes up to a seventh off the whole.
            parts, more = looked.split(WIDTH, -1), {"num_heads": HEADS}
            return torch.onnx.ops.symbolic(_ATTENTION, parts, more, dtype=looked.dtype, shape=parts[0].shape, version=1)
        many, size, _ = looked.shape
        query, key, value = looked.reshape(many, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).flatten(1, 2).unbind(0)
        query = query * (1 / math.sqrt(WIDTH // HEADS))
        if padding is None:
            alike = query @ key.transpose(1, 2)
        else:
            # In one step with the product: the sums are as many as pairs of pieces.
            alike = torch.baddbmm(padding[:, None, None, :].expand(-1, HEADS, 1, -1).flatten(0, 1), query, key.transpose(1, 2))
        seen = torch.softmax(alike, -1, dtype=alike.dtype) @ value
        return seen.reshape(many, HEADS, size, WIDTH // HEADS).transpose(1, 2).reshape(many, size, WIDTH)


class Round(nn.Module):
    """Attention of all mentions to each other, then to the text, then two linear maps, each added to what came in. Before it has learned
    it adds nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.between, self.behind = (nn.LayerNorm(WIDTH) for _ in range(3))
        self.looked, self.joined = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.links = nn.Embedding(LINKS, HEADS)
        self.asked, self.heard = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widened, self.narrowed = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        nn.init.zeros_(self.links.weight)
        for last in (self.joined, self.heard, self.narrowed):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, mentions: Tensor, links: Tensor, text: tuple[Tensor, Tensor], padding: tuple[Tensor, Tensor]) -> Tensor:
        """`mentions` (B x M x width), `links` (B x M x M), keys and values of the `text` (B x T x width), and the `padding` of mentions
        (B x M) and text (B x T) as in `Layer`."""
        query, key, value = self.looked(self.before(mentions)).split(WIDTH, -1)
        known = self.links(links).permute(0, 3, 1, 2) + padding[0][:, None, None]
        mentions = mentions + dropped(self.joined(_seen(query, key, value, known)), self.training)
        heard = _seen(self.asked(self.between(mentions)), *text, padding[1][:, None, None])
        mentions = mentions + dropped(self.heard(heard), self.training)
        return mentions + dropped(self.narrowed(functional.gelu(self.widened(self.behind(mentions)))), self.training)


def _seen(query: Tensor, key: Tensor, value: Tensor, known: Tensor) -> Tensor:
    """What is seen of `value` (B x T x width) by each `query` (B x M x width); `known` is added to how alike it is to the `key`."""
    parts = [part.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2) for part in (query, key, value)]
    alike = parts[0] @ parts[1].transpose(2, 3) * (1 / math.sqrt(WIDTH // HEADS)) + known
    return (torch.softmax(alike, -1) @ parts[2]).transpose(1, 2).flatten(2)


class Network(nn.Module):
    """The encoder with its rounds and heads."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(len(numbers()), WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.whole = nn.Parameter(torch.zeros(WIDTH))
        self.before = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.marks = nn.Embedding(MARKS, WIDTH)
        nn.init.zeros_(self.marks.weight)
        self.told = nn.Linear(WIDTH, 2 * WIDTH)
        self.kinds = nn.Embedding(FIGURE + 1, WIDTH)
        nn.init.zeros_(self.kinds.weight)
        self.rounds = nn.ModuleList(Round() for _ in range(ROUNDS))
        self.figure_by_itself, self.figure_in_pair = nn.Linear(WIDTH, _INNER), nn.Linear(WIDTH, _INNER)
        self.name_by_itself, self.name_in_pair = nn.Linear(WIDTH, _INNER), nn.Linear(WIDTH, _INNER)
        self.distances, self.sorts = nn.Embedding(STEPS, _INNER), nn.Embedding(FIGURE + 1, _INNER)
        for table in (self.distances, self.sorts):
            nn.init.normal_(table.weight, std=0.1)
        self.paired = nn.Linear(_INNER, PAIRED)
        self.alone = nn.Sequential(nn.Linear(WIDTH, _INNER), nn.GELU(), nn.Dropout(_DROPPED))
        self.classes = nn.ModuleDict({question: nn.Linear(_INNER, len(classes)) for question, classes in CLASSES.items()})
        self.flags = nn.Linear(_INNER, FLAGS)

    def encode(self, pieces: Tensor, marks: Tensor, padding: Tensor | None) -> Tensor:
        """Each piece in its surroundings (B x T x width); `pieces` and `marks` are B x T."""
        found = self.pieces(pieces) + self.places.weight[: pieces.shape[1]] + self.whole + self.marks(marks)
        found = dropped(self.before(found), self.training)
        for layer in self.layers:
            found = layer(found, padding)
        return found

    def look_again(self, mentions: Tensor, sorts: Tensor, links: Tensor, found: Tensor, padding: tuple[Tensor, Tensor]) -> Tensor:
        """`mentions` (B x M x width) of the text `found` (B x T x width) after all rounds; `sorts` (B x M), `links` and `padding` as in
        `Round`."""
        key, value = self.told(found).split(WIDTH, -1)
        mentions = mentions + self.kinds(sorts)
        for one in self.rounds:
            mentions = one(mentions, links, (key, value), padding)
        return mentions

    def judge_figures(self, figures: Tensor) -> tuple[dict[str, Tensor], Tensor]:
        """The scores of each class by question, and the flags (F x `FLAGS`)."""
        alone = self.alone(figures)
        return {question: head(alone) for question, head in self.classes.items()}, self.flags(alone)

    def judge_pairs(self, figures: Tensor, names: Tensor, distances: Tensor, sorts: Tensor) -> Tensor:
        """The scores of figures with names (... x `PAIRED`): figures, names (... x width), distances and sorts stand side by side."""
        joint = self.figure_by_itself(figures) + self.name_by_itself(names) + self.figure_in_pair(figures) * self.name_in_pair(names)
        return self.paired(functional.gelu(joint + self.distances(distances) + self.sorts(sorts)))

    def forward(self, pieces: Tensor, marks: Tensor, mentions: Tensor, links: Tensor, sorts: Tensor, figures: Tensor) -> tuple[Tensor, ...]:
        """One stretch, as `reading.encoder.model.inputs_of` gives it: the scores of classes, flags and pairs of its figures; those of pairs
        (F x M x `PAIRED`) with all mentions, though only those with names mean anything."""
        found = self.encode(pieces[None], marks[None], None)
        nowhere = torch.zeros(1, 1)
        seen = self.look_again(mentions @ found, sorts[None], links[None], found, (nowhere, nowhere))[0]
        asked = seen[figures]
        classes, flags = self.judge_figures(asked)
        return *classes.values(), flags, self.judge_pairs(asked[:, None], seen[None], links[figures] % STEPS, sorts[None])


def dropped(found: Tensor, is_learning: bool) -> Tensor:
    """`found` with some of it left out while learning: the same of each row of a batch, which costs an eighth of drawing for each."""
    if not is_learning:
        return found
    kept = (torch.rand(found.shape[1:]) > _DROPPED).to(found.dtype) / (1 - _DROPPED)
    return found * kept


def begin(base: Path) -> Network:
    """A network with the weights of MiniLM-L6 in the folder `base` (`model.safetensors`, as sentence-transformers publishes it), and heads
    that know nothing."""
    given = load_file(base / "model.safetensors")
    network = Network()
    state = {
        "pieces.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"],
        "whole": given["embeddings.token_type_embeddings.weight"][0],
        **_both("before", given, "embeddings.LayerNorm"),
    }
    for k in range(LAYERS):
        old, new = f"encoder.layer.{k}", f"layers.{k}"
        state |= _both(f"{new}.looked", given, *(f"{old}.attention.self.{part}" for part in ("query", "key", "value")))
        state |= _both(f"{new}.joined", given, f"{old}.attention.output.dense")
        state |= _both(f"{new}.after_looking", given, f"{old}.attention.output.LayerNorm")
        state |= _both(f"{new}.widened", given, f"{old}.intermediate.dense")
        state |= _both(f"{new}.narrowed", given, f"{old}.output.dense")
        state |= _both(f"{new}.after", given, f"{old}.output.LayerNorm")
    left = network.load_state_dict(state, strict=False)
    if left.unexpected_keys:
        raise ValueError(f"{base} holds another kind of network: no room for {left.unexpected_keys[:3]}")
    return network


def _both(name: str, given: dict[str, Tensor], *old: str) -> dict[str, Tensor]:
    """Weight and bias of a part, joined from those of the `old` parts."""
    return {f"{name}.{kind}": torch.cat([given[f"{part}.{kind}"] for part in old]) for kind in ("weight", "bias")}
