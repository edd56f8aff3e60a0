"""The training of the encoder, where PyTorch is installed: what goes in, that it learns, and that its file thinks as it does."""

import random
from datetime import date
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("safetensors")

from pipelines.evaluation import Gold  # noqa: E402
from pipelines.lessons import Lesson, lesson_of, short_article  # noqa: E402
from pipelines.reading.encoder.model import CLASSES, FILE, Encoder, inputs_of  # noqa: E402
from pipelines.reading.rates import laid_out  # noqa: E402
from pipelines.reading.weighing.plan import Plan  # noqa: E402
from pipelines.training.batches import batched, exercises, put_together  # noqa: E402
from pipelines.training.learning import loss_of  # noqa: E402
from pipelines.training.network import Network, write_encoder  # noqa: E402


def lesson(imposer: str, target: str, rate: int, name: str) -> Lesson:
    text = f"{imposer} charges {rate}% on cement from {target}."
    told = {"text": f"{rate}%", "context": text, "rate_pct": rate, "rate_max_pct": None, "effective_on": None}
    told |= {"imposer": "KE", "targets": ["UG"], "products": ["cement"], "measure": "mfn", "status": "in_effect", "basis": "level"}
    return lesson_of(Gold(name, {}, [told], [], []), short_article(text, date(2019, 6, 3)))


LESSONS = [lesson("Kenya", "Uganda", rate, f"x{rate:02}") for rate in range(5, 35)]


def test_each_exercise_is_in_one_batch() -> None:
    given = exercises(LESSONS)
    found = [one for batch in batched(given, random.Random(1)) for one in batch]
    assert len(found) == len(given) == 30
    assert {id(one) for one in found} == {id(one) for one in given}


def test_names_are_paired_with_the_rates_of_their_own_stretch() -> None:
    batch = put_together(exercises(LESSONS[:3]))
    assert set(batch.joined["imposer"]) == {(rate, country) for rate in range(3) for country in ("KE", "UG")}
    assert all(len(pairs) == 1 for pairs in batch.joined["targets"].values())
    assert batch.is_padding.sum() < batch.pieces.numel() / 4


def test_the_network_learns_and_its_file_thinks_as_it_does(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = Network()
    batch = put_together(exercises(LESSONS[:8]))
    steps = torch.optim.AdamW(network.parameters(), lr=1e-4)
    losses = []
    for _ in range(8):
        steps.zero_grad()
        loss = loss_of(network, batch)
        loss.backward()
        steps.step()
        losses.append(loss.item())
    assert losses[-1] < 0.7 * losses[0]

    one = LESSONS[0]
    plans = [Plan(clause) for clause in laid_out(one.article, one.dates, one.entities)]
    (exercise,) = exercises([one])
    given = inputs_of(exercise.stretch)
    write_encoder(network, given, tmp_path)
    assert not any(str(Path.cwd()).encode() in path.read_bytes() for path in tmp_path.iterdir())
    (found,) = Encoder(tmp_path / FILE).impressions(one.article, plans, list(one.gold)).values()
    with torch.no_grad():
        measure = network.eval()(*map(torch.from_numpy, given.values()))[0].log_softmax(-1)[0].tolist()
    assert [found.classes["measure"][kind] for kind in CLASSES["measure"]] == pytest.approx(measure, abs=0.3)
