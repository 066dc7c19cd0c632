"""Settings: profile, look, writing, security, backups, upkeep, trash, keys, help, about. A module a page."""
