"""Questions and answers, in the demo."""

from selfservice.answers.models import Answer
from selfservice.demo.municipalities import DemoMunicipality
from selfservice.demo.texts.answers import SHARED, Asked, local
from sites.municipalities.models import Municipality


def ensure_shared_answers() -> None:
    """Makes those that all municipalities show, once; the region keeps them from then on."""
    if not Answer.objects.filter(municipality=None).exists():
        for asked in SHARED:
            _make(asked, None)


def ensure_local_answers(demo: DemoMunicipality, municipality: Municipality) -> None:
    """Makes a municipality's own, once."""
    if not Answer.objects.filter(municipality=municipality).exists():
        _make(local(demo), municipality)


def _make(asked: Asked, municipality: Municipality | None) -> None:
    texts = {}
    for code, question, answer in zip(("nb", "nn", "en"), asked.question, asked.answer, strict=True):
        texts |= {f"question_{code}": question, f"answer_{code}": answer}
    Answer.objects.create(municipality=municipality, los_theme=asked.theme, dialog=asked.dialog, **texts)
