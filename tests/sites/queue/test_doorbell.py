import pytest
from django.db import transaction
from django.tasks import default_task_backend, task
from django.test import override_settings
from django_q.models import OrmQ

from sites.queue.doorbell import ring
from sites.queue.models import Heartbeat

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BEAT = "sites.queue.models.beat"


def test_a_ring_calls_the_function_with_its_ids(work):
    ring(BEAT, "elsewhere")
    assert not Heartbeat.objects.exists()
    assert work() == 1
    assert Heartbeat.objects.get().name == "elsewhere"


def test_a_ring_goes_back_with_its_transaction():
    with pytest.raises(RuntimeError), transaction.atomic():
        ring(BEAT)
        raise RuntimeError
    assert not OrmQ.objects.exists()


@task
def beat_as(name: str) -> None:
    from sites.queue.models import beat

    beat(name)


@override_settings(TASKS={"default": {"BACKEND": "sites.queue.backend.QueueBackend"}})
def test_tasks_of_django_and_wagtail_go_through_the_queue(work):
    from wagtail.models import Page
    from wagtail.tasks import update_reference_index_task

    assert type(default_task_backend._connections[default_task_backend._alias]).__name__ == "QueueBackend"
    beat_as.enqueue("task")
    root = Page.objects.get(depth=1)
    update_reference_index_task.enqueue("wagtailcore", "page", str(root.pk))
    assert work() >= 2
    assert Heartbeat.objects.get().name == "task"
