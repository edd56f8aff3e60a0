"""What stands under the warehouse folder, and how tables get there between reading and release.

- `layout`    the folders, the lock that one build holds, the cleaning after killed builds
- `datasets`  tables as folders of Parquet part files, handed over by path
- `memory`    what was read before and follows from the bytes alone
- `tally`     what a build counts, reports and refuses
- `copies`    which articles are one story printed again
- `kernel`    what a batch gives, whatever process works on it, each row held against its contract
- `workers`   batches worked on by all cores
- `walk`      what stands where in the articles folder
- `documents` the articles folder -> datasets of articles, blocks and sentences
- `mentions`  articles -> datasets of mentions and entities
- `remembered`  what the memory holds of given articles, without a build

No Dagster here and no DuckDB: the graph lives in `assets`, the release in `warehouse`. How a file is taken
apart is the business of `corpus`, what a sentence says that of `reading`.
"""

from pipelines.storage.datasets import Dataset, scan, write_parquet
from pipelines.storage.documents import Elsewhere, fill_core
from pipelines.storage.layout import Layout, Run, WrongFolder, build_lock, checked_folders, clear_dead_runs, open_run
from pipelines.storage.memory import Memory, Segments, fingerprint, fingerprint_of, fingerprint_with
from pipelines.storage.mentions import VOCABULARY_TABLES, fill_mentions, fill_vocabulary
from pipelines.storage.remembered import Remembered, remembered
from pipelines.storage.tally import Progress, Report, Tally
from pipelines.storage.walk import Walk
from pipelines.storage.workers import WorkerDied, Workers, cores

__all__ = [
    "VOCABULARY_TABLES",
    "Dataset",
    "Elsewhere",
    "Layout",
    "Memory",
    "Progress",
    "Remembered",
    "Report",
    "Run",
    "Segments",
    "Tally",
    "Walk",
    "WorkerDied",
    "Workers",
    "WrongFolder",
    "build_lock",
    "checked_folders",
    "clear_dead_runs",
    "cores",
    "fill_core",
    "fill_mentions",
    "fill_vocabulary",
    "fingerprint",
    "fingerprint_of",
    "fingerprint_with",
    "open_run",
    "remembered",
    "scan",
    "write_parquet",
]
