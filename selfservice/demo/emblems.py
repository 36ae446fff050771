"""Emblems for the demo, drawn here from simple shapes.

They are not the municipalities' coats of arms, which are theirs alone to use; an installation gets the real
arms from the municipality. Shapes carry presentation attributes only, as the content security policy demands.
"""

_SHIELD = "M4 4h56v34c0 15-11 25-28 30C15 63 4 53 4 38Z"


def _emblem(ground: str, charge: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 72">'
        f'<path fill="{ground}" stroke="#fff" stroke-width="2" d="{_SHIELD}"/>{charge}</svg>'
    )


def _fish(y: int) -> str:
    return (
        f'<path fill="#fff" d="M12 {y}c8-8 22-8 30 0l8-6v12l-8-6c-8 8-22 8-30 0Z"/>'
        f'<circle cx="19" cy="{y - 1}" r="1.5" fill="#0b5c63"/>'
    )


EMBLEMS = {
    # A spearhead of slate, for the stone that Alta has worked for thousands of years.
    "alta": _emblem("#1d4f91", '<path fill="#fff" d="M32 10 45 42l-9-3v20h-8V39l-9 3Z"/>'),
    # A polar bear on its way to the Arctic Ocean.
    "hammerfest": _emblem(
        "#a1212b",
        '<path fill="#fff" transform="translate(4.500 4) scale(.86)" d="'
        "M9 33c2-7 9-10 17-9 6 1 11 0 15-3 4-2 8-1 10 1l6 3-1 3-6 2c-2 5-5 7-7 9l2 13h-6"
        'l-3-11c-4 1-8 1-11 0l-1 11h-6l1-10-3-2-3 12h-6l3-13c-2-2-2-4-1-6Z"/>',
    ),
    # Three fish from the banks off Sørøya.
    "hasvik": _emblem("#0b5c63", _fish(21) + _fish(35) + _fish(49)),
    # The suspension bridge over Kvalsundet.
    "kvalsund": _emblem(
        "#2c6a3a",
        '<path fill="none" stroke="#fff" stroke-width="3" d="M6 41h52M20 16v32M44 16v32M7 34Q15 30 20 17'
        'q12 22 24 0 5 13 13 17M26 26v15M32 29v12M38 26v15"/>'
        '<path fill="none" stroke="#fff" stroke-width="3" d="M18 55q3.500-4 7 0t7 0 7 0 7 0"/>',
    ),
    # A cormorant drying its wings.
    "loppa": _emblem(
        "#8a5a00",
        '<path fill="#fff" d="M30 12c4-3 8-1 9 2l6 2-6 2c0 4-1 6-3 9 5-4 11-6 18-5-1 9-7 15-16 16l2 12 5 5H23'
        'l6-5 1-12c-10 0-18-5-21-15 8-1 14 1 19 5 2-4 4-7 3-11-1-2-2-4-1-5Z"/>',
    ),
    # A fish hook: the county's largest line-fishing fleet.
    "masoy": _emblem(
        "#4a3f8f",
        '<circle cx="39" cy="15" r="4" fill="none" stroke="#fff" stroke-width="3"/>'
        '<path fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"'
        ' d="M39 20v26c0 14-19 14-19 0v-9l-3 7M20 37l6 6"/>',
    ),
    # The midnight sun behind the plateau.
    "nordkapp": _emblem(
        "#b1451c",
        '<circle cx="41" cy="28" r="10" fill="#ffd98a"/><path stroke="#ffd98a" stroke-width="2.5" d="M41 10v5'
        'M59 28h-5M53.500 15.500l-3.500 3.500M28.500 15.500l3.500 3.500"/>'
        '<path fill="#3d1608" d="M5 35h26l6 14h20Q51 60 32 67 5 60 5 38Z"/>',
    ),
}
