"""Wagtail's own background work (search index, references) goes through the same queue as ours."""

from django.tasks.backends.immediate import ImmediateBackend as QueueBackend

__all__ = ["QueueBackend"]
