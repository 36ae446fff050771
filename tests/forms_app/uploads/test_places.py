"""Where a photograph was taken is taken out of it, and nothing else."""

import io
import random

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from forms_app.uploads import kinds, storage
from forms_app.uploads.inspection import inspect
from forms_app.uploads.models import Attachment
from forms_app.uploads.places import without_place
from tests.forms_app.uploads.conftest import files, step, upload

GPS = {1: "N", 2: (69.0, 58.0, 7.77), 3: "E", 4: (23.0, 16.0, 18.88), 29: "2026:05:17"}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><d exif:GPSLatitude="69,58.1295N"/></x:xmpmeta>'


def photograph(kind="JPEG", xmp=XMP, gps=True):
    picture = Image.new("RGB", (60, 40), "teal")
    picture.putpixel((3, 3), (255, 0, 0))
    exif = picture.getexif()
    exif[0x0112], exif[0x010F], exif[0x0132] = 6, "Telefonmakeren AS", "2026:05:17 12:00:00"
    exif.get_ifd(0x8769)[0x9003] = "2026:05:17 12:00:00"
    if gps:
        exif.get_ifd(0x8825).update(GPS)
    file = io.BytesIO()
    more = {"xmp": xmp} if kind == "JPEG" else {"pnginfo": _texts(xmp)}
    picture.save(file, kind, exif=exif, **more)
    return file.getvalue()


def _texts(xmp):
    texts = PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", xmp.decode())
    texts.add_text("Raw profile type exif", "exif\n 12\n4750531234", zip=True)
    texts.add_text("Title", "Kaia")
    return texts


def opened(data):
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("kind", [kinds.JPEG, kinds.PNG])
def test_the_place_goes_and_pixels_and_everything_else_stay(kind):
    data = photograph(kind.type.partition("/")[2].upper())
    before = opened(data)
    assert before.getexif().get_ifd(0x8825)
    kept = without_place(data, kind)
    assert len(kept) == len(data)
    picture = opened(kept)
    assert picture.tobytes() == before.tobytes()
    exif = picture.getexif()
    assert 0x8825 not in exif and not exif.get_ifd(0x8825)
    assert (exif[0x0112], exif[0x010F], exif[0x0132]) == (6, "Telefonmakeren AS", "2026:05:17 12:00:00")
    assert exif.get_ifd(0x8769)[0x9003] == "2026:05:17 12:00:00"
    assert b"GPS" not in kept and b"58.1295" not in kept
    assert b"2026:05:17\0" not in kept  # the day in the position's own directory
    assert inspect(kept) == kind
    assert without_place(kept, kind) == kept
    if kind == kinds.PNG:
        assert picture.text["Title"] == "Kaia" and "Raw profile type exif" not in picture.text


@pytest.mark.parametrize("order", ["II", "MM"])
def test_both_orders_of_bytes_and_previews_within(order):
    exif = Image.Exif()
    exif.endian = "<" if order == "II" else ">"
    exif[0x010F] = "Telefonmakeren AS"
    exif.get_ifd(0x8825).update(GPS)
    made = exif.tobytes()
    assert made[6:8] == order.encode()
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "JPEG", exif=made)
    twice = file.getvalue() * 2  # as telephones put a second view after the first
    kept = without_place(twice, kinds.JPEG)
    half = len(kept) // 2
    for part in (kept[:half], kept[half:]):
        assert dict(opened(part).getexif()) == {0x010F: "Telefonmakeren AS"}


def test_what_tells_no_place_is_the_very_same():
    harmless = photograph(xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", gps=False)
    assert without_place(harmless, kinds.JPEG) == harmless
    assert without_place(b"%PDF-1.7 GPS", kinds.PDF) == b"%PDF-1.7 GPS"


def test_damaged_directories_break_nothing():
    chance = random.Random(1)
    for kind in (kinds.JPEG, kinds.PNG):
        whole = photograph(kind.type.partition("/")[2].upper())
        for _try in range(300):
            data = bytearray(whole)
            for _byte in range(chance.randint(1, 6)):
                data[chance.randrange(2, min(len(data), 700))] = chance.randrange(256)
            data = bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
            assert len(without_place(data, kind)) == len(data)


def test_a_photograph_that_is_sent_tells_no_place(browser):
    data = photograph() + b"\0" * 600_000  # in more than one piece
    step(browser).post(q_name="Kari", q_map_file=upload("kai.jpg", data))
    assert files() == [("kai.jpg", "clean")]
    row = Attachment.objects.get()
    kept = b"".join(storage.read(row))
    assert len(kept) == row.size == len(data)
    assert 0x8825 not in opened(kept).getexif()
