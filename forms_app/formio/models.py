"""Imports that editors have asked for."""

from django.db import models

from sites.queue.jobs import Job


class FormImport(Job):
    """A Form.io form that a worker makes a draft of, with what came of it.

    `form` and `translations` are JSON as text until then (its order counts), and empty afterwards. `language`
    is that of the editor who asked: notes and report are in it. `problem` says why there is no draft.
    """

    name = models.CharField(max_length=255)
    form = models.TextField(blank=True)
    translations = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    languages = models.JSONField(default=list)
    report = models.JSONField(default=dict)
    problem = models.TextField(blank=True)

    class Meta(Job.Meta):
        pass

    def __str__(self) -> str:
        return self.name
