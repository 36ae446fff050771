"""QR codes (ISO/IEC 18004) as SVG and PNG."""

import io

import segno

# Level Q is still read when a quarter of the modules is dirty or torn: these hang on notice boards.
_ERROR_CORRECTION = "q"
_PNG_MODULE = 20  # pixels: about 800 px wide, good for print up to 7 cm at 300 dpi


def svg(address: str) -> str:
    return _written(address, kind="svg", scale=10, xmldecl=False, title=address).decode()


def png(address: str) -> bytes:
    return _written(address, kind="png", scale=_PNG_MODULE)


def _written(address: str, **how: object) -> bytes:
    output = io.BytesIO()
    segno.make(address, error=_ERROR_CORRECTION, micro=False).save(output, border=4, **how)
    return output.getvalue()
