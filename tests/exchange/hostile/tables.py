"""Tables that no tracker has, and text that no person typed."""

from tests.exchange.hostile.base import ROWS, Made, with_part, workbook
from tests.exchange.papers import HEADINGS, cell, docx, paragraph, table, tracker

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def shapes() -> Made:
    yield "one cell merged over 1,500 rows", lambda: (_merged_down(1_500), "tracker.docx")
    yield "one cell of a sheet merged over a million rows", lambda: (_sheet(merge="A2:A1048576"), "tracker.xlsx")
    yield "a sheet merged from corner to corner", lambda: (_sheet(merge="A1:XFD1048576"), "tracker.xlsx")
    yield "30,000 merged cells", lambda: (_sheet(merge=[f"A{at}:B{at}" for at in range(4, 30_004)]), "tracker.xlsx")
    yield "a sheet that claims a billion rows", lambda: (_sheet(dimension="A1:XFD1048576"), "tracker.xlsx")
    yield "a row that claims to be the last", lambda: (_sheet(last=1_048_576), "tracker.xlsx")
    yield "a cell in the last column", lambda: (_sheet(column="XFD"), "tracker.xlsx")
    for deep in (9, 60, 400):
        yield f"tables in tables {deep} deep", lambda deep=deep: (docx(_tables(deep)), "tracker.docx")  # type: ignore[misc]
        yield (
            f"tables of a page {deep} deep",
            lambda deep=deep: (  # type: ignore[misc]
                b"<html>" + b"<table><tr><td>" * deep + b"x" + b"</table>" * deep,
                "tracker.html",
            ),
        )
    for attribute in ("rowspan", "colspan"):
        for size in ("65534", "99999999999", "-5", "x"):
            yield (
                f"{attribute}={size}",
                lambda attribute=attribute, size=size: (  # type: ignore[misc]
                    f"<table><tr><th>No.<th>Recommendation<tr><td {attribute}={size}>1<td>That it acts</table>".encode(),
                    "tracker.html",
                ),
            )
    yield (
        "a span of 10,000 columns",
        lambda: (
            docx(
                table(HEADINGS, *ROWS)
                .replace("<w:tcPr/>", "")
                .replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="10000"/></w:tcPr>')
            ),
            "tracker.docx",
        ),
    )
    yield "100,000 empty paragraphs", lambda: (docx("<w:p/>" * 100_000), "tracker.docx")
    yield "a table of 60,000 empty rows", lambda: (docx(f"<w:tbl>{'<w:tr/>' * 60_000}</w:tbl>"), "tracker.docx")


def _merged_down(count: int) -> bytes:
    top, below = cell("Theme", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    rows = [[below if at else top, f"{at + 1}) That the Council acts", "Agree", "Complete"] for at in range(count)]
    return tracker(*rows, headings=("Theme", *HEADINGS))


def _sheet(merge: str | list[str] = "", dimension: str = "A1:C3", last: int = 3, column: str = "C") -> bytes:
    said = "".join(
        f'<c r="{at}1" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in zip("ABC", HEADINGS, strict=True)
    )
    more = f'<c r="A{last}" t="inlineStr"><is><t>1) That it acts</t></is></c><c r="{column}{last}"><v>1</v></c>'
    merges = [merge] if isinstance(merge, str) else merge
    inside = "".join(f'<mergeCell ref="{one}"/>' for one in merges if one)
    xml = (
        f'<worksheet xmlns="{S}"><dimension ref="{dimension}"/><sheetData><row r="1">{said}</row>'
        f'<row r="{last}">{more}</row></sheetData>{f"<mergeCells>{inside}</mergeCells>" if inside else ""}</worksheet>'
    )
    return with_part(workbook(), "xl/worksheets/sheet1.xml", xml.encode())


def _tables(deep: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * deep + paragraph("x") + "</w:tc></w:tr></w:tbl>" * deep


def texts() -> Made:
    head = b"Recommendation\tAgree?\tComment\n"
    yield "a line of five million letters", lambda: (head + b"1) That it " + b"a" * 5_000_000 + b"\tAgree\t\n", "t.txt")
    yield "100,000 columns", lambda: (b"a;" * 100_000 + b"\n" + b"b;" * 100_000, "t.csv")
    yield (
        "a quote that is never closed",
        lambda: (b'Recommendation,Agree?\n"1) That it acts,Agree\n' + b"x,y\n" * 50_000, "t.csv"),
    )
    yield "300,000 rows", lambda: (b"Recommendation,Agree?\n" + b"1) That it acts,Agree\n" * 300_000, "t.csv")
    yield "nothing but blank lines", lambda: (b"\n" * 3_000_000, "t.txt")
    yield "nothing but tabs", lambda: (b"\t" * 3_000_000, "t.txt")
    yield "nothing but zeros", lambda: (b"\x00" * 100_000, "t.csv")
    yield "half a character at the end", lambda: (head + b"1) That it acts\tAgree\tcaf\xc3", "t.txt")
    yield "letters that run backwards", lambda: (head + "1) That \u202eit acts\tAgree\tx\n".encode(), "t.txt")
    yield (
        "a thousand marks on one letter",
        lambda: (head + ("1) That it acts" + "\u0301" * 100_000 + "\tAgree\tx\n").encode(), "t.txt"),
    )
    yield "UTF-32", lambda: ((head.decode() + "1) That it acts\tAgree\tx\n").encode("utf-32"), "t.txt")
    yield (
        "UTF-16 without its mark",
        lambda: ((head.decode() + "1) That it acts\tAgree\tx\n").encode("utf-16-le"), "t.txt"),
    )
    yield "a number of 400 digits", lambda: (head + b"9" * 400 + b") That it acts\tAgree\t99/99/9999\n", "t.txt")
    yield (
        "numbers that make a pattern slow",
        lambda: (head + b"1." * 40_000 + b" That\tAgree\t" + b"(" * 40_000, "t.txt"),
    )
    yield (
        "dates that make a pattern slow",
        lambda: (head + b"1) That it acts\tAgree\t" + b"1 January " * 60_000, "t.txt"),
    )
    yield "a comment of a page that is never closed", lambda: (b"<html><!--" + b"<td>" * 500_000, "t.html")
    yield "a page of a million tags", lambda: (b"<html><table>" + b"<b>" * 1_000_000, "t.html")
    yield (
        "a page in a code page that nobody knows",
        lambda: (
            b"<html><meta charset='no-such-code'><table><tr><th>No.<th>Recommendation</table>",
            "t.html",
        ),
    )
    yield (
        "a page that says it is UTF-16 and is not",
        lambda: (
            b"<html><meta charset='utf-16'><table><tr><th>No.<th>Recommendation<tr><td>1<td>That it acts</table>",
            "t.html",
        ),
    )
