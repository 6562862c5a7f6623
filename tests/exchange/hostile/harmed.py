"""What was harmed on its way, is two things at once, points elsewhere, carries something along or needs a key."""

import io
import zipfile

import pikepdf
import xlsxwriter

from tests.exchange.hostile.base import ROWS, WORD, Made, pdf, with_part, workbook
from tests.exchange.papers import HEADINGS, docx, table


def cut_short() -> Made:
    for form, make in {"docx": lambda: WORD, "xlsx": workbook, "pdf": pdf}.items():
        for share in (0.02, 0.3, 0.6, 0.9, 0.99):
            yield (
                f"a {form} of which {share:.0%} came",
                lambda form=form, make=make, share=share: (  # type: ignore[misc]
                    make()[: int(len(make()) * share)],
                    f"tracker.{form}",
                ),
            )
        yield (
            f"a {form} with zeros in its middle",
            lambda form=form, make=make: (  # type: ignore[misc]
                overwritten(make(), b"\x00" * 200),
                f"tracker.{form}",
            ),
        )
        yield (
            f"a {form} with an error page in its middle",
            lambda form=form, make=make: (  # type: ignore[misc]
                overwritten(make(), b"<html><body>502 Bad Gateway</body></html>"),
                f"tracker.{form}",
            ),
        )
        yield (
            f"a {form} sent as text, its line ends changed",
            lambda form=form, make=make: (  # type: ignore[misc]
                make().replace(b"\n", b"\r\n"),
                f"tracker.{form}",
            ),
        )


def overwritten(data: bytes, put: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + put + data[at + len(put) :]


def polyglots() -> Made:
    heads = {
        "a program": b"MZ\x90\x00" + b"\x00" * 60,
        "a picture": b"GIF89a" + b"\x00" * 20,
        "a page": b"<html><script>1</script></html>",
        "a script": b"#!/bin/sh\nexit 1\n",
    }
    for name, head in heads.items():
        yield f"{name} before a Word file", lambda head=head: (head + WORD, "tracker.docx")  # type: ignore[misc]
        yield f"{name} before a workbook", lambda head=head: (head + workbook(), "tracker.xlsx")  # type: ignore[misc]
        yield f"{name} before a PDF", lambda head=head: (head + pdf(), "tracker.pdf")  # type: ignore[misc]
    yield "a PDF and a Word file in one", lambda: (pdf() + WORD, "tracker.pdf")
    yield "a Word file and a PDF in one", lambda: (WORD + pdf(), "tracker.docx")
    yield "a workbook that calls itself a Word file", lambda: (workbook(), "tracker.docx")
    yield "a PDF that calls itself a CSV", lambda: (pdf(), "tracker.csv")


def paths() -> Made:
    for name in (
        "../../../../etc/cron.d/x", "/etc/passwd", "C:\\Windows\\x.dll", "..\\..\\x", "word/../../x",
        "word/document.xml/../../../x", "\x00.xml", "a" * 60_000, "con", "word/\u202efdp.xml",
    ):  # fmt: skip
        yield f"an entry called {name[:30]!r}", lambda name=name: (with_part(WORD, name, b"x"), "tracker.docx")  # type: ignore[misc]
    yield "a link to a file of the server", lambda: (_link("/etc/hostname"), "tracker.docx")
    yield "a link to itself", lambda: (_link("word/document.xml"), "tracker.docx")


def _link(to: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        entry = zipfile.ZipInfo("word/document.xml")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        package.writestr(entry, to)
    return made.getvalue()


def passengers() -> Made:
    relations = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' "
        "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}' Target='{}' "
        "TargetMode='External'/></Relationships>"
    )
    for kind, target in (
        ("attachedTemplate", "http://127.0.0.1:9/x.dotm"), ("oleObject", "file:///etc/hostname"),
        ("image", "http://127.0.0.1:9/x.png"), ("frame", "\\\\127.0.0.1\\share\\x"), ("subDocument", "x.docx"),
    ):  # fmt: skip
        yield (
            f"a Word file whose {kind} is elsewhere",
            lambda kind=kind, target=target: (  # type: ignore[misc]
                with_part(WORD, "word/_rels/document.xml.rels", relations.format(kind, target).encode()),
                "tracker.docx",
            ),
        )
    yield (
        "a workbook that links to another",
        lambda: (
            with_part(workbook(), "xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
            "tracker.xlsx",
        ),
    )
    yield "a Word file with macros", lambda: (with_part(WORD, "word/vbaProject.bin", b"x" * 500), "tracker.docm")
    yield "a workbook with macros", lambda: (with_part(workbook(), "xl/vbaProject.bin", b"x" * 500), "tracker.xlsm")
    yield (
        "a Word file with a packed program",
        lambda: (
            with_part(WORD, "word/embeddings/oleObject1.bin", b"MZ" * 500),
            "tracker.docx",
        ),
    )
    yield (
        "a field that asks a server",
        lambda: (
            docx(table(HEADINGS, *ROWS) + '<w:p><w:fldSimple w:instr="INCLUDETEXT http://127.0.0.1:9/x"/></w:p>'),
            "tracker.docx",
        ),
    )
    yield "formulas that call programs", lambda: (_formulas(), "tracker.xlsx")
    yield "a PDF that runs a script", lambda: (_pdf_with("/OpenAction", "/JavaScript"), "tracker.pdf")
    yield "a PDF that starts a program", lambda: (_pdf_with("/OpenAction", "/Launch"), "tracker.pdf")


def _formulas() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tracker")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ["1) That the Council acts", "Agree"])
        sheet.write_formula(1, 2, "=cmd|' /C calc'!A0", None, "=cmd|' /C calc'!A0")
    return made.getvalue()


def _pdf_with(key: str, action: str) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as paper:
        paper.Root[key] = pikepdf.Dictionary(S=pikepdf.Name(action), JS="app.alert(1)", F="calc.exe")
        paper.save(made)
    return made.getvalue()


def locked() -> Made:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
    yield "a Word file with a password", lambda: (ole + "EncryptedPackage".encode("utf-16-le") * 9, "tracker.docx")
    yield "a workbook with a password", lambda: (ole + "EncryptedPackage".encode("utf-16-le") * 9, "tracker.xlsx")
    yield "an old file that claims to be new", lambda: (ole + b"\x00" * 3000, "tracker.docx")
    yield "a zip whose entries are encrypted", lambda: (flagged(WORD), "tracker.docx")
    yield "a PDF with a password", lambda: (_pdf_locked(), "tracker.pdf")


def flagged(data: bytes) -> bytes:
    """Every entry marked as encrypted, in the directory and before its bytes."""
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = 0
        while (at := data.find(mark, at)) >= 0:
            data = data[: at + offset] + b"\x01\x00" + data[at + offset + 2 :]
            at += 4
    return data


def _pdf_locked() -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as paper:
        paper.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    return made.getvalue()
