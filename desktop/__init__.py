"""The PySide6 window on the product; it knows services and records only."""
