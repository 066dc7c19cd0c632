"""Search measured: `python -m tests.bench.search` the index, `python -m tests.bench.search.rows` the services."""
