"""What is wrong with a Word template in sentences, and what its marks stand for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.reports.house_template.faults import Code, Fault, Note

_MOST_NAMED = 12

_SENTENCES = {
    Code.TOO_BIG: gettext_lazy("The file is larger than 10 MB. Make its pictures smaller in Word, and try that."),
    Code.NOT_WORD: gettext_lazy("This is not a Word document. Save the template as .docx or .dotx, and try that."),
    Code.PICTURE: gettext_lazy("This is a picture. Upload the Word document (.docx) that the template was made in."),
    Code.OLD_WORD: gettext_lazy("This is an old Word file. Open it in Word, save it as .docx, and try that."),
    Code.PASSWORD: gettext_lazy(
        "This file is protected by a password. Save a copy without the password, and try that."
    ),
    Code.DAMAGED: gettext_lazy(
        "This file is damaged or cut short. Open it in Word, save a new copy as .docx, and try that."
    ),
    Code.DECLARES: gettext_lazy(
        "This file carries a document type declaration, which can do harm. Save a new copy from Word, and try that."
    ),
    Code.UNPACKS: gettext_lazy("This file unpacks to far more than a template holds. Save a new copy, and try that."),
    Code.STRICT: gettext_lazy("This is a Strict Open XML document. Save it as a plain Word document (.docx)."),
    Code.TOO_HARD: gettext_lazy(
        "The template is too large or too intricate to be filled. Take out what a report does not need, and try that."
    ),
    Code.MACROS: gettext_lazy("The template carries macros, which are not let in. Save it as a plain .docx."),
    Code.EXTERNAL: gettext_lazy(
        "The template fetches something from elsewhere (%(what)s). Put it into the document itself, or take it out."
    ),
    Code.EMBEDDED: gettext_lazy(
        "The template holds something that a report cannot carry, such as a chart, another file or a drawing to SVG"
        " (%(what)s). Put a PNG picture in its place, or take it out."
    ),
    Code.PICTURE_KIND: gettext_lazy(
        "There is a picture that is neither PNG nor JPEG, or that is damaged. Use a PNG or JPEG picture."
    ),
    Code.REVISIONS: gettext_lazy(
        "There are tracked changes. Accept or reject all of them in Word, under Review, and try that."
    ),
    Code.FIELD_CODE: gettext_lazy(
        "There is a field %(field)s, which could print who wrote the template, or fetch something. Take it out: page"
        " numbers may stay."
    ),
    Code.BROKEN_MARK: gettext_lazy(
        "The mark %(mark)s is not whole. A mark is written {{ … }} or {% … %}, in one paragraph, and no brace stands"
        " alone."
    ),
    Code.NOT_A_MARK: gettext_lazy("The mark %(mark)s is none that a template may use. There are only for and if."),
    Code.PREFIX: gettext_lazy(
        "The mark %(mark)s begins or ends in a way that is not filled. Write {{ … }}, {% … %}, {%p … %} for whole"
        " paragraphs, or {%tr … %} for rows of a table."
    ),
    Code.REACHES_OUT: gettext_lazy(
        "The mark %(mark)s does more than name something of the report. Use the names in the list below only."
    ),
    Code.UNKNOWN_NAME: gettext_lazy("The mark %(mark)s names “%(name)s”, which no report has.%(near)s"),
    Code.UNKNOWN_PART: gettext_lazy("The mark %(mark)s asks for “%(name)s”, which there is not.%(known)s"),
    Code.UNKNOWN_KEY: gettext_lazy(
        "The mark %(mark)s asks for “%(name)s”, which no layout of the council has.%(near)s%(known)s"
    ),
    Code.NOT_PRINTABLE: gettext_lazy(
        "The mark %(mark)s names a list or something with parts, which cannot be printed as it is. Repeat it with"
        " {%p for … %}, or name one part.%(known)s"
    ),
    Code.NOT_A_LIST: gettext_lazy("The mark %(mark)s repeats “%(name)s”, which is not a list."),
    Code.NEVER_CLOSED: gettext_lazy("The mark %(mark)s is never closed. Write an end%(word)s after it."),
    Code.CLOSES_NOTHING: gettext_lazy(
        "The mark %(mark)s does not belong to any “%(word)s” that is open there. Take it out, or open one before it."
    ),
    Code.CLOSED_ELSEWHERE: gettext_lazy(
        "The mark %(mark)s belongs to %(opened)s, which stands in another place. Write both in the same way: both"
        " within one paragraph, both as {%p … %} outside or inside the same cell, or both as {%tr … %} in one table."
    ),
    Code.NOT_ALONE: gettext_lazy(
        "The mark %(mark)s does not stand alone, and what stands beside it would be lost. Give it a paragraph or a row"
        " of its own."
    ),
    Code.NOT_IN_A_ROW: gettext_lazy("The mark %(mark)s is for a row of a table, and does not stand in one."),
    Code.OUT_OF_PLACE: gettext_lazy(
        "A mark stands where none is filled: in a footnote, a field, or the description of a picture. Take it out."
    ),
    Code.LOST: gettext_lazy(
        "Some of the report would be lost, because nothing prints %(names)s. Put in a mark for it, as the template"
        " that comes with Followthrough has."
    ),
    Code.NOT_FILLED: gettext_lazy(
        "The template could not be filled. Begin again from the one that comes with Followthrough."
    ),
}
_NOTES = {
    Note.ATTACHED: gettext_lazy("It hung on another template, which is not asked any more: its own styles count."),
    Note.COMMENTS: gettext_lazy("Its comments were taken out."),
    Note.HIDDEN: gettext_lazy("Its hidden words were taken out."),
}
_LOST = {
    "title": gettext_lazy("the title"),
    "notice": gettext_lazy("the notice, which says who may read it"),
    "fields": gettext_lazy("the facts of the front page"),
    "sections": gettext_lazy("the sections"),
    "resolutions": gettext_lazy("what the committee is asked to resolve"),
    "appendices": gettext_lazy("the list of appendices"),
    "background_papers": gettext_lazy("the background papers"),
}
MARKS = (
    ("{{ council }}", gettext_lazy("the council’s name")),
    ("{{ title }}", gettext_lazy("the title of the report")),
    ("{{ as_at }}", gettext_lazy("the day as at which it tells")),
    ("{{ notice }}", gettext_lazy("what it is for, or who may read it")),
    ("fields", gettext_lazy("the facts of the front page, each with label, text and paragraphs")),
    ("{{ field.date }}", gettext_lazy("one fact of the front page by its name")),
    ("parts", gettext_lazy("everything under a heading in the report’s order, each with heading and paragraphs")),
    ("sections", gettext_lazy("of these the sections of paragraphs only")),
    ("section.background", gettext_lazy("one of them by its name")),
    ("resolutions", gettext_lazy("what the committee is asked to resolve: heading and paragraphs")),
    ("appendices", gettext_lazy("the appendices: heading and paragraphs")),
    ("background_papers", gettext_lazy("the background papers: heading and paragraphs")),
    ("paragraph", gettext_lazy("one of those paragraphs: its text, its number, and its item if it stands in a list")),
)
HOW = gettext_lazy(
    "A paragraph that holds nothing but {%p for part in parts %} repeats the paragraphs after it, up to one with"
    " {%p endfor %}. {%p if … %}, {%p else %} and {%p endif %} leave paragraphs out. With tr in the place of p it is"
    " rows of a table."
)


@dataclass(frozen=True)
class Told:
    """A fault in a sentence, and where it is."""

    text: str
    where: str


def faults(found: Iterable[Fault]) -> list[Told]:
    """Each fault in words; the same twice is said once."""
    return list(dict.fromkeys(Told(_sentence(one), _where(one)) for one in found))


def notes(found: Iterable[Note]) -> list[str]:
    """What was taken out of a template."""
    return [str(_NOTES[one]) for one in found]


def _sentence(one: Fault) -> str:
    params = {"mark": "", "what": "", "near": "", "known": "", **one.params}
    if params["near"]:
        params["near"] = " " + _("Is “%(name)s” meant?") % {"name": params["near"]}
    if params["known"]:
        params["known"] = " " + _("There are: %(names)s.") % {"names": ", ".join(params["known"][:_MOST_NAMED])}
    else:
        params["known"] = ""
    if one.code is Code.LOST:
        params["names"] = ", ".join(str(_LOST[name]) for name in one.params["names"])
    sentence = str(_SENTENCES[one.code])
    for name, value in params.items():  # marks are full of per cent signs
        sentence = sentence.replace(f"%({name})s", str(value))
    return sentence.replace(" ()", "")


def _where(one: Fault) -> str:
    if one.part.startswith(("word/header", "word/footer")):
        place = _("In a header of the page") if "header" in one.part else _("In a footer of the page")
        return f"{place}: “{one.where}”" if one.where else place
    if one.where:
        return _("In the paragraph “%(words)s”") % {"words": one.where}
    return _("In the part %(part)s of the file") % {"part": one.part} if one.part else ""
