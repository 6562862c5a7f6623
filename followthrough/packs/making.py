"""From a report as it stands to what goes out: its documents after the guard, and their files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.councils.models import Council
from followthrough.councils.permissions import Role
from followthrough.councils.queries import everybody, people
from followthrough.lib import clock, digest
from followthrough.packs import house, queries, screening
from followthrough.packs.cover import CoverSource, cover
from followthrough.packs.frozen import as_data
from followthrough.packs.queries import ReportView
from followthrough.packs.rules import Layout
from followthrough.packs.screening import Found, Screen
from followthrough.reports.appendix import appendix, notice
from followthrough.reports.document import Document
from followthrough.reports.exports import document_bytes
from followthrough.reports.house_template.checking import fill
from followthrough.reports.words import day_words

COVER, APPENDIX = "report", "appendix-1"
ELECTED = {Role.CABINET_MEMBER, Role.COMMITTEE_MEMBER}


@dataclass(frozen=True)
class Made:
    """What a report says, as it would go out now: its documents by name, and what the guard found in them."""

    layout: Layout
    documents: dict[str, Document]
    found: list[Found]
    released: frozenset[tuple[str, str]]

    def content(self) -> dict[str, Any]:
        """What a pack keeps of it."""
        return {name: as_data(document) for name, document in self.documents.items()}

    def files(
        self, told: Callable[[int, int], None] = lambda done, of: None, template: bytes | None = None
    ) -> Iterator[tuple[str, bytes]]:
        """Each file with its name; the report in Word through the council's `template` where it has one.

        `told` hears how many are done. Raises Unfilled where the report does not go into the template.
        """
        wanted = [(name, form) for name in self.documents for form in ("html", "docx", "pdf")]
        for done, (name, form) in enumerate(wanted):
            told(done, len(wanted))
            if template and (name, form) == (COVER, "docx"):
                data = fill(template, house.filling(self.documents[COVER], self.layout))
            else:
                data = document_bytes(self.documents[name], form)
            yield f"{name}.{form}", data


def made(council: Council, view: ReportView) -> Made:
    """What the report would be if it were finalised now; what is not released is withheld."""
    screen = _screen(council, view)
    source = cover_source(council, view)
    whole = {COVER: cover(source), APPENDIX: replace(appendix(view.figures.now), notice=source.notice)}
    names = {COVER: _("Report"), APPENDIX: _("Appendix 1")}
    told = [pair for name, document in whole.items() for pair in screening.texts_of(document, names[name])]
    return Made(
        layout=view.layout,
        documents={name: screening.screened(document, screen) for name, document in whole.items()},
        found=screening.found(screen, told),
        released=screen.released,
    )


def cover_source(council: Council, view: ReportView) -> CoverSource:
    """What the cover report is made from, before the guard."""
    now = view.figures.now
    with translation.override(now.language.lower()):
        title = _("Progress on the recommendations of %(review)s, as at %(day)s")
        appendices = (("1", title % {"review": now.review_name, "day": day_words(now.as_at)}),)
        meant = _("For the meeting of %(day)s") % {"day": day_words(view.report.meeting.day)}
        says = notice(restricted=True) if now.restricted else meant
    return CoverSource(
        layout=view.layout,
        texts=view.texts,
        facts=view.words,
        appendices=appendices,
        neutral_name=now.neutral_name,
        council_name=council.name,
        as_at=now.as_at,
        language=now.language,
        notice=says,
    )


def digest_of(content: dict[str, Any]) -> str:
    """The stamp of what a pack says."""
    return digest.salted("", content)


def _screen(council: Council, view: ReportView) -> Screen:
    decided = {screening.key(one.kind, one.words): one.released for one in queries.rulings(council, view.report)}
    names = [person.name for person in everybody(council)]
    # An elected member is public as such: the same name without its title may be somebody else's.
    elected = [f"Cllr {person.name}" for person, roles in people(council, clock.today()) if ELECTED & set(roles)]
    return Screen(names, elected, frozenset(key for key, released in decided.items() if released))
