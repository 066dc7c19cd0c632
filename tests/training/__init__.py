"""Training of the model that reads captures, offline, from the lines of tests/data/capture."""
