"""Tests of import and export formats."""
