"""Three classes of devices, told from what a browser calls itself (User-Agent), which is not kept."""

import re
from functools import lru_cache

from sites.numbers.models import Device

# Programs, and whatever fetches pages for somebody to look at later.
_ROBOT = re.compile(
    r"(?<!cu)bots?\b|crawl|spider|slurp|preview|fetch|monitor|scan|check|headless|lighthouse|curl|wget|"
    r"python|httpx|java/|okhttp|go-http|libwww|facebookexternalhit|^[^/ ]*$",
    re.IGNORECASE,
)
_TABLET = re.compile(r"ipad|tablet|kindle|silk|playbook|android(?!.*mobile)", re.IGNORECASE)
_PHONE = re.compile(r"mobi|iphone|ipod|phone", re.IGNORECASE)


@lru_cache(maxsize=1000)
def device(user_agent: str) -> str:
    """The class of device (Device); empty for robots, whose visits are not counted.

    A tablet that asks for pages for computers (as iPads do) is a computer to us.
    """
    if _ROBOT.search(user_agent):
        return ""
    if _TABLET.search(user_agent):
        return Device.TABLET.value
    return Device.PHONE.value if _PHONE.search(user_agent) else Device.COMPUTER.value
