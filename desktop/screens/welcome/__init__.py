"""Before a profile is open: first run, the recovery key, unlocking, recovering, and what went wrong."""
