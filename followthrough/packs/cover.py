"""The cover report as a document: its sections in the council's order, its citations resolved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.packs.markdown import plain_words, prose
from followthrough.packs.rules import PROSE, Kind, Layout, Numbering, Section, says_something
from followthrough.reports.changed import changed
from followthrough.reports.document import Block, Document, Field, Fields, Heading, Paragraph, Prose
from followthrough.reports.progress_source import ProgressSource
from followthrough.reports.words import day_words

_BULLET = re.compile(r"^\s*(?:(?:[•*–-]|\d{1,2}[.)])\s+)+")


@dataclass(frozen=True, slots=True)
class CoverSource:
    """What a cover report is made from: `texts` by section, `facts` by code, `appendices` by name.

    `neutral_name` alone goes into titles and file properties. `notice` says what it is for, or who may read it.
    """

    layout: Layout
    texts: Mapping[str, str]
    facts: Mapping[str, str]
    appendices: tuple[str, ...]
    neutral_name: str
    council_name: str
    as_at: date
    language: str
    notice: str


def cover(source: CoverSource) -> Document:
    """The cover report in the source's language, ready for any renderer."""
    with translation.override(source.language.lower()):
        as_at = day_words(source.as_at)
        return Document(
            title=_("%(review)s: report as at %(day)s") % {"review": source.neutral_name, "day": as_at},
            heading=plain_words(source.layout.title_in(source.texts), source.facts) or _("Report"),
            council_name=source.council_name,
            as_at=source.as_at,
            as_at_line=_("As at %(day)s") % {"day": as_at},
            language=source.language,
            notice=source.notice,
            blocks=tuple(_blocks(source)),
            portrait=True,
        )


def supplement(source: ProgressSource, *, heading: str, notice: str) -> Document:
    """What became known after a report's cut-off, `source.since`, in the source's language."""
    now = source.now
    with translation.override(now.language.lower()):
        since, as_at = day_words(source.since), day_words(now.as_at)
        intro = _("The report tells what was known by the end of %(since)s. This is what became known after it.")
        return Document(
            title=_("%(review)s: supplement as at %(day)s") % {"review": now.neutral_name, "day": as_at},
            heading=_("%(report)s: supplement") % {"report": heading or _("Report")},
            council_name=now.council_name,
            as_at=now.as_at,
            as_at_line=_("As at %(day)s, with what changed since %(since)s") % {"day": as_at, "since": since},
            language=now.language,
            notice=notice,
            blocks=(Paragraph(intro % {"since": since}), *changed(source)),
        )


@dataclass(frozen=True, slots=True)
class Headed:
    """A headed section as it stands in the whole report: its heading and its paragraphs, numbered."""

    section: Section
    heading: str
    paragraphs: tuple[Prose, ...]


def _blocks(source: CoverSource) -> Iterator[Block]:
    written = {one.section.key: one for one in headed(source)}
    captions = iter([_("Front page")])
    for facts, sections in groupby(source.layout.sections, key=lambda one: one.kind is Kind.FIELD):
        if facts:
            fields = tuple(field for section in sections for field in _field(source, section))
            if fields:
                yield Fields(next(captions, _("About this report")), fields)
            continue
        for section in sections:
            one = written.get(section.key) or Headed(section, section.heading, tuple(entries(source, section)))
            if one.paragraphs:
                yield Heading(one.heading, key=section.key)
                yield from one.paragraphs


def _field(source: CoverSource, section: Section) -> list[Field]:
    text = source.texts.get(section.key, "").strip()
    found = tuple(prose(text, source.facts))
    return [Field(section.heading, found, section.key)] if found else []


def entries(source: CoverSource, section: Section) -> list[Prose]:
    """The entries of a section that is a list: resolutions, which are numbered, appendices or background papers."""
    made = section.kind is Kind.APPENDICES
    told = list(source.appendices) if made else lines_of(source.texts.get(section.key, ""))
    said = [one for line in told for one in prose(line, source.facts)[:1]]
    if section.kind is Kind.RESOLVES:
        return [replace(one, number=f"{at}.", item="", depth=0) for at, one in enumerate(said, start=1)]
    return [replace(one, item="•", depth=1) for one in said] if len(said) > 1 else said


def lines_of(text: str) -> list[str]:
    """The entries of a section that has one a line, without the bullets or numbers that somebody typed before them."""
    stripped = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return [line for line in stripped if says_something(line)]


def headed(source: CoverSource) -> Iterator[Headed]:
    """Each headed section; items of lists belong to the paragraph above and have no number."""
    numbering = source.layout.numbering
    at, chapter = 0, 0
    for section in source.layout.sections:
        if section.kind not in PROSE:
            continue
        told = prose(source.texts.get(section.key, ""), source.facts)
        if not (section.numbered and told) or numbering is Numbering.NONE:
            yield Headed(section, section.heading, tuple(told))
            continue
        if numbering is Numbering.BY_SECTION:
            at, chapter = 0, chapter + 1
        numbered = []
        for one in told:
            at += not one.item
            label = f"{at}." if numbering is Numbering.STRAIGHT else f"{chapter}.{at}"
            numbered.append(one if one.item else replace(one, number=label))
        heading = f"{chapter}. {section.heading}" if numbering is Numbering.BY_SECTION else section.heading
        yield Headed(section, heading, tuple(numbered))
