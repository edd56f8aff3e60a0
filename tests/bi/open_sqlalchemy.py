"""Opens a warehouse through SQLAlchemy 2.0 and duckdb-engine, as Superset, pandas and many others do; see `clients.py`.

python open_sqlalchemy.py WAREHOUSE      one line of JSON for each thing tried: what, said, ok
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.pool import NullPool


def engine_of(folder: Path) -> Engine:
    return create_engine(f"duckdb:///{folder / 'tariffs.duckdb'}", poolclass=NullPool, connect_args={"read_only": True})


def schemas(engine: Engine, warehouse: Path) -> str:
    found = set(inspect(engine).get_schema_names())
    wanted = {f"tariffs.{name}" for name in ("core", "vocab", "mart", "quarantine", "meta")}
    assert wanted <= found, found
    return f"schemas show as {', '.join(sorted(wanted))}"


def tables(engine: Engine, warehouse: Path) -> str:
    names = inspect(engine).get_table_names(schema="mart")
    assert {"tariff_claims", "article_overview"} <= set(names), names
    return f"{len(names)} marts"


def columns(engine: Engine, warehouse: Path) -> str:
    found = {column["name"]: column for column in inspect(engine).get_columns("tariff_claims", schema="mart")}
    types = {name: found[name]["type"].python_type for name in ("published_on", "rate_pct", "imposer_name")}
    assert types == {"published_on": date, "rate_pct": float, "imposer_name": str}, types
    return f"{len(found)} columns of mart.tariff_claims with their types"


def comments(engine: Engine, warehouse: Path) -> str:
    comment = inspect(engine).get_table_comment("tariff_claims", schema="mart")["text"]
    assert str(comment).startswith("One row is"), comment
    return "the comment of a table; those of columns by select from duckdb_columns()"


def frame(engine: Engine, warehouse: Path) -> str:
    claims = pd.read_sql(
        text("select published_on, rate_pct from mart.tariff_claims where rate_pct >= :least"), engine, params={"least": 0}
    )
    assert len(claims), "no claims"
    assert claims["rate_pct"].dtype == "float64", claims.dtypes
    return f"pandas reads {len(claims):,} claims, with a bound parameter"


def macro(engine: Engine, warehouse: Path) -> str:
    with engine.connect() as con:
        rows = con.execute(text("select * from claims_on(:country)"), {"country": "JP"}).fetchall()
    return f"claims_on(:country) gives {len(rows):,} rows"


def refresh(engine: Engine, warehouse: Path) -> str:
    kept = sorted(path for path in (warehouse / "releases").iterdir() if path.name.isdecimal())
    if len(kept) < 2:
        return "not tried: only one release is kept"
    with tempfile.TemporaryDirectory() as folder:
        link, other = Path(folder, "current"), Path(folder, "next")
        link.symlink_to(kept[0])
        moving = engine_of(link)
        seen = []
        for release in (kept[0], kept[-1]):
            other.symlink_to(release)
            os.replace(other, link)
            with moving.connect() as con:
                seen.append(con.execute(text("select max(release_id) from meta.release")).scalar())
        assert seen == [kept[0].name, kept[-1].name], seen
    return "with NullPool the next query sees the next release"


def tried(warehouse: Path) -> Iterator[dict[str, Any]]:
    engine = engine_of(warehouse / "current")
    for check in (schemas, tables, columns, comments, frame, macro, refresh):
        try:
            yield {"what": check.__name__, "said": check(engine, warehouse), "ok": True}
        except Exception as error:
            yield {"what": check.__name__, "said": " ".join(f"{type(error).__name__}: {error}".split())[:300], "ok": False}


if __name__ == "__main__":
    for line in tried(Path(sys.argv[1])):
        print(json.dumps(line), flush=True)
