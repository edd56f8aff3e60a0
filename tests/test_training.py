"""The training of the encoder, where PyTorch is installed: what goes in, that it learns, and that its file thinks as it does."""

import random
from datetime import date
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")
pytest.importorskip("safetensors")

from pipelines.evaluation import Gold  # noqa: E402
from pipelines.lessons import Lesson, lesson_of, short_article  # noqa: E402
from pipelines.reading.encoder.model import CLASSES, FILE, Encoder, inputs_of  # noqa: E402
from pipelines.reading.encoder.pieces import BREAK, numbers  # noqa: E402
from pipelines.shipped import folder  # noqa: E402
from pipelines.training import learning  # noqa: E402
from pipelines.training.batches import batched, exercises, plans_of, put_together  # noqa: E402
from pipelines.training.disguise import Disguise, Exercise, hide  # noqa: E402
from pipelines.training.encoder_file import read_encoder, write_encoder  # noqa: E402
from pipelines.training.learning import learn, learn_further, loss_of, think  # noqa: E402
from pipelines.training.network import Network  # noqa: E402


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


def test_what_is_hidden_stands_where_it_stood() -> None:
    (one,) = exercises(LESSONS[:1])
    mask, end, chance = numbers()["[MASK]"], numbers()[BREAK], random.Random(1)
    tries = [hide(one, chance).stretch for _ in range(400)]
    assert any(found.numbers == one.stretch.numbers for found in tries)
    hidden = [sum(found.numbers[k] == mask for found in tries) for k in range(len(one))]
    assert all(found.numbers[k] in (mask, number) for found in tries for k, number in enumerate(one.stretch.numbers))
    assert {hidden[k] for k, number in enumerate(one.stretch.numbers) if number == end or k == 0} == {0}
    names = [k for k, mark in enumerate(one.stretch.marks) if mark]
    assert all(5 < hidden[k] < 60 for k in names)
    words = [k for k in range(1, len(one)) if k not in names and one.stretch.numbers[k] != end]
    assert all(15 < hidden[k] < 90 for k in words)
    assert all(found.marks == one.stretch.marks and found.figures == one.stretch.figures for found in tries)


def told(one: Exercise) -> str:
    known = {number: piece for piece, number in numbers().items()}
    return " ".join(known[number] for number in one.stretch.numbers).replace(" ##", "")


def in_disguise(one: Exercise, tries: int = 300) -> list[Exercise]:
    others = [lesson("Chad", "Peru", 4, "c"), lesson("Ghana", "Togo", 12, "g")]
    disguise, chance = Disguise(exercises([*LESSONS[:2], *others])), random.Random(2)
    return [disguise.on(one, chance) for _ in range(tries)]


def test_a_lesson_told_of_other_countries_says_who_levies_on_whom_there() -> None:
    (one,) = exercises(LESSONS[:1])
    tries = [found for found in in_disguise(one) if "[MASK]" not in told(found)]
    by_levier = {found.right[0]["imposer"] for found in tries if found.right[0]}
    assert {"KE", "TD", "PE", "GH"} <= by_levier
    called = {"KE": "kenya", "UG": "uganda", "TD": "chad", "PE": "peru", "GH": "ghana", "TG": "togo"}
    for found in tries:
        (right,) = found.right
        assert right is not None
        assert right["products"] == ("cement",)
        levier, (hit,) = right["imposer"], right["targets"]
        parties = [(name.id, name.sort) for name in found.stretch.names if name.sort != "goods"]
        assert parties == [(levier, "country"), (hit, "country")]
        before, _, behind = told(found).partition(" charges ")
        assert called[levier] in before
        assert called[hit] in behind


def test_adjectives_and_people_stand_where_they_stood() -> None:
    text = "The Mexicans raised the duty on Chilean steel to 15%. Mexico City would not say more."
    given = {"text": "15%", "context": text, "rate_pct": 15, "rate_max_pct": None, "effective_on": None}
    given |= {"imposer": "MX", "targets": ["CL"], "products": ["steel"], "measure": "mfn", "status": "in_effect", "basis": "level"}
    (one,) = exercises([lesson_of(Gold("m", {}, [given], [], []), short_article(text, date(2019, 6, 3)))])
    shown = {told(found) for found in in_disguise(one, 800)}
    assert any("the peruvians raised the duty on ugandan steel to 15 % . lima would" in text for text in shown)


def test_figures_told_twice_are_told_twice_in_disguise() -> None:
    text = "Kenya charges 25% on steel from Uganda. The 25% is new; it was 10%."
    (one,) = exercises([lesson_of(Gold("t", {}, [], [], []), short_article(text, date(2019, 6, 3)))])
    found = [[tuple(other.stretch.numbers[a:b]) for a, b in other.stretch.figures.values()] for other in in_disguise(one, 600)]
    whole = [figures for figures in found if len(figures) == 3 and not any(numbers()["[MASK]"] in figure for figure in figures)]
    assert len({figures[0] for figures in whole}) > 3
    assert all(first == second for first, second, _ in whole)


def test_a_part_of_a_lesson_keeps_what_is_right_of_its_figures() -> None:
    text = "Kenya charges 25% on steel from Uganda. " + "It was said that little else is known. " * 9 + "It charges 10% on rice from Chad."
    told_of = [
        {"text": rate, "context": context, "rate_pct": int(rate[:-1]), "rate_max_pct": None, "effective_on": None, "imposer": "KE"}
        | {"targets": [hit], "products": [goods], "measure": "mfn", "status": "in_effect", "basis": "level"}
        for rate, context, hit, goods in (("25%", "charges 25% on", "UG", "steel"), ("10%", "charges 10% on", "TD", "rice"))
    ]
    (one,) = exercises([lesson_of(Gold("p", {}, told_of, [], []), short_article(text, date(2019, 6, 3)))])
    rates = [[right and right["products"] for right in found.right] for found in in_disguise(one) if len(found) < len(one) - 40]
    assert [("rice",)] in rates
    assert [("steel",)] in rates


def test_figures_that_are_no_duties_are_learned_as_such_and_nothing_else_of_them() -> None:
    article = short_article("Kenya charges 25% on steel from Uganda. Its shares fell 3%.", date(2019, 6, 3))
    told = {"text": "25%", "context": "charges 25% on", "rate_pct": 25, "rate_max_pct": None, "effective_on": None}
    told |= {"imposer": "KE", "targets": ["UG"], "products": ["steel"], "measure": "mfn", "status": "in_effect", "basis": "level"}
    both = put_together(exercises([lesson_of(Gold("x", {}, [told], [], []), article)]))
    assert both.is_duty.tolist() == [True, False]
    assert len(both.right) == 1
    assert both.pairs[0].tolist() == [0] * len(both.pairs[0])
    none = put_together(exercises([lesson_of(Gold("y", {}, [], [], []), article)]))
    assert none.is_duty.tolist() == [False, False]
    torch.manual_seed(0)
    network = Network()
    for batch in (both, none):
        loss = loss_of(network, batch)
        assert torch.isfinite(loss)
        loss.backward()


def test_what_stands_beside_a_stretch_in_a_batch_does_not_touch_it() -> None:
    long = short_article("Kenya charges 25% on steel from Uganda, Ghana and Togo, and 10% on rice from Chad.", date(2019, 6, 3))
    told = {"text": "25%", "context": "charges 25% on", "rate_pct": 25, "rate_max_pct": None, "effective_on": None}
    told |= {"imposer": "KE", "targets": ["GH", "TG", "UG"], "products": ["steel"], "measure": "mfn"}
    told |= {"status": "in_effect", "basis": "level"}
    (first,), (second,) = exercises(LESSONS[:1]), exercises([lesson_of(Gold("x", {}, [told], [], []), long)])
    torch.manual_seed(0)
    network = Network().eval()
    for one in network.rounds:
        for last in (one.joined, one.heard, one.narrowed, one.links):
            torch.nn.init.normal_(last.weight, std=0.1)
    with torch.no_grad():
        apart = [loss_of(network, put_together([one])).item() for one in (first, second)]
        together = loss_of(network, put_together([first, second])).item()
    assert abs(apart[0] - apart[1]) > 0.05
    assert together == pytest.approx((apart[0] + 2 * apart[1]) / 3, abs=0.02)


def test_what_a_network_thinks_is_told_of_every_figure() -> None:
    torch.manual_seed(0)
    found = think(LESSONS[:2], Network())
    assert {name: list(told) for name, told in found.items()} == {one.name: one.figures for one in LESSONS[:2]}


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
    (exercise,) = exercises([one])
    given = inputs_of(exercise.stretch)
    write_encoder(network, given, tmp_path)
    assert not any(str(Path.cwd()).encode() in path.read_bytes() for path in tmp_path.iterdir())
    (found,) = Encoder(tmp_path / FILE).impressions(one.article, plans_of(one), one.figures, set(one.figures)).values()
    with torch.no_grad():
        measure = network.eval()(*map(torch.from_numpy, given.values()))[0].log_softmax(-1)[0].tolist()
    assert [found.classes["measure"][kind] for kind in CLASSES["measure"]] == pytest.approx(measure, abs=0.3)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(3)
    network = Network()
    for weight in network.parameters():
        torch.nn.init.normal_(weight, std=0.1)
    to = tmp_path_factory.mktemp("encoder")
    write_encoder(network, inputs_of(exercises(LESSONS[:1])[0].stretch), to)
    return to / FILE


def test_a_network_read_from_its_file_is_written_as_the_same_file(written: Path, tmp_path: Path) -> None:
    write_encoder(read_encoder(written), inputs_of(exercises(LESSONS[:1])[0].stretch), tmp_path)
    first, again = (onnx.load(path).graph for path in (written, tmp_path / FILE))
    before = {one.name: onnx.numpy_helper.to_array(one) for one in first.initializer}
    for one in again.initializer:
        weights = onnx.numpy_helper.to_array(one)
        # Rounding what was rounded may end one step away, where the scale has changed by its last bit.
        assert abs(weights.astype(float) - before[one.name]).max() <= (1 if weights.dtype == "uint8" else 1e-6)


def test_a_file_of_another_network_is_refused(tmp_path: Path) -> None:
    other = onnx.helper.make_graph([], "other", [], [], [onnx.numpy_helper.from_array(torch.zeros(3).numpy(), "whole")])
    onnx.save(onnx.helper.make_model(other), tmp_path / FILE)
    with pytest.raises(ValueError, match="another kind of network"):
        read_encoder(tmp_path / FILE)


@pytest.mark.parametrize("path", ["shipped", "written"])
def test_no_processor_adds_products_in_too_few_bits(path: str, written: Path) -> None:
    graph = onnx.load(written if path == "written" else folder("seeds") / "encoder" / FILE).graph
    kinds = {one.name: one.data_type for one in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMulInteger"]
    assert len(products) > 40
    assert {kinds[node.input[1]] for node in products} == {onnx.TensorProto.UINT8}


def test_an_encoder_that_learns_further_becomes_the_mean_of_before_and_after(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Network] = []
    monkeypatch.setattr(learning, "learn", lambda *given: seen.append(learn(*given)) or seen[-1])
    found = learn_further(written, exercises(LESSONS[4:]), exercises(LESSONS[:4])).state_dict()
    (after,), before = seen, read_encoder(written).state_dict()
    moved = 0
    for name, weight in after.state_dict().items():
        moved += bool((weight != before[name]).any())
        assert torch.allclose(found[name], (weight + before[name]) / 2)
    assert moved > len(before) / 2
