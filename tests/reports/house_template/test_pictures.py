"""Pictures without words: whatever is added to one, the picture alone comes out, or none."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, PngImagePlugin

from followthrough.reports.house_template.pictures import NotWalked, bare

WHO = b"by Ann Example"


def drawn(form: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((40, 40), 60).convert("RGB").save(out, form, **more)
    return out.getvalue()


def seen(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).convert("RGB").tobytes()


def piece(kind: bytes, content: bytes = WHO) -> bytes:
    """A piece of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def segment(kind: int, content: bytes = WHO) -> bytes:
    """A piece of a JPEG."""
    return bytes((0xFF, kind)) + struct.pack(">H", len(content) + 2) + content


def first(data: bytes, added: bytes) -> bytes:
    """A JPEG with this as its first piece."""
    return data[:2] + added + data[2:]


def noted() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", WHO.decode())
    words.add_text("Comment", WHO.decode(), zip=True)
    words.add_itxt("XML:com.adobe.xmp", WHO.decode())
    return drawn("PNG", pnginfo=words, exif=WHO)


PNG, JPEG, PROGRESSIVE = drawn("PNG"), drawn("JPEG"), drawn("JPEG", progressive=True)
ADDED: dict[str, tuple[Callable[[], bytes], bytes]] = {
    "words in a PNG": (noted, PNG),
    "a byte behind a PNG": (lambda: noted() + b"x", PNG),
    "words behind a PNG": (lambda: PNG + WHO, PNG),
    "a piece of one program": (lambda: PNG[:33] + piece(b"prVW") + PNG[33:], PNG),
    "Exif": (lambda: first(JPEG, segment(0xE1)), JPEG),
    "Exif after filling": (lambda: first(JPEG, b"\xff\xff" + segment(0xE1)), JPEG),
    "a comment": (lambda: first(JPEG, segment(0xFE)), JPEG),
    "a programme's own": (lambda: first(JPEG, segment(0xEB) + segment(0xE2, b"MPF\0" + WHO)), JPEG),
    "a comment between scans": (
        lambda: PROGRESSIVE[: (at := PROGRESSIVE.rindex(b"\xff\xda"))] + segment(0xFE) + PROGRESSIVE[at:],
        PROGRESSIVE,
    ),
    "a second picture behind": (lambda: JPEG + first(JPEG, segment(0xE1)), JPEG),
}


@pytest.mark.parametrize("case", ADDED)
def test_what_was_written_into_a_picture_goes_and_the_picture_stays(case: str) -> None:
    made, plain = ADDED[case]
    data = made()
    assert data != plain
    shown = bare(data)
    assert WHO not in shown
    assert len(shown) <= len(plain)
    assert Image.open(io.BytesIO(shown)).info.keys() <= Image.open(io.BytesIO(plain)).info.keys()
    assert bare(shown) == shown


@pytest.mark.parametrize("data", [PNG, JPEG, PROGRESSIVE])
def test_it_looks_as_it_did(data: bytes) -> None:
    assert seen(bare(data)) == seen(data)


@pytest.mark.parametrize("profile", [b"a profile of colours", None])
def test_its_colours_stay(profile: bytes | None) -> None:
    for form in ("PNG", "JPEG"):
        shown = Image.open(io.BytesIO(bare(drawn(form, icc_profile=profile, dpi=(96, 96)))))
        assert shown.info.get("icc_profile") == profile
        assert round(shown.info["dpi"][0]) == 96


def test_one_of_four_inks_stays_one() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (8, 8), (10, 200, 30, 40)).save(out, "JPEG")
    assert seen(bare(out.getvalue())) == seen(out.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a" + WHO,
        PNG[:-12],
        PNG[:50],
        PNG[:33] + b"\xff\xff\xff\xff" + PNG[37:],
        JPEG[:-2],
        JPEG[:30],
        JPEG[:2] + b"\x00" + JPEG[2:],
        first(JPEG, b"\xff\xe1\x00\x01"),
    ],
)
def test_what_is_neither_or_does_not_hold_together_is_not_taken(data: bytes) -> None:
    with pytest.raises(NotWalked):
        bare(data)
