"""Measured beside a yardstick in the same run. What users may care about on their own laptop is `tacit bench`."""
