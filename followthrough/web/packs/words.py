"""What a report lacks, and the parts of a pack, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from followthrough.packs.making import APPENDIX, COVER, EXEMPT, PROGRESS, SUPPLEMENT
from followthrough.packs.rules import ADVICE, PROSE, Kind, Lack, Layout, Missing, Numbering, Section

DOCUMENTS = {
    COVER: _("The report"),
    APPENDIX: _("Appendix 1"),
    PROGRESS: _("Appendix 2"),
    EXEMPT: _("Exempt appendix"),
    SUPPLEMENT: _("Supplement"),
}
FORMS = {"docx": _("Word"), "pdf": _("PDF"), "html": _("Web page"), "xlsx": "Excel", "csv": "CSV", "json": "JSON"}
_LACKS = {
    Missing.EMPTY: _("“%(where)s” is empty."),
    Missing.NOT_CLEARED: _("%(where)s has not cleared it."),
    Missing.LAPSED: _("%(where)s cleared it before it was edited."),
    Missing.UNKNOWN_CITATION: _(
        "“%(where)s” cites “%(words)s”, which there is not. Choose one from the list beside it."
    ),
    Missing.TABLE: _("“%(where)s” holds a table. Write it as a list or sentences: the figures stand in the appendix."),
    Missing.CUTOFF_TO_COME: _("The cut-off day has not come yet."),
    Missing.TOO_FEW_DAYS: _("Only %(words)s clear weekdays lie between publication and meeting; five are usual."),
    Missing.LAYOUT: _(
        "A redaction has taken out how this report is laid out. Choose a layout for it: what was written stays."
    ),
    Missing.UNCITED: _(
        "“%(where)s” says %(words)s, which matches nothing that it cites. Check it, or cite its source."
    ),
}
_OF_CLEARERS = (Missing.NOT_CLEARED, Missing.LAPSED)
# What a section holds, where it is chosen and where it is listed.
SECTIONS = {
    Kind.PROSE: _("Paragraphs under a heading"),
    Kind.IMPLICATIONS: _("Implications: paragraphs that are never blank"),
    Kind.FIELD: _("One fact on a line, such as To or Report of"),
    Kind.RESOLVES: _("What the committee is asked to resolve, one a line"),
    Kind.PAPERS: _("Background papers, one a line"),
    Kind.APPENDICES: _("The list of appendices, made by itself"),
}
SECTIONS_BRIEFLY = {
    Kind.PROSE: _("Paragraphs"),
    Kind.IMPLICATIONS: _("Implications"),
    Kind.FIELD: _("One fact"),
    Kind.RESOLVES: _("Resolutions"),
    Kind.PAPERS: _("Background papers"),
    Kind.APPENDICES: _("Appendices"),
}
NUMBERINGS = {
    Numbering.STRAIGHT: _("1, 2, 3 through the whole report"),
    Numbering.BY_SECTION: _("1.1, 1.2 in the first section, 2.1 in the second"),
    Numbering.NONE: _("Not at all"),
}
# What the guard takes words for.
KINDS = {
    "postcode": _("Postcode or place"),
    "street": _("Street or address"),
    "name": _("Name of a person"),
    "telephone": _("Telephone number"),
    "email": _("E-mail address"),
    "small_count": _("Count of people from 1 to 4"),
}


def files(names: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The files of a version by document, each as its format and its name."""
    there = set(names)
    told = {
        str(document): [(str(form), f"{key}.{end}") for end, form in FORMS.items() if f"{key}.{end}" in there]
        for key, document in DOCUMENTS.items()
    }
    return {document: forms for document, forms in told.items() if forms}


@dataclass(frozen=True)
class Told:
    """A lack in words, the name of the page that mends it with what that page wants, and whether it must be."""

    text: str
    page: str
    of: dict[str, str]
    stops: bool


def lacks(layout: Layout, found: Iterable[Lack]) -> list[Told]:
    """What a report lacks, each in a sentence."""
    clearers = {one.key: one.name for one in layout.clearers}
    told = []
    for lack in found:
        section = layout.section(lack.where)
        where = clearers.get(lack.where, "") if lack.what in _OF_CLEARERS else section.heading if section else ""
        sentence = str(_LACKS[lack.what]) % {"where": where, "words": lack.words}
        told.append(Told(sentence, *_mended_at(lack, section), lack.what not in ADVICE))
    return told


def _mended_at(lack: Lack, section: Section | None) -> tuple[str, dict[str, str]]:
    if lack.what in _OF_CLEARERS:
        return "packs:clear", {"clearer": lack.where}
    if lack.what is Missing.LAYOUT:
        return "packs:lay_out", {}
    if section is None:
        return "packs:days", {}
    return ("packs:section", {"section": section.key}) if section.kind in PROSE else ("packs:front", {})
