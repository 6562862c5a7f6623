"""OpenDocument files that attack: what a few bytes claim to repeat, parts that grow, and the rest of the family."""

from tests.exchange.hostile.base import ROWS, Made, pdf, with_part
from tests.exchange.hostile.harmed import flagged, overwritten
from tests.exchange.hostile.packages import DOCTYPES, lies, nested
from tests.exchange.open_documents import (
    COVERED,
    MANIFEST,
    MIMETYPE,
    cell,
    content,
    item,
    listed,
    ods,
    odt,
    p,
    row,
    table,
    tracker,
)
from tests.exchange.papers import HEADINGS, zipped
from tests.exchange.papers import tracker as word_tracker

_ENDLESS = "999999999999"
_MAKERS = {"odt": odt, "ods": ods}


def open_documents() -> Made:
    yield from _repeated()
    yield from _grown()
    yield from _deep()
    yield from _harmed()


def _repeated() -> Made:
    rows, columns = f'table:number-rows-repeated="{_ENDLESS}"', f'table:number-columns-repeated="{_ENDLESS}"'
    bodies = {
        "a row repeated without end": table(HEADINGS, row(*ROWS[0], more=rows)),
        "an empty row repeated without end": table(HEADINGS, row("", more=rows), ROWS[0]),
        "a cell repeated without end": table(HEADINGS, [cell("1) That it acts", columns)]),
        "an empty cell repeated without end": table([*HEADINGS, cell("", columns)], *ROWS),
        "a cell and its row repeated without end": table(row(cell("x", columns), more=rows)),
        "40,000 rows of 200 cells": table(row(cell("x", 'table:number-columns-repeated="200"'), more='table:number-rows-repeated="40000"')),
        "a long text repeated": table(row(cell("x" * 500_000, 'table:number-columns-repeated="150"'), more='table:number-rows-repeated="40000"')),
        "a column repeated without end": table(f"<table:table-column {columns}/>", HEADINGS, *ROWS),
        "a covered cell repeated without end": table(HEADINGS, [cell("x"), f"<table:covered-table-cell {columns}/>"]),
        "one cell over 100,000 rows": table(HEADINGS, [cell("x", 'table:number-rows-spanned="100000"'), "1) That it acts"], *[[COVERED, "1) That it acts"]] * 300),
        "one cell over everything": table(HEADINGS, [cell("x", f'table:number-rows-spanned="{_ENDLESS}" table:number-columns-spanned="{_ENDLESS}"'), *[COVERED] * 3], *ROWS),
        "spans that are no numbers": table(HEADINGS, [cell("x", 'table:number-rows-spanned="-5" table:number-columns-spanned="x"')], *ROWS),
        "999,999,999 blanks": table(HEADINGS, [cell(p('<text:s text:c="999999999"/>')), "Agree"], *ROWS),
        "100,000 empty rows": table(HEADINGS, *[""], "<table:table-row/>" * 100_000),
    }  # fmt: skip
    for form, make in _MAKERS.items():
        for name, body in bodies.items():
            yield f"{name} in an {form}", lambda make=make, form=form, body=body: (make(body), f"t.{form}")  # type: ignore[misc, operator]
    yield "a list that starts at the end", lambda: (odt(listed(item("x", f'text:start-value="{_ENDLESS}"'))), "t.odt")
    yield "tables that repeat their rows in tables", lambda: (odt(_repeating(6)), "t.odt")


def _repeating(deep: int) -> str:
    more = 'table:number-rows-repeated="1000"'
    body = table(row("x", "y", more=more))
    for _ in range(deep):
        body = table(row("a", cell(body), more=more))
    return body


def _grown() -> Made:
    whole = tracker(*ROWS)
    for part in ("content.xml", "styles.xml", "META-INF/manifest.xml", "mimetype", "Pictures/a.png"):
        yield (
            f"{part} of 100 MB of blanks",
            lambda part=part: (with_part(whole, part, b"<a>" + b" " * 100_000_000), "t.odt"),
        )  # type: ignore[misc]
    yield (
        "20,000 pictures",
        lambda: (
            zipped({"mimetype": MIMETYPE + "text", **{f"Pictures/{at}.png": "" for at in range(20_000)}}),
            "t.odt",
        ),
    )
    yield "an odt in an odt in an odt", lambda: (with_part(whole, "Object 1.odt", nested(whole, 8)), "t.odt")
    yield "a directory that lies about every size of an odt", lambda: (lies(whole, 7), "t.odt")
    yield (
        "20,000 styles in a row",
        lambda: (odt("".join(p("x", f"P{at}") for at in range(20_000)), _heirs(20_000)), "t.odt"),
    )


def _heirs(count: int) -> str:
    return "".join(
        f'<style:style style:name="P{at}" style:family="paragraph" style:parent-style-name="P{at + 1}"/>'
        for at in range(count)
    )


def _deep() -> Made:
    for deep in (9, 60, 120, 240, 400):
        yield (
            f"tables in tables {deep} deep in an odt",
            lambda deep=deep: (odt(_inside("<table:table><table:table-row><table:table-cell>", deep)), "t.odt"),
        )  # type: ignore[misc]
        yield (
            f"lists in lists {deep} deep",
            lambda deep=deep: (odt(_inside("<text:list><text:list-item>", deep)), "t.odt"),
        )  # type: ignore[misc]
        yield f"sections in sections {deep} deep", lambda deep=deep: (odt(_inside("<text:section>", deep)), "t.odt")  # type: ignore[misc]
        yield f"spans in spans {deep} deep", lambda deep=deep: (odt(p(_inside("<text:span>", deep))), "t.odt")  # type: ignore[misc]
        yield (
            f"text boxes in text boxes {deep} deep",
            lambda deep=deep: (odt(_inside("<text:p><draw:text-box>", deep)), "t.odt"),
        )  # type: ignore[misc]


def _inside(tags: str, deep: int) -> str:
    closed = "".join(f"</{tag}>" for tag in reversed(tags.strip("<>").split("><")))
    return tags * deep + p("x") + closed * deep


def _harmed() -> Made:
    whole = {"odt": tracker(*ROWS), "ods": ods(table(HEADINGS, *ROWS))}
    manifest = MANIFEST.format("<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
    for form, data in whole.items():
        for share in (0.02, 0.3, 0.6, 0.9, 0.99):
            yield (
                f"an {form} of which {share:.0%} came",
                lambda form=form, data=data, share=share: (data[: int(len(data) * share)], f"t.{form}"),
            )  # type: ignore[misc]
        for name, doctype in DOCTYPES.items():
            for part in ("content.xml", "styles.xml", "META-INF/manifest.xml"):
                yield (
                    f"{name} in {part} of an {form}",
                    lambda form=form, data=data, part=part, doctype=doctype: (
                        with_part(data, part, f"{doctype}<a>&j;</a>".encode()),
                        f"t.{form}",
                    ),
                )  # type: ignore[misc]
        yield (
            f"an {form} with zeros in its middle",
            lambda form=form, data=data: (overwritten(data, b"\x00" * 200), f"t.{form}"),
        )  # type: ignore[misc]
        yield (
            f"an {form} with a password",
            lambda form=form, data=data: (with_part(data, "META-INF/manifest.xml", manifest.encode()), f"t.{form}"),
        )  # type: ignore[misc]
        yield f"an {form} whose entries are encrypted", lambda form=form, data=data: (flagged(data), f"t.{form}")  # type: ignore[misc]
        yield (
            f"an {form} with macros",
            lambda form=form, data=data: (with_part(data, "Basic/Standard/Module1.xml", b"<a/>"), f"t.{form}"),
        )  # type: ignore[misc]
        yield (
            f"an {form} that is elements 100,000 deep",
            lambda form=form, data=data: (with_part(data, "content.xml", b"<a>" * 100_000), f"t.{form}"),
        )  # type: ignore[misc]
        yield f"an {form} and a PDF in one", lambda form=form, data=data: (data + pdf(), f"t.{form}")  # type: ignore[misc]
        yield f"a PDF and an {form} in one", lambda form=form, data=data: (pdf() + data, "t.pdf")  # type: ignore[misc]
        yield (
            f"an {form} with an entry that points out of it",
            lambda form=form, data=data: (with_part(data, "../../etc/x", b"x"), f"t.{form}"),
        )  # type: ignore[misc]
        yield f"an {form} that calls itself a Word file", lambda data=data: (data, "t.docx")  # type: ignore[misc]
    yield (
        "an odt that is a Word file too",
        lambda: (with_part(word_tracker(*ROWS), "mimetype", f"{MIMETYPE}text".encode()), "t.odt"),
    )
    yield "a mimetype and nothing else", lambda: (zipped({"mimetype": MIMETYPE + "text"}), "t.odt")
    yield (
        "a flat document with a doctype",
        lambda: (
            content(table(HEADINGS, *ROWS), before=f"<?xml version='1.0'?>{DOCTYPES['a billion laughs']}")
            .replace("document-content", "document")
            .encode(),
            "t.fodt",
        ),
    )
    yield "a flat document cut short", lambda: (content(table(HEADINGS, *ROWS)).encode()[:900], "t.fodt")
