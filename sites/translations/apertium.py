"""Drafts in nynorsk by Apertium, which works offline: Debian's package apertium-nno-nob, where it is installed."""

import logging
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Sequence
from typing import Any

from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

logger = logging.getLogger(__name__)

# With infinitives in -e, as most municipalities write.
DIRECTIONS = {("nb", "nn"): "nob-nno_e"}
AT_ONCE = 100  # texts
SECONDS = 20  # for all of them; somebody is waiting

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


class Apertium(BaseMachineTranslator):
    """What wagtail-localize asks for. Texts that there was no time for are left out."""

    display_name = "Apertium"

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        pair = (source_locale.language_code, target_locale.language_code)
        return pair in DIRECTIONS and shutil.which("apertium") is not None

    def translate(
        self, source_locale: Any, target_locale: Any, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        direction = DIRECTIONS[source_locale.language_code, target_locale.language_code]
        wanted, found = list(dict.fromkeys(strings)), {}
        until = time.monotonic() + SECONDS
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            made = translated([string.data for string in some], direction, until - time.monotonic())
            found.update(zip(some, map(StringValue, made), strict=False))
            if not made:
                break
        return found


def translated(texts: Sequence[str], direction: str, seconds: float) -> list[str]:
    """Pieces of HTML in the other language, in the same order; none where it fails or takes longer."""
    # A line each, and each a paragraph: what stands in one must not be read together with the next.
    asked = "\n".join(f"<p>{text}</p>" for text in texts)
    try:
        answer = subprocess.run(  # noqa: S603
            ["apertium", "-u", "-f", "html", direction],  # noqa: S607
            input=asked, capture_output=True, text=True, timeout=max(seconds, 0.1), check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        logger.warning("no draft by Apertium: %s", type(error).__name__)
        return []
    found = _PARAGRAPH.findall(answer.stdout)
    return found if len(found) == len(texts) else []
