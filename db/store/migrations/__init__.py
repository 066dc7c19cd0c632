"""The store's schema, step by step: Alembic scripts that ship with the program."""
