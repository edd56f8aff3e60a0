"""What the explorer shows: `asking` puts questions to the current release, `showing` turns the rows into HTML and a chart.

No cell of the explorer (`pipelines/explorer.py`) lives here, and nothing here knows marimo: both are plain functions, tried without a browser.
"""
