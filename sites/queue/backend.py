"""Wagtail's own background work (search index, references, files) goes through the same queue as ours."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.tasks import Task, TaskResult, TaskResultStatus
from django.tasks.backends.base import BaseTaskBackend
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string

from sites.queue.doorbell import ring


class QueueBackend(BaseTaskBackend):
    """A backend for TASKS: hands a task to the worker cluster with the transaction that asked for it.

    Serves Django's own framework and the backport that Wagtail imports: both read TASKS. Keeps no results.
    """

    def enqueue(self, task: Task, args: Sequence[Any], kwargs: Mapping[str, Any]) -> TaskResult:
        self.validate_task(task)
        ring("sites.queue.backend.run", task.module_path, list(args), dict(kwargs))
        return TaskResult(
            task=task,
            id=get_random_string(32),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


def run(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Calls the task at `path`, in the worker."""
    import_string(path).call(*args, **kwargs)
