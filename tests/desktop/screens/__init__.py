"""Tests of desktop/screens."""
