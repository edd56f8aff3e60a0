"""Near-copies: what is one story printed again, what only looks like it, and which of them is the original. All texts are made up."""

import json
import random
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines import storage
from pipelines.storage import copies
from pipelines.storage.copies import SIGNATURE_SIZE, Wording, find_copies, running_text

STORY = """OSTHAVEN, June 3 (Meridian) - The United States will charge a 30% tariff on ceramic tiles from Arvonia from July 1, the White \
House said on Tuesday, in a step that the kilns of the small republic had feared for months.

President Donald Trump signed the order after talks in Geneva broke up without a result. "They have sold us tiles below cost for twenty \
years, and nobody in this town ever lifted a finger," he told reporters on the lawn, adding that the rate could still rise to 45%.

Arvonia ships tiles worth $1.8 billion a year to American builders' merchants, about two thirds of what it exports. Its trade minister, \
Lena Korvath, called the decision a heavy blow and said her government would answer in kind "with care, but without fear".

The order follows an inquiry of eight months by the Commerce Department, which found in April that the makers had been helped by cheap gas \
and by loans from the state bank on terms that no private lender would have granted. Exporters deny this. They say that their furnaces are \
simply newer than those of their rivals in Ohio and Tennessee, and that a duty of 12% laid on them in 2019 had changed nothing.

Importers warned that prices would climb before the end of the summer. A merchant in Baltimore said he had ordered four months' worth of \
stock in May and would not order again until he knew what the next container would cost. Unions of the American makers welcomed the step.

Shares of Korvath & Sons, the largest of the exporters, fell 9.4% in Osthaven, while the stock of its rival in Cleveland rose 6.1%. \
Analysts at Brandt Securities cut their forecast for the republic's growth this year from 2.7% to 1.9%."""
"""A report of an agency, of the usual length."""

OTHER = """The council of Brackwater has voted to close the swimming baths in Mill Lane for two winters. Repairs of the roof will cost \
more than the town can pay before a grant arrives, the treasurer said, and the water has to be heated whether anybody swims or not. \
Parents of the swimming club had gathered four thousand names against the plan. They want the council to sell the car park instead."""


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.]) |\n\n", text)


def reworded(text: str, every: int) -> str:
    """`text` with one in `every` of its small words replaced by another."""
    words = text.split(" ")
    for n in range(every - 1, len(words), every):
        small = next((m for m in range(n, max(n - every, -1), -1) if words[m].isalpha() and words[m].islower()), None)
        if small is not None:
            words[small] = "notably"
    return " ".join(words)


def made_up(seed: int) -> str:
    """An article of words drawn by chance, with figures and names."""
    draw = random.Random(seed)
    letters = [draw.choice("bdfgklmnprst") + draw.choice("aeiou") for _ in range(60)]
    lexicon = ["".join(draw.sample(letters, draw.randint(1, 4))) for _ in range(400)]
    lines = []
    for _ in range(18):
        words = draw.choices(lexicon, k=draw.randint(10, 24))
        words[draw.randrange(1, 9)] = str(draw.randint(2, 900))
        words[draw.randrange(1, 9)] = draw.choice(lexicon).title()
        lines.append(" ".join(words).capitalize() + ".")
    return "\n\n".join(" ".join(lines[n : n + 3]) for n in range(0, 18, 3))


TYPEWRITTEN = STORY.replace("%", " per cent").replace(" - ", " — ", 1).replace("'", "’").replace(' "', " “").replace('"', "”")
HOUSE = (
    "\n\nThe harbour of Westry, where most of the tiles are landed, expects to lose about a tenth of its trade, its director told this"
    " paper. He has asked the port's bank for patience until the autumn."
)


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(TYPEWRITTEN, id="other quotation marks, dashes and percent signs"),
        pytest.param(STORY.replace("\n\n", " "), id="paragraphs run together"),
        pytest.param(STORY.split("- ", 1)[1], id="no dateline"),
        pytest.param(STORY.replace("OSTHAVEN, June 3 (Meridian) -", "Osthaven (Our own report) —"), id="another dateline"),
        pytest.param("\n\n".join(STORY.split("\n\n")[:3]), id="half of it cut away"),
        pytest.param("\n\n".join(STORY.split("\n\n")[:2]), id="two thirds of it cut away"),
        pytest.param(reworded(STORY, 25), id="one word in 25 changed"),
        pytest.param(STORY + HOUSE, id="a paragraph of the house"),
        pytest.param(reworded("\n\n".join(STORY.split("\n\n")[:4]), 30) + HOUSE, id="cut, reworded and a paragraph of the house"),
        pytest.param(STORY.replace("on Tuesday", "on June 3").replace("in May", "last month"), id="days named otherwise"),
        pytest.param(STORY.replace("9.4%", "9.5%"), id="one figure put right"),
    ],
)
def test_a_story_printed_again_is_a_copy(copy: str) -> None:
    assert Wording(copy).copies(Wording(STORY))


SPEECH = (
    ' "We were told that the tiles were only tiles, and that a nation cannot be bled by its own kitchens. I say to you tonight that we'
    " have counted every crate that came over the quay, and we have counted every shutter that came down in the towns behind it. There will"
    " be a price on each of them, and the price will be paid by those who set out to ruin us. No clerk and no court will talk me out of it,"
    ' for I have seen the cold furnaces with my own eyes." '
)
REPORT_1 = "At the harbour of Westry the president spoke for an hour before a crowd of dockers." + SPEECH + "Few of them clapped."
REPORT_2 = "Old friends of the republic winced when the speech turned to trade." + SPEECH + "Envoys of three countries left the hall early."
MARKETS = (
    "Shares in Osthaven closed {up} on Monday. The index of the thirty largest companies {moved} {a}% to {b} points. Makers of tiles"
    " led the day, with Korvath & Sons at {c} crowns, while banks stood still. The crown was dealt at {d} to the dollar after {e} on the"
    " day before. The yield of the ten-year bond was {f}%. Oil from the northern fields cost {g} dollars a barrel, and gas for delivery"
    " next month {h} crowns. Dealers spoke of a calm day without news. Tomorrow the bureau of statistics publishes prices of producers"
    " for last month."
)


def markets(up: str, moved: str, *figures: float) -> str:
    return MARKETS.format(up=up, moved=moved, **dict(zip("abcdefgh", figures, strict=True)))


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        pytest.param(REPORT_2, REPORT_1, id="both quote the same speech"),
        pytest.param(
            markets("higher", "rose", 0.7, 8120, 41.5, 7.21, 7.25, 3.9, 71, 18.2),
            markets("higher", "rose", 0.4, 8064, 40.9, 7.25, 7.3, 3.8, 70, 17.9),
            id="the market report of the next day",
        ),
        pytest.param(
            STORY.replace("Arvonia", "Belmark").replace("30%", "35%").replace("Korvath", "Stannis").replace("Osthaven", "Port Royce"),
            STORY,
            id="the same order for another country",
        ),
        pytest.param("\n\n".join([OTHER, *STORY.split("\n\n")[:1]]), STORY, id="one paragraph taken over"),
        pytest.param(STORY + "\n\n" + made_up(1), STORY, id="the story inside a much longer text"),
        pytest.param(reworded(STORY, 5), STORY, id="retold in other words"),
        pytest.param(OTHER, STORY, id="another story"),
    ],
)
def test_what_only_shares_words_is_no_copy(later: str, earlier: str) -> None:
    assert not Wording(later).copies(Wording(earlier))


def test_a_short_text_is_a_copy_only_word_for_word() -> None:
    alert = "Arvonia: US to charge 30% on tiles from July 1, White House says."
    assert Wording(alert.upper()).copies(Wording(alert))
    assert not Wording(alert.replace("30", "35")).copies(Wording(alert))
    assert not Wording(alert.replace("says", "said")).copies(Wording(alert))


def test_headline_standfirst_and_captions_are_left_out_but_of_short_texts() -> None:
    body = [("paragraph", paragraph) for paragraph in STORY.split("\n\n")]
    heads = [("headline", "Kilns go cold"), ("standfirst", "A blow for Arvonia"), ("caption", "A furnace in Osthaven")]
    assert running_text([*heads, *body]) == running_text(body)
    stub = [("paragraph", "Subscribe to read on.")]
    assert Wording(running_text([*heads, *stub])).key() != Wording(running_text([("headline", "Rain in Brackwater"), *stub])).key()


def test_a_text_without_words_has_no_signature() -> None:
    assert Wording("... !!!").signature() is None
    assert len(Wording("word").signature() or []) == SIGNATURE_SIZE


# --- among many ---


def frame(texts: Mapping[str, str], days: Mapping[str, date | None] | None = None) -> pl.DataFrame:
    """The articles `texts` (id -> text), in this order."""
    rows = []
    for name, text in texts.items():
        wording = Wording(text)
        day = (days or {}).get(name, date(2025, 6, 3))
        rows.append((name, "txt", day, wording.key(), wording.signature(), len(wording.shingles)))
    columns = ("article_id", "source_format", "day", "words_key", "signature", "shingle_count")
    dtypes = (pl.String, pl.String, pl.Date, pl.String, pl.Array(pl.UInt32, SIGNATURE_SIZE), pl.Int64)
    return pl.DataFrame(rows, schema=dict(zip(columns, dtypes, strict=True)), orient="row")


class Shelf:
    """Texts by id, and which of them were asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts, self.read = texts, list[str]()

    def __call__(self, articles: Sequence[str]) -> dict[str, str]:
        self.read += articles
        return {article: self.texts[article] for article in articles}


def found(texts: Mapping[str, str], days: Mapping[str, date | None] | None = None) -> dict[str, str]:
    return dict(find_copies(frame(texts, days), Shelf(texts), {}).iter_rows())


def test_every_copy_points_to_the_original_and_no_copy_to_a_copy() -> None:
    first = reworded(STORY, 30)
    texts = {"a": STORY, "b": first, "c": OTHER, "d": first + HOUSE, "e": STORY + HOUSE, "f": OTHER}
    assert found(texts) == {"b": "a", "d": "a", "e": "a", "f": "c"}


def test_a_fuller_text_that_comes_later_is_no_copy() -> None:
    short = "\n\n".join(STORY.split("\n\n")[:2])
    assert found({"a": short, "b": STORY}) == {}
    assert found({"b": STORY, "a": short}) == {"a": "b"}


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        pytest.param(date(2025, 6, 17), STORY + HOUSE, {"b": "a"}, id="within a fortnight"),
        pytest.param(date(2025, 6, 18), STORY + HOUSE, {}, id="later in other words"),
        pytest.param(date(2025, 9, 1), STORY, {"b": "a"}, id="later in the same words"),
        pytest.param(None, STORY + HOUSE, {"b": "a"}, id="of unknown day"),
    ],
)
def test_a_copy_appears_within_days(day: date | None, text: str, expected: dict[str, str]) -> None:
    assert found({"a": STORY, "b": text}, {"b": day}) == expected


def test_copies_are_found_among_many_and_nothing_else_is() -> None:
    originals = {f"original-{n:03}": made_up(n) for n in range(120)}
    kinds = [
        lambda text: text,
        lambda text: reworded(text, 25),
        lambda text: "\n\n".join(text.split("\n\n")[:3]),
        lambda text: reworded("\n\n".join(text.split("\n\n")[:4]), 30),
        lambda text: text + HOUSE,
    ]
    expected = {f"copy-{n:03}": f"original-{n:03}" for n in range(100)}
    texts = originals | {copy: kinds[n % 5](originals[original]) for n, (copy, original) in enumerate(expected.items())}
    assert found(texts) == expected


def test_the_result_does_not_hang_on_how_many_texts_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {f"{n}": made_up(n) for n in range(12)} | {f"copy of {n}": made_up(n) + HOUSE for n in range(12)}
    before = found(texts)
    assert len(before) == 12
    for limit in ("_PAIRS_AT_ONCE", "_TEXTS_AT_ONCE", "_WORDINGS_HELD"):
        monkeypatch.setattr(copies, limit, 2)
    assert found(texts) == before


def test_a_large_family_is_found_whole() -> None:
    texts = {f"{n:03}": STORY.replace("four thousand", str(n)) + HOUSE * (n % 2) for n in range(60)}
    assert found(texts) == dict.fromkeys(list(texts)[1:], "000")


def test_what_was_judged_is_not_read_again() -> None:
    texts = {"a": STORY, "b": STORY + HOUSE, "c": "\n\n".join(STORY.split("\n\n")[:3]), "d": STORY}
    judged: dict[str, bool] = {}
    first = find_copies(frame(texts), Shelf(texts), judged)
    assert judged == {"b.txt a.txt": True, "c.txt a.txt": True}
    shelf = Shelf(texts)
    assert find_copies(frame(texts), shelf, judged).equals(first)
    assert shelf.read == []
    find_copies(frame({"a": STORY}), shelf, judged)
    assert judged == {}


# --- in a build ---


def articles(root: Path, files: Mapping[str, str]) -> dict[str, str | None]:
    """The files of a build of core.articles -> the file of the article that each is a copy of."""
    folder = root / "articles"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    with storage.open_run(f"run-{len(files)}", folder, root / "warehouse", "f1", lambda message: None) as run:
        storage.fill_core(run, storage.Memory(run.layout, run.fingerprint), lambda progress: None)
        rows = storage.scan(sorted(run.dataset("core.articles").glob("*.parquet"))).collect()
    paths = dict(rows.select("article_id", "source_path").iter_rows())
    return {paths[article]: paths.get(original) for article, original in rows.select("article_id", "duplicate_of").iter_rows()}


def as_json(text: str, headline: str, published: str | None) -> str:
    return json.dumps({"headline": headline, "text": text} | ({"published_at": published} if published else {}))


BODY = STORY.split("- ", 1)[1]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                "a.json": as_json(BODY, "Kilns brace for the worst", "2025-06-04"),
                "b.json": as_json(BODY, "US slaps 30% duty on Arvonian tiles", "2025-06-03"),
            },
            {"a.json": "b.json", "b.json": None},
            id="the first published, under another headline",
        ),
        pytest.param(
            {"a.json": as_json(BODY, "Tiles", "2025-06-03"), "b.json": as_json(BODY, "Kilns", "2025-06-03")},
            {"a.json": None, "b.json": "a.json"},
            id="of one day and length, the first by place",
        ),
        pytest.param(
            {"a.json": as_json("\n\n".join(BODY.split("\n\n")[:3]), "Tiles", "2025-06-03"), "b.json": as_json(BODY, "Kilns", "2025-06-03")},
            {"a.json": "b.json", "b.json": None},
            id="of one day, the fullest",
        ),
        pytest.param(
            {"a.json": as_json(BODY, "Tiles", None), "b.json": as_json(BODY, "Kilns", "2025-07-03")},
            {"a.json": "b.json", "b.json": None},
            id="a known day before an unknown one",
        ),
        pytest.param(
            {"a.json": as_json(BODY, "Tiles", "2025-06-03"), "b.json": as_json(OTHER, "Baths", "2025-06-03")},
            {"a.json": None, "b.json": None},
            id="two stories",
        ),
    ],
)
def test_the_original_is_the_first_published(tmp_path: Path, files: dict[str, str], expected: dict[str, str | None]) -> None:
    if "2025" not in files["a.json"]:
        # A day that the text itself names must not date it.
        files = {name: content.replace("June 3", "that day").replace("July 1", "that month") for name, content in files.items()}
    assert articles(tmp_path, files) == expected


def test_a_new_copy_joins_the_remembered(tmp_path: Path) -> None:
    first = {
        "a.json": as_json(BODY, "Tiles", "2025-06-03"),
        "b.json": as_json(BODY + HOUSE, "Kilns", "2025-06-04"),
        "c.json": as_json(OTHER, "Baths", "2025-06-04"),
    }
    last = {"d.json": as_json("\n\n".join(BODY.split("\n\n")[:4]), "Duties", "2025-06-05")}
    assert articles(tmp_path / "warm", first) == {"a.json": None, "b.json": "a.json", "c.json": None}
    incremental = articles(tmp_path / "warm", first | last)
    assert incremental == {"a.json": None, "b.json": "a.json", "c.json": None, "d.json": "a.json"}
    assert articles(tmp_path / "cold", first | last) == incremental
