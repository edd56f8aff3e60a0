"""A trained spaCy pipeline for names that the rules leave: found or explained, filling only what is free, off unless named."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from pipelines import cli, definitions, warehouse
from pipelines.corpus.sentences import split_sentences
from pipelines.definitions import BuildReport, build
from pipelines.reading.article import Article, Block, EntityMention
from pipelines.reading.entities import find_entities
from pipelines.reading.naming import trained
from pipelines.reading.naming.trained import Trained, TrainedPipelineError, find_pipeline

needs_spacy = pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="spaCy is not installed: make spacy")

TEXT = (
    "A 25% tariff on steel from Japan is a burden, but quill vendor Zorbe Quentlow ships Plimsoll maps. Quentlow fears for Little Wendle."
)
PATTERNS = [
    {"label": "PERSON", "pattern": "Zorbe Quentlow"},
    {"label": "PERSON", "pattern": "Quentlow"},
    {"label": "ORG", "pattern": "Plimsoll"},
    {"label": "GPE", "pattern": "Little Wendle"},
    {"label": "ORG", "pattern": "Japan"},
    {"label": "ORG", "pattern": "steel"},
    {"label": "NORP", "pattern": "maps"},
]


def made_pipeline(folder: Path, patterns: list[dict[str, str]]) -> Path:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blank English pipeline with an entity ruler."""
    return made_pipeline(tmp_path_factory.mktemp("spacy") / "pipeline", PATTERNS)


def names(text: str, pipeline: Trained | None, language: str | None = "en", kind: str = "paragraph") -> list[EntityMention]:
    blocks = [Block(0, kind, True, 0, len(text), text)]
    return find_entities(Article("0" * 20, text, split_sentences(text, blocks), blocks, language=language), [], pipeline)


# --- what it finds ---


@needs_spacy
def test_what_the_rules_leave_is_filled(pipeline: Path) -> None:
    ruled = names(TEXT, None)
    filled = names(TEXT, find_pipeline(str(pipeline)))
    assert [m for m in filled if m.rule != "spacy.en_pipeline"] == ruled
    added = [(m.type, m.text, m.id, m.match) for m in filled if m.rule == "spacy.en_pipeline"]
    assert ("ORG", "Plimsoll", "plimsoll", "pattern") in added
    assert {text for _, text, _, _ in added}.isdisjoint({m.text for m in ruled} | {"Japan", "steel", "maps"})


@needs_spacy
@pytest.mark.parametrize(
    ("text", "label", "pattern", "expected"),
    [
        ("We saw the Plimsoll maps.", "ORG", "the Plimsoll", [("ORG", "Plimsoll")]),
        ("We saw Plimsoll's maps.", "ORG", "Plimsoll's", [("ORG", "Plimsoll")]),
        ("We saw Plimsoll maps.", "LOC", "Plimsoll", [("PLACE", "Plimsoll")]),
        ("We saw Plimsoll maps.", "PER", "Plimsoll", [("PERSON", "Plimsoll")]),
        ("We saw Plimsoll maps.", "FAC", "Plimsoll", []),
        ("We saw plimsoll maps.", "ORG", "plimsoll", []),
        ("However maps were sold.", "ORG", "However", []),
        ("Plimsoll maps were sold.", "ORG", "Plimsoll", []),
        ("We saw Commerce maps.", "ORG", "Commerce", []),
        ("We saw Lutnick maps.", "PLACE", "Lutnick", []),
    ],
)
def test_a_proposal_is_taken_only_as_a_name(tmp_path: Path, text: str, label: str, pattern: str, expected: list[tuple[str, str]]) -> None:
    found = names(text, find_pipeline(str(made_pipeline(tmp_path / "p", [{"label": label, "pattern": pattern}]))))
    assert [(m.type, m.text) for m in found] == expected


@needs_spacy
def test_a_surname_alone_is_the_person_named_in_full(tmp_path: Path) -> None:
    patterns = [{"label": "PERSON", "pattern": "Zorbe Quentlow"}, {"label": "PERSON", "pattern": "Quentlow"}]
    found = names(
        "The maps that Quentlow drew were sold. The quills that Zorbe Quentlow cut were not.",
        find_pipeline(str(made_pipeline(tmp_path / "p", patterns))),
    )
    assert {m.id for m in found if m.type == "PERSON"} == {"zorbe-quentlow"}


@needs_spacy
@pytest.mark.parametrize(("language", "is_read"), [("en", True), (None, True), ("de", False)])
def test_an_article_in_another_language_is_left_alone(pipeline: Path, language: str | None, is_read: bool) -> None:
    assert any(m.text == "Plimsoll" for m in names("We saw Plimsoll maps.", find_pipeline(str(pipeline)), language)) is is_read


@needs_spacy
def test_a_line_in_title_case_is_left_alone(pipeline: Path) -> None:
    assert names("Duties Hit Plimsoll Maps Very Hard", find_pipeline(str(pipeline)), kind="headline") == names(
        "Duties Hit Plimsoll Maps Very Hard", None, kind="headline"
    )


# --- finding it ---


@needs_spacy
def test_the_fingerprint_follows_name_version_and_content(pipeline: Path, tmp_path: Path) -> None:
    changed = {}
    for what in ("nothing", "version", "name", "patterns"):
        shutil.copytree(pipeline, tmp_path / what)
        meta = json.loads((tmp_path / what / "meta.json").read_text())
        if what == "patterns":
            made_pipeline(tmp_path / what, PATTERNS[:1])
        elif what != "nothing":
            (tmp_path / what / "meta.json").write_text(json.dumps(meta | {what: "9.9.9"}))
        changed[what] = find_pipeline(str(tmp_path / what)).fingerprint
    before = find_pipeline(str(pipeline)).fingerprint
    assert {what for what, fingerprint in changed.items() if fingerprint != before} == {"version", "name", "patterns"}


@needs_spacy
def test_an_installed_package_is_found_by_its_name(pipeline: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_made_up_sm"
    package.mkdir()
    (package / "__init__.py").write_text("")
    meta = json.loads((pipeline / "meta.json").read_text()) | {"name": "made_up_sm", "version": "1.2.3"}
    (package / "meta.json").write_text(json.dumps(meta))
    monkeypatch.syspath_prepend(str(tmp_path))
    found = find_pipeline("en_made_up_sm")
    assert (found.source, found.name, found.version) == ("en_made_up_sm", "en_made_up_sm", "1.2.3")
    assert found.fingerprint.endswith("en_made_up_sm 1.2.3")


@needs_spacy
@pytest.mark.parametrize("source", ["en_no_such_pipeline", "no/such/folder", "pipelines"])
def test_a_missing_pipeline_says_what_to_install(source: str) -> None:
    with pytest.raises(TrainedPipelineError, match=f"no spaCy pipeline {source}.*spacy download"):
        find_pipeline(source)


@needs_spacy
def test_a_folder_that_spacy_cannot_load_says_so(pipeline: Path, tmp_path: Path) -> None:
    shutil.copytree(pipeline, tmp_path / "p")
    (tmp_path / "p" / "config.cfg").write_text("[nlp]\n")
    with pytest.raises(TrainedPipelineError, match="spaCy cannot load the pipeline"):
        find_pipeline(str(tmp_path / "p")).load()


def test_a_missing_spacy_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trained, "find_spec", lambda _: None)
    with pytest.raises(TrainedPipelineError, match=r"pip install 'tariff-ledger\[spacy\]'"):
        find_pipeline("en_core_web_sm")


def test_the_command_says_what_to_install_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TARIFF_SPACY", "en_core_web_sm")
    monkeypatch.setattr(trained, "find_spec", lambda _: None)
    (tmp_path / "a.txt").write_text(TEXT)
    assert cli.main(["read", str(tmp_path / "a.txt")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("tariffs: the pipeline en_core_web_sm needs spaCy")


def test_off_nothing_of_it_is_imported(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\nfrom pipelines import cli\ncli.main(['read', sys.argv[1]])\nimport pipelines.definitions\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'spacy' or name == 'pipelines.reading.naming.trained'])"
    )
    (tmp_path / "a.txt").write_text(TEXT)
    command = [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "a.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    assert done.stdout.splitlines()[-1] == "[]"


# --- builds ---


def built(root: Path) -> BuildReport:
    with dg.DagsterInstance.ephemeral() as instance:
        return build(root / "articles", root / "warehouse", instance=instance)


def test_a_build_without_the_pipeline_it_wants_fails_before_it_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.setenv("TARIFF_SPACY", "en_core_web_sm")
    monkeypatch.setattr(trained, "find_spec", lambda _: None)
    report = built(tmp_path)
    assert not report.success
    assert (report.error or "").startswith("the pipeline en_core_web_sm needs spaCy")
    assert not (tmp_path / "warehouse").exists()


def test_the_config_of_a_run_names_the_pipeline_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.delenv("TARIFF_SPACY", raising=False)
    monkeypatch.setattr(trained, "find_spec", lambda _: None)
    job = definitions.definitions(tmp_path / "articles", tmp_path / "warehouse").resolve_job_def(definitions.JOB)
    config = {"resources": {"work": {"config": {"spacy": "en_core_web_md"}}}}
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(run_config=config, instance=instance, raise_on_error=False)
    assert definitions._why(result).startswith("the pipeline en_core_web_md needs spaCy")


@needs_spacy
def test_turning_it_on_and_off_reads_anew(tmp_path: Path, pipeline: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT)

    def rules() -> set[str]:
        rows = warehouse.query(tmp_path / "warehouse", "select rule from core.entity_mentions where rule like 'spacy.%'").rows
        return {rule for (rule,) in rows}

    monkeypatch.delenv("TARIFF_SPACY", raising=False)
    assert built(tmp_path).success
    assert rules() == set()
    monkeypatch.setenv("TARIFF_SPACY", str(pipeline))
    report = built(tmp_path)
    assert (report.success, report.is_new, report.articles_read) == (True, True, 1)
    assert rules() == {"spacy.en_pipeline"}
    assert built(tmp_path).is_new is False
    monkeypatch.delenv("TARIFF_SPACY")
    assert built(tmp_path).is_new
    assert rules() == set()
