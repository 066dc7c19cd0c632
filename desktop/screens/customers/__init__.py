"""Customers: a list, and each customer as a page: who it is, what matters now, what we know."""
