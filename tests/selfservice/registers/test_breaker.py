"""The circuit breaker, with a clock of its own."""

from selfservice.registers.breaker import Breaker


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def broken(clock: Clock, key: str = "person") -> Breaker:
    breaker = Breaker(limit=3, rest=30, clock=clock)
    for _ in range(3):
        assert breaker.may_try(key)
        breaker.failed(key)
    return breaker


def test_it_opens_after_the_limit_and_only_then():
    breaker = Breaker(limit=3, rest=30, clock=Clock())
    assert [breaker.failed("person") for _ in range(3)] == [False, False, True]
    assert not breaker.may_try("person")


def test_a_success_between_failures_starts_the_count_anew():
    breaker = Breaker(limit=2, clock=Clock())
    breaker.failed("person")
    assert breaker.succeeded("person")
    assert not breaker.failed("person")
    assert breaker.may_try("person")


def test_after_the_rest_one_caller_tries_and_the_others_wait():
    clock = Clock()
    breaker = broken(clock)
    clock.now += 30
    assert [breaker.may_try("person") for _ in range(3)] == [True, False, False]
    breaker.succeeded("person")
    assert all(breaker.may_try("person") for _ in range(3))


def test_a_failed_try_rests_again():
    clock = Clock()
    breaker = broken(clock)
    clock.now += 30
    assert breaker.may_try("person")
    breaker.failed("person")
    clock.now += 29
    assert not breaker.may_try("person")
    clock.now += 1
    assert breaker.may_try("person")


def test_circuits_are_apart():
    breaker = broken(Clock(), "alta")
    assert breaker.may_try("hammerfest")


def test_a_register_that_asks_for_rest_gets_it_at_once():
    clock = Clock()
    breaker = Breaker(limit=3, rest=30, clock=clock)
    assert breaker.failed("person", rest=120)
    clock.now += 119
    assert not breaker.may_try("person")
    clock.now += 1
    assert breaker.may_try("person")
