"""The terminal on the product: thin click commands over the services."""
