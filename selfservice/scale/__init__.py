"""Municipalities by the hundred, made up for measuring."""
