"""Search: answers as one types, never waiting, never overtaken by an older answer."""
