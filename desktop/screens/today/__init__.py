"""Today: whom one sees, what is promised, what came in."""
