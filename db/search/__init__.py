"""The Whoosh index: a derived cache that follows the store by a cursor, deletable at any time."""
