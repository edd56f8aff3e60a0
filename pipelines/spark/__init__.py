"""Reading on a Spark cluster: the same kernel, the same answer, on more machines.

- `rows`      the shapes in which articles and results travel
- `executors` what runs on each executor
- `job`       the Spark program: the one module that imports pyspark
- `exchange`  the build's side: hands over, launches, takes back

An optional extra, off unless a cluster is named; see docs/scale.md. What is read, and how, is the business of `corpus`, `reading` and the
kernel of `storage`: nothing here may change an answer.
"""
