"""The words of a service review's sheet: headings, and what is said of a doubt."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from followthrough.accreditation.sheet import Column, Doubt, Meant

HEADINGS: dict[Column, Promise] = {
    Column.MARK: _("Mark"),
    Column.REF: _("Reference"),
    Column.TITLE: _("Criterion"),
    Column.ASKS: _("Evidence asked for"),
    Column.SO_FAR: _("Judged so far"),
    Column.VERDICT: _("Your judgement"),
    Column.EVIDENCE: _("What shows it"),
    Column.NOTE: _("Remark"),
}
DOUBTS: dict[Doubt, Promise] = {
    Doubt.NO_MARK: _(
        "This row has no mark, so nobody can tell which criterion it judges. Use the row that was made here."
    ),
    Doubt.UNKNOWN_MARK: _("The mark of this row is not one of this review. Somebody may have typed over it."),
    Doubt.ANOTHER_REF: _("The mark and the reference “%(ref)s” are of two criteria. Use the row that was made here."),
    Doubt.WORD_MISSING: _("Something is written, but no judgement is chosen."),
    Doubt.WORD_UNKNOWN: _("“%(verdict)s” is not a word of this edition’s scale. Choose one that is."),
    Doubt.TWICE: _("The sheet has this twice, with different words. Delete one."),
}


def headings() -> dict[Column, str]:
    """The headings in the language of the page."""
    return {column: str(said) for column, said in HEADINGS.items()}


def doubt(one: Meant) -> str:
    """Why a row is not taken as it stands; nothing for one that is."""
    if one.doubt is None:
        return ""
    return str(DOUBTS[one.doubt]) % {"ref": one.typed.ref[:20], "verdict": one.typed.verdict[:60]}
