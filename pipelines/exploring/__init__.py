"""What the explorer shows: `asking` puts questions to the current release, `showing` turns the rows into HTML and a chart.

No cell of the explorer lives here (they stand in `pipelines/explorer.py`), and nothing here knows marimo: all are plain functions.
"""
