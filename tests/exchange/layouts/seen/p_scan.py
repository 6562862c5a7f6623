"""Tracker printed, signed and scanned: a PDF of one picture with no text in it; met when minutes are put on line from
paper. It holds nothing to read and must be refused."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image

from tests.exchange.layouts.making import png, truth

ROWS = [
    ["1", "That the clock tower be lit on Sundays.", "Agreed", "Done in May."],
    ["2", "That the Council ask the railway for a lift.", "Agreed", "Letter sent."],
]
PAGE = """
#set page(paper: "a4", margin: 3cm)
#text(16pt)[Estwick Town Council: recommendations]
#rotate(0.8deg, table(columns: (1cm, 1fr, 2cm, 1fr), [No.], [Recommendation], [Response], [Update], ..data.flatten()))
"""


def _scan() -> bytes:
    picture = Image.open(io.BytesIO(png(PAGE, ROWS, 90))).convert("L")
    out, file = io.BytesIO(), pikepdf.new()
    image = pikepdf.Stream(
        file,
        picture.tobytes(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )
    page = file.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = pikepdf.Stream(file, b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    file.save(out, deterministic_id=True, compress_streams=True, recompress_flate=True)
    return out.getvalue()


FILES = {"tracker.pdf": _scan}
TRUTH = truth("Estwick Town Council: recommendations", None, [])
