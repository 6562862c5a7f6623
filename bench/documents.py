"""The appendix in each format: beside LibreOffice where it is installed, and beside typst and docxtpl alone.

And a whole report to a committee: what the guard looks through, and every file of a version.
"""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench import filling
from bench.reading import beside, rows, word
from bench.records import records
from bench.table import Row

DAY = date(2026, 6, 30)


def measure(folder: Path) -> Iterator[Row]:
    """48 and 500 recommendations, from plain data to bytes."""
    filling.use(folder)
    for count in (48, 500):
        yield from _of(count, folder)
    yield _report(48)


def _report(count: int) -> Row:
    from followthrough.lib.steps import finished
    from followthrough.packs import making, screening
    from followthrough.packs.cover import CoverSource, cover
    from followthrough.packs.layouts import presets
    from followthrough.reports.appendix import appendix
    from followthrough.reports.progress import progress
    from followthrough.reports.progress_source import ProgressSource

    now, layout = _source(count), presets()["oxford"]
    since = ProgressSource(now, date(2026, 1, 1), (), ())
    text = "\n\n".join(record.text for record in records(count, 2))
    texts = {section.key: text for section in layout.written()}
    head = CoverSource(layout, texts, {}, (), now.neutral_name, now.council_name, DAY, now.language, "")

    def whole() -> list[tuple[str, bytes]]:
        screen = screening.Screen(names=[f"Person Number{n}" for n in range(50)])
        told = {making.COVER: cover(head), making.APPENDIX: appendix(now), making.PROGRESS: progress(since)}
        out = {name: screening.screened(document, screen) for name, document in told.items()}
        return finished(
            making.Made(layout, out, {making.APPENDIX: now, making.PROGRESS: since}, [], frozenset()).files()
        )

    ours, _ = beside(whole, lambda: None)
    return Row(
        f"report of {count}, guarded, every file", "one second", ours / 1000, at_most=3, figures=f"{ours:.0f} ms"
    )


def _of(count: int, folder: Path) -> Iterator[Row]:
    from followthrough.reports import exports

    source = _source(count)
    name = f"appendix of {count}"
    limits = {"pdf": ("typst alone", _typst(count, folder)), "docx": ("docxtpl alone", _docxtpl(count))}
    for form in exports.FORMATS:
        if form not in limits:
            ours, _ = beside(lambda form=form: exports.export(source, form), lambda: None)
            yield Row(f"{name} as {form}", "one second", ours / 1000, figures=f"{ours:.0f} ms")
            continue
        library, alone = limits[form]
        ours, theirs = beside(lambda form=form: exports.export(source, form), alone)
        figures = f"{ours:.0f} ms, alone {theirs:.0f} ms"
        yield Row(f"{name} as {form}", library, ours / theirs, at_most=2, figures=figures)
        if count == 48 and form == "pdf" and shutil.which("soffice"):
            took = _libreoffice(word(count), folder)
            yield Row(
                f"{name} as pdf",
                "LibreOffice (its CPU by ours)",
                took / ours,
                at_least=10,
                figures=f"{took:.0f} ms",
            )


def _source(count: int) -> Any:
    from followthrough.lib.days import parse
    from followthrough.reports.source import AppendixSource, Due, LatestUpdate, RecommendationSource, ResponseGiven

    made = tuple(
        RecommendationSource(
            number=str(n),
            text=record.text,
            responses=(ResponseGiven("Cabinet", "agreed"),),
            owners=(f"Service {record.owner}",),
            due=Due(parse(record.due.isoformat()), parse(record.due.isoformat())),
            update=LatestUpdate(record.updates[-1].state, "", record.updates[-1].text, parse("4 June 2026")),
        )
        for n, record in enumerate(records(count, 2), start=1)
    )
    return AppendixSource("Damp", "Review 7", "Merrowbridge", "Scrutiny Committee", DAY, made)


def _typst(count: int, folder: Path) -> Any:
    """A table of the same rows by typst, with nothing else done."""
    import typst

    cells = ", ".join(f"[{text}]" for texts in rows(count) for text in texts)
    source = f'#set document(title: "Rows")\n#table(columns: 6, {cells})'.encode()
    return lambda: typst.compile(source)


def _docxtpl(count: int) -> Any:
    """A table of the same rows by docxtpl, from a template with one row."""
    import docx
    from docxtpl import DocxTemplate

    document = docx.Document()
    table = document.add_table(rows=3, cols=6)
    table.cell(0, 0).text = "{%tr for row in rows %}"
    table.cell(2, 0).text = "{%tr endfor %}"
    for at in range(6):
        table.cell(1, at).text = f"{{{{ row[{at}] }}}}"
    kept = io.BytesIO()
    document.save(kept)
    given = list(rows(count))

    def render() -> bytes:
        template, out = DocxTemplate(io.BytesIO(kept.getvalue())), io.BytesIO()
        template.render({"rows": given})
        template.save(out)
        return out.getvalue()

    return render


def _libreoffice(data: bytes, folder: Path) -> float:
    """Milliseconds of processor time in which LibreOffice turns a Word table of as many rows into a PDF."""
    import resource

    with tempfile.TemporaryDirectory(dir=folder) as place:
        paper = Path(place) / "paper.docx"
        paper.write_bytes(data)
        home = f"-env:UserInstallation=file://{Path(place) / 'profile'}"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", place, str(paper)]
        took = []
        for _ in range(3):  # the first makes the profile
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, capture_output=True, timeout=300)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(took[1:]) * 1000
