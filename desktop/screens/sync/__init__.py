"""Sync: what waits to be sent, what the store did not take, versions that met and wait for a person."""
