"""Pieces used by several screens: drawn from the theme's tokens, each with a sensible role and name."""
