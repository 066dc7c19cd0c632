"""The shell: window, sidebar, capture box, overlays, command palette, keys. It knows all screens; none knows it."""
