"""Where the data files stand that come with the package: `seeds/` and `sql/`.

In a checkout they are folders beside `pipelines/`; in an installed wheel they are inside it. Nobody
else needs to know. Paths of the user's own data do not belong here: see `storage`.
"""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The shipped folder `name` (`seeds` or `sql`); FileNotFoundError says where it was looked for."""
    candidates = (_HERE / name, _HERE.parent / name)
    for path in candidates:
        if path.is_dir():
            return path
    raise FileNotFoundError(f"the folder {name}/ that belongs to tariff-ledger is neither at {candidates[0]} nor at {candidates[1]}")
