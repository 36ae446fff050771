"""Wagtail finds its hooks here; what they do is in the rooms."""
