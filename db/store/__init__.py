"""The store: a profile, its key, the encrypted database, the unit of work, the journal and its readers.

`opening.open_store` puts them together. Nothing is imported here: unlocking a profile (`profile`, `cipher`, `ring`)
does without SQLAlchemy, so that the key is being made while the rest is still being imported.
"""
