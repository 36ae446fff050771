"""Connector `person`: name and address from the population register."""
