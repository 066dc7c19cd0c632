"""A folder a screen: `view.py` lays out, `controller.py` behaves. Screens never import each other."""
