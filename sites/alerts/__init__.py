"""Emergency messages on every page of the municipalities they are for."""
