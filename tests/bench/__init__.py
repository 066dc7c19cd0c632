"""Measured beside a yardstick in the same run; what users may care about on their own laptop is `tacit bench` and ships."""
