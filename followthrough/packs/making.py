"""From a report as it stands to what goes out: its documents after the guard, and their files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.councils.models import Council
from followthrough.councils.permissions import Role
from followthrough.councils.queries import everybody, people
from followthrough.lib import clock, digest
from followthrough.lib.steps import Step, Steps
from followthrough.packs import house, queries, screening
from followthrough.packs.cover import CoverSource, cover, supplement
from followthrough.packs.frozen import as_data
from followthrough.packs.markdown import plain_words
from followthrough.packs.models import WordTemplate
from followthrough.packs.queries import ReportView, Told
from followthrough.packs.rules import Layout
from followthrough.packs.screening import Found, Screen
from followthrough.reports.appendix import appendix, notice
from followthrough.reports.document import Document
from followthrough.reports.exempt import exempt_appendix
from followthrough.reports.exports import DOCUMENTS, TABLES, document_bytes, export, export_progress
from followthrough.reports.house_template.checking import fill
from followthrough.reports.progress import progress
from followthrough.reports.progress_source import ProgressSource
from followthrough.reports.source import AppendixSource
from followthrough.reports.words import day_words

COVER, APPENDIX, PROGRESS, EXEMPT, SUPPLEMENT = "report", "appendix-1", "appendix-2", "exempt-appendix", "supplement"
ELECTED = {Role.CABINET_MEMBER, Role.COMMITTEE_MEMBER}


@dataclass(frozen=True)
class Made:
    """What a report says, as it would go out now: its documents by name, and what the guard found in them.

    `tables`: what those documents that have rows are made from, after the guard. `template`: the council's own, for
    the report in Word.
    """

    layout: Layout
    template: WordTemplate | None
    documents: dict[str, Document]
    tables: dict[str, AppendixSource | ProgressSource]
    found: list[Found]
    released: frozenset[tuple[str, str]]

    def content(self) -> dict[str, Any]:
        """What a pack keeps of it."""
        return {name: as_data(document) for name, document in self.documents.items()}

    def held(self) -> list[Found]:
        """What is withheld of it."""
        return [one for one in self.found if screening.key(one.kind, one.words) not in self.released]

    def files(self, template: bytes | None = None) -> Steps[list[tuple[str, bytes]]]:
        """Each file with its name; the report in Word through the council's `template` where it has one.

        Raises Unfilled where the report does not go into the template.
        """
        makers = dict(self._makers(template))
        written: list[tuple[str, bytes]] = []
        for name, make in makers.items():
            yield Step("files", len(written), len(makers))
            written.append((name, make()))
        return written

    def _makers(self, template: bytes | None) -> Iterator[tuple[str, "partial[bytes]"]]:
        for name, document in self.documents.items():
            yield from ((f"{name}.{form}", partial(document_bytes, document, form)) for form in DOCUMENTS)
            if template and name == COVER:
                yield f"{name}.docx", partial(_in_template, template, document, self.layout)
            if name in self.tables:
                yield from ((f"{name}.{form}", partial(_rows, self.tables[name], form)) for form in TABLES)


def made(council: Council, view: ReportView) -> Made:
    """What the report would be if it were finalised now; what is not released is withheld."""
    screen = _screen(council, view)
    now = replace(view.figures.now, notice=_notice(view))
    since = replace(queries.progress(council, view), now=now)
    source = cover_source(council, view, since)
    # Before a document cuts a text into lines: what is withheld may go on over two of them.
    held_now, held_since = screening.held_in(now, screen), screening.held_in(since, screen)
    whole = {
        COVER: cover(source),
        APPENDIX: appendix(held_now),
        PROGRESS: progress(held_since),
    }
    # Exempt texts go to members as they are: the guard is for what is published.
    apart = {EXEMPT: exempt_appendix(now)} if now.exempt_texts else {}
    return Made(
        layout=view.layout,
        template=_template(council),
        documents=_screened(whole, screen) | apart,
        tables={APPENDIX: held_now, PROGRESS: held_since},
        found=_found(screen, whole, {APPENDIX: now, PROGRESS: since}),
        released=screen.released,
    )


def made_supplement(council: Council, view: ReportView, told: Told) -> Made | None:
    """What became known after a version and up to the point of the view; None where nothing did."""
    since = queries.progress_after(council, view, told)
    if not any(item.kinds for item in since.items):
        return None
    screen = _screen(council, view)
    title = plain_words(view.layout.title_in(view.texts), view.words)
    whole = {SUPPLEMENT: supplement(screening.held_in(since, screen), heading=title, notice=_notice(view))}
    found = _found(screen, whole, {SUPPLEMENT: since})
    return Made(view.layout, None, _screened(whole, screen), {}, found, screen.released)


def cover_source(council: Council, view: ReportView, since: ProgressSource) -> CoverSource:
    """What the cover report is made from, before the guard."""
    now = view.figures.now
    return CoverSource(
        layout=view.layout,
        texts=view.texts,
        facts=view.words,
        appendices=tuple(_appendices(now, since)),
        neutral_name=now.neutral_name,
        council_name=council.name,
        as_at=now.as_at,
        language=now.language,
        notice=_notice(view),
    )


def digest_of(content: dict[str, Any]) -> str:
    """The stamp of what a pack says."""
    return digest.salted("", content)


def _appendices(now: AppendixSource, since: ProgressSource) -> Iterator[str]:
    with translation.override(now.language.lower()):
        of = {"review": now.review_name, "day": day_words(now.as_at), "since": day_words(since.since)}
        yield _("Appendix 1: Progress on the recommendations of %(review)s, as at %(day)s") % of
        yield _("Appendix 2: What changed since %(since)s, and where the recommendations stand") % of
        if now.exempt_texts:
            yield _("Exempt appendix: texts that are not for publication")


def _template(council: Council) -> WordTemplate | None:
    """The council's own; where a redaction took its file, reports have the product's look."""
    used = queries.template_in_use(council)
    return used if used and queries.template_bytes(council, used) else None


def _notice(view: ReportView) -> str:
    with translation.override(view.figures.now.language.lower()):
        meant = _("For the meeting of %(day)s") % {"day": day_words(view.report.meeting.day)}
        return notice(restricted=True) if view.figures.now.restricted else meant


def _in_template(template: bytes, document: Document, layout: Layout) -> bytes:
    return fill(template, house.filling(document, layout))


def _rows(source: AppendixSource | ProgressSource, form: str) -> bytes:
    return export_progress(source, form) if isinstance(source, ProgressSource) else export(source, form)


def _screened(whole: dict[str, Document], screen: Screen) -> dict[str, Document]:
    return {name: screening.screened(document, screen) for name, document in whole.items()}


def _found(
    screen: Screen, whole: dict[str, Document], sources: dict[str, AppendixSource | ProgressSource]
) -> list[Found]:
    with translation.override(next(iter(whole.values())).language.lower()):
        names = {COVER: _("Report"), APPENDIX: _("Appendix 1"), PROGRESS: _("Appendix 2"), SUPPLEMENT: _("Supplement")}
    told = [one for name, source in sources.items() for one in screening.texts_behind(source, names[name])]
    told += [one for name, document in whole.items() for one in screening.texts_of(document, names[name])]
    return screening.found(screen, told)


def _screen(council: Council, view: ReportView) -> Screen:
    decided = {screening.key(one.kind, one.words): one.released for one in queries.rulings(council, view.report)}
    names = [person.name for person in everybody(council)]
    # An elected member is public as such: the same name without its title may be somebody else's.
    elected = [f"Cllr {person.name}" for person, roles in people(council, clock.today()) if ELECTED & set(roles)]
    return Screen(names, elected, frozenset(key for key, released in decided.items() if released))
