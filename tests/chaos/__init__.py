"""Kills processes at every named point while citizens send, and counts what is lost: nothing."""
