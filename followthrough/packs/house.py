"""A cover report as what a council's Word template is filled with; and examples, to try a template with."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from followthrough.councils.models import Council
from followthrough.packs import queries
from followthrough.packs.cover import CoverSource, cover
from followthrough.packs.layouts import presets
from followthrough.packs.rules import PROSE, Kind, Layout, Section, layout_of
from followthrough.reports.document import Document, Fields, Heading, Prose, printable_document
from followthrough.reports.house_template.checking import Checked, check, fill
from followthrough.reports.house_template.names import Filling, Keys

_EXAMPLE_DAY = date(2024, 1, 16)


def filling(document: Document, layout: Layout) -> Filling:
    """What the document says, after the guard: by the names that a template has for it."""
    plain = printable_document(document)
    kinds = {one.key: str(one.kind) for one in layout.sections}
    facts = [field for block in plain.blocks if isinstance(block, Fields) for field in block.rows]
    return Filling(
        texts={
            "council": plain.council_name,
            "title": plain.heading,
            "as_at": plain.as_at_line,
            "notice": plain.notice,
        },
        fields=[{"key": one.key, "label": one.label, "paragraphs": _paragraphs(one.content)} for one in facts],
        parts=list(_parts(plain, kinds)),
        file_title=plain.title,
        language=plain.language,
        day=plain.as_at.isoformat(),
    )


def looked_at(council: Council, data: bytes) -> Checked:
    """What is wrong with a template for this council, or how an example looks in it."""
    known = _layouts(council)
    return check(data, keys(known), [example(one, council.name) for one in known])


def to_begin_with() -> bytes:
    """The template that comes with the product."""
    from followthrough.reports.house_template.built_in import built_in  # noqa: PLC0415  large, and seldom asked for

    return built_in()


def shown(council: Council, template: bytes) -> bytes:
    """An example of a report in the council's own layout, in a template that is kept. Raises Unfilled."""
    return fill(template, example(_layouts(council)[0], council.name))


def _layouts(council: Council) -> list[Layout]:
    """Those that a report of the council can be begun in, its own first."""
    return [*(layout_of(one.sections) for one in queries.layouts(council) if one.sections), *presets().values()]


def keys(layouts: Iterable[Layout]) -> Keys:
    """The keys that sections of these layouts have."""
    sections = [one for layout in layouts for one in layout.sections]
    fields = dict.fromkeys(one.key for one in sections if one.kind is Kind.FIELD)
    headed = dict.fromkeys(one.key for one in sections if one.kind is not Kind.FIELD)
    return Keys(list(fields), list(headed))


def example(layout: Layout, council_name: str) -> Filling:
    """A made-up report in that layout, in which every section says something."""
    source = CoverSource(
        layout=layout,
        texts={one.key: _example_text(one) for one in layout.written()},
        facts={},
        appendices=(_("Appendix 1: Progress on the recommendations"),),
        neutral_name=_("Review 7"),
        council_name=council_name,
        as_at=_EXAMPLE_DAY,
        language=to_locale(get_language() or "en-gb").replace("_", "-"),
        notice=_("An example, made up to show the template"),
    )
    return filling(cover(source), layout)


def _example_text(section: Section) -> str:
    if section.key == "title":
        return _("Street trees: progress on the recommendations of a scrutiny review")
    said = {"name": section.heading}
    if section.kind is Kind.FIELD:
        return _("What the report says under “%(name)s”") % said
    if section.kind not in PROSE:
        first = _("The first entry under “%(name)s”.") % said
        return f"{first}\n{_('The second entry under “%(name)s”.') % said}"
    first = _("This is the first paragraph of “%(name)s”, with **words in bold** and *words in italics*.") % said
    second = _("This is the second, which is followed by a list:")
    items = [_("the first item of “%(name)s”;") % said, _("the second item of “%(name)s”.") % said]
    return f"{first}\n\n{second}\n\n- {items[0]}\n- {items[1]}"


def _parts(document: Document, kinds: Mapping[str, str]) -> Iterator[dict[str, object]]:
    heading: Heading | None = None
    told: list[Prose] = []
    for block in (*document.blocks, Heading("")):
        if isinstance(block, Prose):
            told.append(block)
        elif isinstance(block, Heading):
            if heading is not None:
                kind = kinds.get(heading.key, str(Kind.PROSE))
                yield {"key": heading.key, "kind": kind, "heading": heading.text, "paragraphs": _paragraphs(told)}
            heading, told = block, []


def _paragraphs(content: Iterable[Prose]) -> list[dict[str, object]]:
    return [
        {"number": one.number, "item": one.item, "runs": [[run.text, run.strong, run.emphasis] for run in one.runs]}
        for one in content
    ]
