"""Capture: writing in plain words, seeing what was understood, putting it right from the keyboard."""
