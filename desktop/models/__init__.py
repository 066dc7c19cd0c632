"""Qt item models over records: generic, with declared columns."""
