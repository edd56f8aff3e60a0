"""How fast and how large: what `make bench` runs. No test, and nothing here asserts a time.

- `changing`  texts with other numbers and names in them
- `material`  the articles that are read: replicas of the sample, and news that is not about tariffs
- `general`   such news where no corpus is named
- `clock`     runs over several slices of the material, timed; needs the standard library alone
- `kernel`    the parts of reading, each in a process of its own
- `foreign`   the same work by other tools, each in an environment of its own (`with_*.py`, `*.txt`)
- `builds`    `tariffs build` as users run it: cold, grown, with one more article, with nothing new
- `table`     what is printed
"""
