"""The window: its shell, its screens, its pieces, offscreen and without waiting for threads where that can be had."""
