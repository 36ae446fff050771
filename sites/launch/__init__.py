"""Whether a municipality is open to everybody, and what it lacks before it is."""
