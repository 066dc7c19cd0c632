"""Profile, key, engine, unit of work, journal and migrations: what is kept, and kept safe."""
