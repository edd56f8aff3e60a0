"""Full-text search: which sentences a query finds, in which order, and how they are shown."""

import math
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from warehouse_sample import FACTS, Sample, release

from pipelines import warehouse

SENTENCES = {
    "cars": "Tariffs on cars and trucks rose.",
    "car": "One car pays a tariff of 27.5 percent.",
    "firms": "Many companies pay 25% on steel.",
    "firm": "The company pays 25 per cent on aluminium.",
    "april": "Talks resume on April 25.",
    "visit": "The U.S. delegation met Maroš Šefčovič and Michał.",
    "envoy": "Japan’s envoy left with 1,500 pages.",
    "rice": "Rice stays duty-free.",
    "nobody": "Free of any duty is nobody.",
    "taxes": "Taxes on watches, tomatoes, shoes and movies.",
    "news": "The news is good.",
    "new": "A new order.",
    "kanji": "日本の関税は高い。",
    "hostile": "x'); drop table core.articles; -- <b>bold</b> \\1 100%",
}

FIRST = [
    ("steel copper", ["Steel and copper pay.", "Steel and others pay."], "more of the words"),
    ("iron tin", ["Tin pays.", "Iron pays.", "Iron waits."], "the rarer word"),
    ("zinc", ["Zinc pays.", "Zinc pays much more than anything else."], "the shorter sentence"),
    ("brass", ["Brass pays brass today.", "Brass pays lead today."], "the word more often"),
]
"""What is asked, and which sentences have something of it; the first is the best."""
LONG = {"alpha": (30, 10, False, False), "beta": (100, 100, True, True), "gamma": (0, 100, False, True), "delta": (100, 0, True, False)}
"""Words that stand in a long sentence: how many others stand before and after, and at which ends it is cut."""
FORMS = [
    ("tariffs", "tariff"),
    ("company", "company"),
    ("companies", "company"),
    ("duties", "duty"),
    ("surpluses", "surplus"),
    ("surplus", "surplus"),
    ("processes", "process"),
    ("warehouses", "warehouse"),
    ("prices", "price"),
    ("basis", "basis"),
    ("goods", "goods"),
    ("good", "good"),
    ("gas", "gas"),
    ("2000s", "2000s"),
    ("sept", "september"),
    ("tyres", "tire"),
]
NASTY = [
    "U.S.-Japan, U.S.A. and e.g. J.P. Morgan’s; plan B.It",
    "27.5%, 27.5 %, 27.5 per cent, 27.5-percent, 27.5\u00a0pct, ２５％ and 25 percentage points, 5 pc",
    "1,234,567.89 or 12,34 or 5.5bn or 27th or 1980s or 2025-05-04T12:00Z or F-150",
    "Straße, İstanbul, ﬁn, naïve, cafe\u0301, 5\u0338, \u0301, don't, l'acier, O’Neill's",
    "iPhone関税ガギは25％、관세를 내다；тарифы и т.д.",
    "🚢 ½ ① \t tab \u200b zero\u2011width \\d (?i) 'quoted' \"double\" %% . -",
]


@cache
def opened(database: Path) -> duckdb.DuckDBPyConnection:
    """Opened once: finding what is asked for takes less time than opening."""
    return duckdb.connect(str(database), read_only=True)


def ask(database: Path, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    return opened(database).execute(sql, list(parameters)).fetchall()


def built(folder: Path, made: Sample) -> Path:
    return release(folder, made) / warehouse.DATABASE


def texts(database: Path, words: str | None) -> list[str]:
    """The sentences that `search` finds, best first."""
    return [
        text
        for (text,) in ask(
            database,
            """select text from search(?) as hits inner join core.sentences using (article_id, sentence_no)
            order by score desc, published_on desc nulls last, article_id, sentence_no""",
            words,
        )
    ]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Sample()
    made.article("words.txt", ("paragraph", list(SENTENCES.values())))
    made.article("weather.txt", ("paragraph", ["Cars drive through rain."]), is_about_tariffs=False)
    page = "https://bugle.example/steel"
    made.article("1.txt", ("headline", ["An outdated sentence"]), url=page, published_on=date(2025, 5, 1))
    made.article("2.txt", ("headline", ["A silent edit"]), url=page, published_on=date(2025, 5, 2))
    return built(tmp_path_factory.mktemp("search"), made)


def long_sentence(word: str) -> str:
    before, after, *_ = LONG[word]
    return " ".join(["word"] * before + [word] + ["other"] * after)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of which each test asks for words that stand in its own alone."""
    made = Sample()
    first = made.article("a.jsonl", ("headline", ["Silver pays"]), url="https://bugle.example/1", source_line=3, source_format="jsonl")
    made.article("b.txt", ("headline", ["Silver pays"]), publisher=None, duplicate_of=first, published_on=None, published_precision=None)
    for words, sentences, _ in FIRST:
        made.article(words, ("paragraph", [*reversed(sentences), "Nobody knows.", "Who can say?", "Not we."]))
    for day in (2, 9, 5):
        made.article(f"{day}.txt", ("headline", ["Gold waits."]), published_on=date(2025, 5, day))
    made.article("u.txt", ("headline", ["Gold waits."]), published_on=None, published_precision=None, published_basis="none")
    made.article("many.txt", ("paragraph", [f"Nickel {n}." for n in range(1001)]))
    for word in LONG:
        made.article(word, ("paragraph", [long_sentence(word)]), title=None)
    made.article("long.txt", ("paragraph", ["and " * 50 + "x" * 300 + " more"]), title=None)
    made.article("forms.txt", ("paragraph", [f"{form} wait." for form, _ in FORMS]), title=None)
    made.article("nasty.txt", ("paragraph", NASTY), title=None)
    return built(tmp_path_factory.mktemp("shelf"), made)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("car", "cars car"),
        ("CARS", "cars car"),
        ("tariff", "cars car"),
        ("companies", "firms firm"),
        ("company", "firms firm"),
        ("orders", "new"),
        ("truck", "cars"),
        ("tax", "taxes"),
        ("watch", "taxes"),
        ("tomato", "taxes"),
        ("shoe", "taxes"),
        ("movie", "taxes"),
        ("news", "news"),
        ("new", "new"),
        ("25%", "firms firm"),
        ("25 percent", "firms firm"),
        ("25 pct", "firms firm"),
        ("25-per-cent", "firms firm april"),
        ("25", "firms firm april"),
        ("27.5", "car"),
        ("27.5%", "car"),
        ("27", ""),
        ("5", ""),
        ("1500", "envoy"),
        ("1,500", "envoy"),
        ("us", "visit"),
        ("U.S.", "visit"),
        ("sefcovic", "visit"),
        ("ŠEFČOVIČ", "visit"),
        ("Michal", "visit"),
        ("japan", "envoy"),
        ("Japan's", "envoy"),
        ("aluminum", "firm"),
        ("Apr", "april"),
        ("duty free", "rice nobody"),
        ('"duty free"', "rice"),
        ("“Duty-Free”", "rice"),
        ('"free of any duty"', "nobody"),
        ('"free any"', ""),
        ('"duty free" "rice stays"', "rice"),
        ('"duty free" "free of any"', ""),
        ('"pay 25"', "firms"),
        ("tariff -truck", "car"),
        ("tariff -trucks -car", ""),
        ('duty -"duty-free"', "nobody"),
        ("duty-free -rice", "nobody"),
        ("duty - free", "rice nobody"),
        ("-tariff", ""),
        ("関税", "kanji"),
        ("税関", "kanji"),
        ('"関税"', "kanji"),
        ('"税関"', ""),
        ("outdated", ""),
        ("edit", "silent"),
        ("rain", ""),
        ("", ""),
        (None, ""),
        ('"', ""),
        ('""', ""),
        ("- -- -", ""),
        ("%", ""),
        ("[(?*\\", ""),
        ("'; drop table core.sentences; --", "hostile"),
        ('"x\'); drop table"', "hostile"),
        ("a" * 100_000, ""),
    ],
)
def test_what_is_found(database: Path, words: str | None, expected: str) -> None:
    known = {**SENTENCES, "silent": "A silent edit"}
    assert sorted(texts(database, words)) == sorted(known[name] for name in expected.split())


def test_a_hit_leads_to_its_article(shelf: Path) -> None:
    [(first,)] = ask(shelf, "select article_id from core.articles where source_path = 'a.jsonl'")
    found = ask(
        shelf,
        "select sentence_no, snippet, publisher, published_on, title, url, source_path, source_line, duplicate_of from search('silver')",
    )
    assert found == [
        (0, ">>Silver<< pays", "The Bugle", date(2025, 5, 4), "Silver pays", "https://bugle.example/1", "a.jsonl", 3, None),
        (0, ">>Silver<< pays", None, None, "Silver pays", None, "b.txt", None, first),
    ]


def test_scores_are_bm25(tmp_path: Path) -> None:
    made = Sample()
    made.article("a.txt", ("paragraph", ["Steel steels itself today.", "Steel and copper.", "Copper.", "Nothing at all here."]))
    found = dict(ask(built(tmp_path, made), "select sentence_no, score from search('steel copper')"))

    def weight(count: int, length: int) -> float:
        frequency = math.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
        return frequency * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / 3))

    assert found == pytest.approx({0: weight(2, 4), 1: 2 * weight(1, 3), 2: weight(1, 1)}, abs=1e-4)


@pytest.mark.parametrize(("words", "sentences"), [pytest.param(words, sentences, id=what) for words, sentences, what in FIRST])
def test_what_comes_first(shelf: Path, words: str, sentences: list[str]) -> None:
    assert texts(shelf, words)[0] == sentences[0]


def test_equal_hits_come_newest_first(shelf: Path) -> None:
    found = [path for (path,) in ask(shelf, "select source_path from search('gold')")]
    assert found == ["9.txt", "5.txt", "2.txt", "u.txt"]


def test_at_most_a_thousand_come(shelf: Path) -> None:
    assert ask(shelf, "select count(*) from search('nickel')") == [(1000,)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("CAR tariffs", ">>Tariffs<< on >>cars<< and trucks rose."),
        ("27.5", "One car pays a tariff of >>27.5 percent<<."),
        ("us michal", "The >>U.S.<< delegation met Maroš Šefčovič and >>Michał<<."),
        ("japan 1500", ">>Japan’s<< envoy left with >>1,500<< pages."),
        ("new", "A >>new<< order."),
        ('"duty free"', "Rice stays >>duty<<->>free<<."),
        ("関", "日本の>>関<<税は高い。"),
        ("100 bold table", "x'); drop >>table<< core.articles; -- <b>>>bold<<</b> \\1 >>100%<<"),
    ],
)
def test_snippets_mark_what_was_found(database: Path, words: str, expected: str) -> None:
    assert ask(database, "select snippet from search(?) limit 1", words) == [(expected,)]


@pytest.mark.parametrize("word", LONG)
def test_long_sentences_are_cut_around_the_first_match(shelf: Path, word: str) -> None:
    [(snippet,)] = ask(shelf, "select snippet from search(?)", word)
    *_, cut_before, cut_after = LONG[word]
    assert (snippet.startswith("…"), snippet.endswith("…")) == (cut_before, cut_after)
    assert f">>{word}<<" in snippet
    assert snippet.strip("…").replace(">>", "").replace("<<", "") in long_sentence(word)
    assert len(snippet) <= 240 + len("…>><<…")


def test_a_match_longer_than_a_snippet_is_shown(shelf: Path) -> None:
    [(snippet,)] = ask(shelf, "select snippet from search(?)", "x" * 300)
    assert f">>{'x' * 300}<<" in snippet


@pytest.mark.parametrize(("form", "term"), FORMS)
def test_forms_are_found_under_their_term(shelf: Path, form: str, term: str) -> None:
    assert ask(shelf, "select term, document_count from mart.search_forms where form = ?", form) == [(term, 1)]


def test_what_is_asked_is_cut_as_sentences_are(shelf: Path) -> None:
    for number, sentence in enumerate(NASTY):
        asked = ask(shelf, "select form from forms_of(?) where form is not null order by piece_no", sentence)
        indexed = ask(
            shelf,
            """select form from mart.search_postings inner join mart.search_documents using (document_no)
            inner join core.articles using (article_id) where source_path = 'nasty.txt' and sentence_no = ?
            qualify row_number() over (partition by word_no order by len(form) desc) = 1 order by word_no""",
            number,
        )
        assert asked == indexed
        pieces = ask(shelf, "select piece from forms_of(?) order by piece_no", sentence)
        assert "".join(piece for (piece,) in pieces) == sentence


def test_the_forms_of_a_text(database: Path) -> None:
    found = ask(database, "select form from forms_of(?) where form is not null order by piece_no", NASTY[0])
    assert [form for (form,) in found] == ["us", "japan", "usa", "and", "eg", "jp", "morgan", "plan", "b", "it"]
    found = ask(database, "select form from forms_of(?) where form is not null order by piece_no", NASTY[1])
    assert [form for (form,) in found][:5] == ["27.5%"] * 5


def test_a_percentage_stands_under_its_number_too(database: Path) -> None:
    found = ask(
        database,
        """select form, word_no from mart.search_postings inner join mart.search_documents using (document_no)
        inner join core.sentences using (article_id, sentence_no) where text = ? order by word_no, form""",
        SENTENCES["firms"],
    )
    assert found == [("many", 1), ("companies", 2), ("pay", 3), ("25", 4), ("25%", 4), ("on", 5), ("steel", 6)]


def test_the_index_does_not_depend_on_how_rows_came_in(tmp_path: Path) -> None:
    found = []
    for name, spread in (("a", {"parts": 1}), ("b", {"parts": 3, "backwards": True})):
        made = Sample()
        for path in ("a.txt", "b.txt", "c.txt"):
            made.article(path, ("headline", ["Steel pays."]), ("paragraph", ["Cars pay 25%.", "Cars wait."]))
        room = warehouse.Aside(tmp_path / name, "1")
        room.folder.mkdir(parents=True)
        warehouse.build(made.write(tmp_path / name / "input", **spread), room, FACTS)
        found.append([ask(room.database, f"from mart.search_{part}") for part in ("postings", "documents", "forms", "terms")])
        found[-1].append(ask(room.database, "from search('cars pay')"))
    assert found[0] == found[1]
