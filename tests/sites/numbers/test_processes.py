"""Processes that write the same numbers at the same time lose none, and do not wait for each other for ever."""

import multiprocessing

import pytest
from django.db import connections

from sites.numbers import counting, flushing
from sites.numbers.counting import What
from sites.numbers.models import Tally
from tests import factories

ROUNDS, SUBJECTS = 20, 30


def _process(municipality: int, backwards: bool) -> None:
    connections.close_all()
    counting.forget()
    subjects = [str(n) for n in range(SUBJECTS)]
    for _ in range(ROUNDS):
        for subject in reversed(subjects) if backwards else subjects:
            counting.count(What(municipality, "view", subject), "phone")
        counting.flush()
    connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_two_processes_lose_nothing(monkeypatch):
    alta = factories.municipality("alta")
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=_process, args=(alta.pk, backwards)) for backwards in (False, True)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert set(Tally.objects.values_list("n", flat=True)) == {2 * ROUNDS}
    assert Tally.objects.count() == SUBJECTS

    # A web process that ends in peace writes what it has, and not before.
    monkeypatch.setattr(flushing, "EVERY_SECONDS", 60)
    end = flushing.start()
    counting.forget()
    counting.count(What(alta.pk, "sent", "last"), "phone")
    assert not Tally.objects.filter(subject="last").exists()
    end()
    assert Tally.objects.get(subject="last").n == 1
