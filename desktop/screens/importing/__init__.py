"""Importing and exporting: look first, answer what only a person knows, then bring it in; and take everything out."""
