"""Pure rules: no I/O, no SQL; the clock and ids are arguments."""
