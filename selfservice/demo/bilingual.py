"""Norwegian texts written in both written standards, side by side."""


class Bilingual(dict[str, str]):
    """Collects bokmål → nynorsk while bokmål content is put together: `t("Hva er …", "Kva er …")`."""

    def __call__(self, bokmal: str, nynorsk: str = "") -> str:
        """The bokmål text; its nynorsk (the same words when left out) is kept for translating the page."""
        self[bokmal] = nynorsk or bokmal
        return bokmal
