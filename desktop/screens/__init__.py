"""A folder a screen: a view for layout, a controller for behaviour. Screens never import each other."""
