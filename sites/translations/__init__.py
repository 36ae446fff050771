"""Translating a municipality's pages: what is missing, what has changed since, a draft by machine, one page each."""
