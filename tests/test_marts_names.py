"""The marts about names: how much is written about a country, who and what is named together, how persons are spelled."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from warehouse_sample import FACTS, Sample, release

from pipelines import warehouse


def ask(database: Path, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(database), read_only=True) as con:
        return con.execute(sql, list(parameters)).fetchall()


def built(folder: Path, made: Sample) -> Path:
    return release(folder, made) / warehouse.DATABASE


def name(made: Sample, article_id: str, *countries: str) -> None:
    names = {"Japan": "COUNTRY:JP", "Washington": "COUNTRY:US", "Brussels": "COUNTRY:EU", "steel": "PRODUCT:steel"}
    for country in countries:
        made.entity(article_id, country, names[country], country)


def coverage(made: Sample, folder: Path, columns: str) -> dict[str, tuple[Any, ...]]:
    return {country: tuple(row) for country, *row in ask(built(folder, made), f"select country, {columns} from mart.coverage_by_country")}


def test_articles_stories_and_publishers_of_a_country(tmp_path: Path) -> None:
    made = Sample()
    first = made.article("a.txt", ("headline", ["Japan waits for Brussels"]), published_on=date(2025, 5, 1))
    copied = {"duplicate_of": first, "publisher": "The Echo"}
    copy = made.article("b.txt", ("headline", ["Japan waits for it"]), published_on=date(2025, 5, 2), **copied)
    last = made.article("c.txt", ("headline", ["Japan, oh Japan"]), published_on=date(2025, 5, 9))
    made.article("d.txt", ("headline", ["A tariff"]), publisher=None)
    made.article("e.txt", ("headline", ["Rain"]), is_about_tariffs=False)
    name(made, first, "Japan", "Brussels")
    name(made, copy, "Japan")
    name(made, last, "Japan")
    columns = """country_name, article_count, tariff_article_count, tariff_article_share_pct, story_count, publisher_count,
        first_published_on, last_published_on"""
    assert coverage(made, tmp_path, columns) == {
        "JP": ("Japan", 3, 3, 75.0, 2, 2, date(2025, 5, 1), date(2025, 5, 9)),
        "EU": ("European Union", 1, 1, 25.0, 1, 1, date(2025, 5, 1), date(2025, 5, 1)),
    }


def test_claims_count_for_those_they_name_even_where_the_text_does_not(tmp_path: Path) -> None:
    made = Sample()
    article = made.article("a.txt", ("headline", ["A 25% duty, then 10% and 5% on Japan"]), published_on=None, published_precision=None)
    made.rate(article, "25%", imposer="US", targets=["EU", "JP"], products=["cars", "steel"])
    made.rate(article, "10%", imposer="US", targets=["WORLD"], products=[])
    made.rate(article, "5%", imposer=None, targets=[], products=[])
    name(made, article, "Japan")
    columns = "article_count, mention_count, imposer_claim_count, target_claim_count, first_published_on"
    assert coverage(made, tmp_path, columns) == {"US": (1, 0, 5, 0, None), "EU": (1, 0, 0, 2, None), "JP": (1, 1, 0, 2, None)}


def test_superseded_articles_count_nowhere(tmp_path: Path) -> None:
    made, page = Sample(), "https://bugle.example/page"
    old = made.article("1.txt", ("headline", ["Japan and steel, says Ms Ito"]), url=page, published_on=date(2025, 5, 1))
    made.article("2.txt", ("headline", ["Nothing more"]), url=page, published_on=date(2025, 5, 2))
    name(made, old, "Japan", "steel")
    made.entity(old, "Ito", "PERSON:ito", "Ito")
    made.rate(made.article("3.txt", ("headline", ["A 25% duty"])), "25%", targets=[], imposer=None)
    database = built(tmp_path, made)
    assert [ask(database, f"select count(*) from mart.{mart}") for mart in ("coverage_by_country", "co_mentions", "people")] == [[(0,)]] * 3


def test_pairs_share_a_sentence_or_two_articles(tmp_path: Path) -> None:
    made = Sample()
    first = made.article("a.txt", ("headline", ["Japan and Brussels"]), ("paragraph", ["Japan asks Brussels.", "On steel no word."]))
    second = made.article("b.txt", ("headline", ["Japan"]), ("paragraph", ["Washington is silent."]), published_on=date(2025, 5, 1))
    third = made.article("c.txt", ("headline", ["Japan"]), ("paragraph", ["Washington is asked."]), published_on=date(2025, 5, 8))
    made.article("d.txt", ("headline", ["A tariff"]))
    name(made, first, "Japan", "Brussels", "steel")
    name(made, second, "Japan", "Washington")
    name(made, third, "Japan", "Washington")
    found = ask(
        built(tmp_path, made),
        """select first_entity_id, first_name, first_type, second_entity_id, second_name, second_type, article_count, sentence_count,
        first_article_count, second_article_count, lift, first_published_on, last_published_on from mart.co_mentions order by all""",
    )
    assert found == [
        ("COUNTRY:EU", "Brussels", "COUNTRY", "COUNTRY:JP", "Japan", "COUNTRY", 1, 1, 1, 3, 4 / 3, date(2025, 5, 4), date(2025, 5, 4)),
        ("COUNTRY:JP", "Japan", "COUNTRY", "COUNTRY:US", "Washington", "COUNTRY", 2, 0, 3, 2, 4 / 3, date(2025, 5, 1), date(2025, 5, 8)),
    ]


def test_a_pair_counts_once_in_a_sentence_and_not_in_near_copies(tmp_path: Path) -> None:
    made = Sample()
    first = made.article("a.txt", ("headline", ["Japan and steel and Japan."]))
    copy = made.article("b.txt", ("headline", ["Japan and steel and Japan!"]), duplicate_of=first)
    for article in (first, copy):
        name(made, article, "Japan", "steel")
        made.entity(article, "and Japan", "COUNTRY:JP", "Japan")
    found = ask(built(tmp_path, made), "select article_count, sentence_count, lift from mart.co_mentions")
    assert found == [(1, 1, 1.0)]


def test_named_with_finds_an_entity_on_either_side(tmp_path: Path) -> None:
    made = Sample()
    article = made.article("a.txt", ("headline", ["Brussels, Japan and steel"]), ("paragraph", ["Japan has steel."]))
    name(made, article, "Brussels", "Japan", "steel")
    made.entity(article, "Japan has", "COUNTRY:JP", "Japan")
    made.entity(article, "steel.", "PRODUCT:steel", "steel")
    database = built(tmp_path, made)
    for asked in ("Japan", "japan", "COUNTRY:JP"):
        found = ask(database, "select asked_name, entity_id, sentence_count from named_with(?)", asked)
        assert found == [("Japan", "PRODUCT:steel", 2), ("Japan", "COUNTRY:EU", 1)], asked


def spell(made: Sample, article_id: str, text: str, match: str, score: float, person: str = "PERSON:maros-sefcovic") -> None:
    made.entity(article_id, text, person, "Maroš Šefčovič" if person.endswith("sefcovic") else "Ann Ito")
    made.rows["core.entity_mentions"][-1] |= {"match": match, "score": score}


def test_every_spelling_of_a_person_and_how_it_was_resolved(tmp_path: Path) -> None:
    made = Sample()
    one = made.article("a.txt", ("headline", ["Sefcovic met Ann Ito"]), ("paragraph", ["Commissioner Šefčovič spoke."]))
    two = made.article("b.txt", ("headline", ["Sefcovic spoke of Mr Sefkovich"]), published_on=date(2025, 5, 1), publisher="The Echo")
    six = made.article("c.txt", ("headline", ["Sefcovic left"]), published_on=date(2025, 5, 8), duplicate_of=one)
    spell(made, one, "Sefcovic", "office", 0.95)
    spell(made, two, "Sefcovic", "coreference", 0.9)
    spell(made, six, "Sefcovic", "coreference", 0.8)
    spell(made, one, "Šefčovič", "exact", 1.0)
    spell(made, two, "Sefkovich", "misspelling", 0.7)
    spell(made, one, "Ito", "pattern", 0.6, "PERSON:ann-ito")
    made.rows["core.entities"][0] |= {"country": "EU", "description": "trade commissioner"}
    made.rows["core.entities"][1] |= {"is_in_vocabulary": False}
    database = built(tmp_path, made)
    counts = """select name, spelling, match, matches, mention_count, article_count, story_count, publisher_count, lowest_score,
        highest_score from mart.people order by name, spelling"""
    assert ask(database, counts) == [
        ("Ann Ito", "Ito", "pattern", ["pattern"], 1, 1, 1, 1, 0.6, 0.6),
        ("Maroš Šefčovič", "Sefcovic", "coreference", ["coreference", "office"], 3, 3, 2, 2, 0.8, 0.95),
        ("Maroš Šefčovič", "Sefkovich", "misspelling", ["misspelling"], 1, 1, 1, 1, 0.7, 0.7),
        ("Maroš Šefčovič", "Šefčovič", "exact", ["exact"], 1, 1, 1, 1, 1.0, 1.0),
    ]
    said = "select country, description, is_in_vocabulary, first_published_on, last_published_on from mart.people where spelling = ?"
    assert ask(database, said, "Sefcovic") == [("EU", "trade commissioner", True, date(2025, 5, 1), date(2025, 5, 8))]
    assert ask(database, said, "Ito") == [(None, None, False, date(2025, 5, 4), date(2025, 5, 4))]
    example = "select example_article_id, example_sentence from mart.people where spelling = ?"
    assert ask(database, example, "Sefcovic") == [(two, "Sefcovic spoke of Mr Sefkovich")]
    assert ask(database, example, "Šefčovič") == [(one, "Commissioner Šefčovič spoke.")]


def test_of_ways_that_are_as_frequent_the_first_in_the_alphabet_is_named(tmp_path: Path) -> None:
    made = Sample()
    article = made.article("a.txt", ("headline", ["Ito spoke"]), ("paragraph", ["Then Ito left."]))
    spell(made, article, "Ito", "office", 0.95, "PERSON:ann-ito")
    other = made.article("b.txt", ("headline", ["Ito spoke"]))
    spell(made, other, "Ito", "alias", 0.95, "PERSON:ann-ito")
    assert ask(built(tmp_path, made), "select match, example_article_id from mart.people") == [("alias", other)]


PARTS = [
    ("Maroš Šefčovič", "SEFCOVIC", True),
    ("Lee Jae-myung", "Lee Jae Myung", True),
    ("Ursula von der Leyen", "von der Leyen", True),
    ("Shigeru Ishiba", "Ishiba Shigeru", True),
    ("Howard Lutnick", "Lutnik", False),
    ("Lai Ching-te", "William Lai", False),
]


@pytest.fixture(scope="module")
def parts_of_names(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    made = Sample()
    for number, (full, spelling, _) in enumerate(PARTS):
        article = made.article(f"{number}.txt", ("headline", [f"{spelling} spoke"]))
        made.entity(article, spelling, f"PERSON:{number}", full)
    return dict(ask(built(tmp_path_factory.mktemp("parts"), made), "select spelling, is_part_of_name from mart.people"))


@pytest.mark.parametrize(("full", "spelling", "expected"), PARTS)
def test_is_part_of_name(parts_of_names: dict[str, bool], full: str, spelling: str, expected: bool) -> None:
    assert parts_of_names[spelling] is expected


def test_rows_do_not_depend_on_how_they_came_in(tmp_path: Path) -> None:
    found = []
    for folder, parts, backwards in (("a", 1, False), ("b", 3, True)):
        made = Sample()
        for path in ("a.txt", "b.txt", "c.txt"):
            article = made.article(path, ("headline", ["Ito asks Japan for steel"]))
            name(made, article, "Japan", "steel")
            spell(made, article, "Ito", "office" if path == "b.txt" else "alias", 0.9, "PERSON:ann-ito")
        room = warehouse.Aside(tmp_path / folder, "1")
        room.folder.mkdir(parents=True)
        warehouse.build(made.write(tmp_path / folder / "input", parts, backwards), room, FACTS)
        found.append([ask(room.database, f"from mart.{mart}") for mart in ("coverage_by_country", "co_mentions", "people")])
    assert found[0] == found[1]
