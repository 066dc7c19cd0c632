"""The deterministic simulator of sync: laptops, a store, a network and clocks that a seed repeats."""
