"""The layers of the house, as pyproject.toml draws them."""

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
ROOMS_WITHOUT = ("utils", "helpers", "common", "base", "manager", "misc")


def test_nothing_imports_from_above(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True) == 0, capsys.readouterr().out


def test_a_broken_layer_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = tmp_path / "house"
    house.mkdir()
    for name, content in {"__init__": "", "cellar": "import house.attic\n", "attic": ""}.items():
        (house / f"{name}.py").write_text(content)
    layers = "[importlinter:contract:1]\nname = layers\ntype = layers\nlayers =\n  house.attic\n  house.cellar\n"
    (tmp_path / ".importlinter").write_text(f"[importlinter]\nroot_package = house\n{layers}")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert lint_imports(config_filename=str(tmp_path / ".importlinter"), no_cache=True, no_logo=True) == 1


def test_no_room_has_a_name_for_everything() -> None:
    assert [path.name for path in (ROOT / "pipelines").rglob("*") if path.stem in ROOMS_WITHOUT] == []


@pytest.mark.parametrize("path", sorted((ROOT / "pipelines").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_opens_with_who_lives_there(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_the_command_line_shows_help_without_the_heavy_libraries() -> None:
    tree = ast.parse((ROOT / "pipelines" / "cli.py").read_text(encoding="utf-8"))
    at_start = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in at_start if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in at_start if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names}.isdisjoint({"polars", "dagster", "duckdb", "pandera", "rich", "pipelines"})
