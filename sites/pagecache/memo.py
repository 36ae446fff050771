"""What was made of content, kept in the process until the content changes."""

from collections.abc import Callable, Hashable

from sites.pagecache import stamps


class Memo[T]:
    """Values by key, each made again when one of its stamps has been raised. They must not be changed."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[int, T]] = {}

    def get(self, key: Hashable, names: tuple[str, ...], make: Callable[[], T]) -> T:
        """The value of `key`, which depends on what the stamps called `names` stand for."""
        as_of = stamps.current(*names)  # before making it: a change meanwhile makes it stale
        kept = self._kept.get(key)
        if kept is None or kept[0] != as_of:
            kept = self._kept[key] = (as_of, make())
        return kept[1]
