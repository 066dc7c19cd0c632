"""Promises: the ledger of what is owed, both ways, and what became of it."""
