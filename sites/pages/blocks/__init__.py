"""Blocks that editors build pages from. Every text has default="": a missing one stops translation."""
