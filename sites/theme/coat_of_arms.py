"""Coats of arms are drawings that somebody uploaded: only shapes and colours of theirs are kept."""

from functools import lru_cache
from xml.etree import ElementTree

from defusedxml import ElementTree as Parser
from defusedxml.common import DefusedXmlException

SVG = "http://www.w3.org/2000/svg"
ELEMENTS = {
    *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc"),
    *("defs", "clipPath", "mask", "linearGradient", "radialGradient", "stop"),
}
ATTRIBUTES = {
    *(
        "id",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "width",
        "height",
    ),
    *("points", "viewBox", "preserveAspectRatio", "transform", "version", "offset", "gradientUnits"),
    *("gradientTransform", "spreadMethod", "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width"),
    *(
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-opacity",
        "opacity",
    ),
    *("stop-color", "stop-opacity", "clip-path", "clip-rule", "clipPathUnits", "mask", "maskUnits"),
}


class NotADrawing(ValueError):
    """The text is not an SVG document."""


@lru_cache(maxsize=512)
def sanitised(svg: str) -> bytes:
    """The drawing with shapes and colours only: no scripts, styles, links, images or foreign elements.

    Raises NotADrawing.
    """
    try:
        root = Parser.fromstring(svg.strip(), forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as fault:
        raise NotADrawing(str(fault)) from fault
    if root.tag != f"{{{SVG}}}svg":
        raise NotADrawing(root.tag)
    ElementTree.register_namespace("", SVG)
    _clean(root)
    return ElementTree.tostring(root, encoding="utf-8")


def _clean(element: ElementTree.Element) -> None:
    for name, value in list(element.attrib.items()):
        own_reference = (
            "(" not in value or name in ("transform", "gradientTransform") or value.startswith("url(#")
        )
        if name not in ATTRIBUTES or not own_reference:
            del element.attrib[name]
    for child in list(element):
        namespace, _brace, name = str(child.tag).removeprefix("{").rpartition("}")
        if namespace == SVG and name in ELEMENTS:
            _clean(child)
        else:
            element.remove(child)
