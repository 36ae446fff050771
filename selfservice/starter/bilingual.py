"""Norwegian texts written in both written standards, side by side."""


class Bilingual(dict[str, str]):
    """Says texts in one language, nb or nn: `t("Hva er …", "Kva er …")`. Holds bokmål → nynorsk of them."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __call__(self, bokmal: str, nynorsk: str = "") -> str:
        """The text in the language; nynorsk is the same words where it is left out."""
        self[bokmal] = nynorsk or bokmal
        return self[bokmal] if self.language == "nn" else bokmal
