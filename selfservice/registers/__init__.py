"""Outside sources of facts. A connector is named by capability (`person`), never by product."""


class Unavailable(Exception):
    """A register is slow, down or refuses us. The message is for the log and holds nothing personal.

    `rest` is how many seconds the register asked to be left alone, if it said.
    """

    def __init__(self, message: str, rest: float | None = None) -> None:
        super().__init__(message)
        self.rest = rest
