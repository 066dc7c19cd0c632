"""The only door to the product: one method is one use case."""
