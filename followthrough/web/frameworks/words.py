"""What is wrong with a framework file in sentences, and the words for what stands in one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from followthrough.accreditation.rules import Counts, Evidences
from followthrough.accreditation.shapes import Fault

if TYPE_CHECKING:
    from followthrough.lib.plain_yaml import Place

MOST_FAULTS = 50  # said one by one

FAULTS: dict[str, Promise] = {
    # the file as a whole
    "too_large": gettext_lazy(
        "The file is larger than 1 MB. A framework is a short text: save it without anything else."
    ),
    "not_utf8": gettext_lazy(
        "The file is not plain text in UTF-8. Open it in a text editor, save it as UTF-8 and try that."
    ),
    "too_deep": gettext_lazy("The brackets or lists are nested far too deep. Check that each bracket is closed."),
    "not_yaml": gettext_lazy(
        "this cannot be read as YAML. Check indents, colons, brackets and quotation marks here and on the line above."
    ),
    "anchors": gettext_lazy("there is an anchor or alias (& or *). Write the text out instead."),
    "key_twice": gettext_lazy("“%(value)s” is there twice in the same place. Keep one."),
    "not_a_framework": gettext_lazy(
        "The file holds no framework. It begins with lines such as “framework: safe-homes” and “name: Safe homes”."
    ),
    # one thing in it
    "unknown_name": gettext_lazy("“%(value)s” is not known here. Check its spelling, or take it out."),
    "needed": gettext_lazy("this is missing. Write it."),
    "not_text": gettext_lazy(
        'write %(value)s in quotation marks, as "%(value)s". Without them it is read as a number, a day or yes and no.'
    ),
    "not_words": gettext_lazy("write words here, and no list."),
    "unprintable": gettext_lazy("this holds a character that cannot be kept. Type it again instead of pasting it."),
    "too_long": gettext_lazy("this may have %(value)s characters. Shorten it."),
    "bad_key": gettext_lazy("“%(value)s” may have small letters, digits and hyphens only, such as safe-homes."),
    "follows_itself": gettext_lazy("an edition cannot follow itself. Name the edition before it, or take this out."),
    "no_areas": gettext_lazy("there has to be a list of areas, each beginning with a hyphen."),
    "not_a_list": gettext_lazy("this has to be a list, each of its lines beginning with a hyphen."),
    "not_a_mapping": gettext_lazy('this has to have names and values, such as “ref: "1.1"” and “title: …”.'),
    "too_many": gettext_lazy("there are more than %(value)s. Nothing is judged by so many."),
    "ref_twice": gettext_lazy("the reference %(value)s is there already. Give each area and criterion its own."),
    "unknown_evidence": gettext_lazy("“%(value)s” is no kind of evidence. Choose from: %(kinds)s."),
    "not_yes_or_no": gettext_lazy("write true or false here, without quotation marks."),
    "was_without_follows": gettext_lazy(
        "it says where it comes from, but the file does not say which edition it follows. Add “follows:” at the top."
    ),
    "nothing_met": gettext_lazy("no word of the scale counts as met. One has to have “counts: met”."),
    "unknown_counts": gettext_lazy("“counts” has to be one of: %(counts)s."),
    "word_invisible": gettext_lazy("this shows nothing. Type a word or a sign that can be seen."),
    "word_twice": gettext_lazy("“%(value)s” is there already. Two words of a scale may not read the same."),
}
_NAMES: dict[str, Promise] = {
    "framework": gettext_lazy("key of the framework"),
    "name": gettext_lazy("name"),
    "edition": gettext_lazy("edition"),
    "issuer": gettext_lazy("issuer"),
    "follows": gettext_lazy("edition before"),
    "scale": gettext_lazy("scale"),
    "areas": gettext_lazy("areas"),
    "ref": gettext_lazy("reference"),
    "title": gettext_lazy("title"),
    "text": gettext_lazy("text"),
    "evidence": gettext_lazy("evidence"),
    "was": gettext_lazy("where it comes from"),
    "changed": gettext_lazy("whether it changed"),
    "criteria": gettext_lazy("criteria"),
    "code": gettext_lazy("code"),
    "counts": gettext_lazy("what it counts as"),
}
_IN_A_LIST: dict[str, Promise] = {
    "areas": gettext_lazy("area %(number)s"),
    "criteria": gettext_lazy("criterion %(number)s"),
    "scale": gettext_lazy("word %(number)s of the scale"),
}
EVIDENCE: dict[str, Promise] = {
    Evidences.POLICY: gettext_lazy("policy"),
    Evidences.CASE_FILES: gettext_lazy("case files"),
    Evidences.STAFF_SURVEY: gettext_lazy("staff survey"),
    Evidences.TRAINING_RECORD: gettext_lazy("training record"),
    Evidences.INTERVIEWS: gettext_lazy("interviews"),
    Evidences.FOCUS_GROUP: gettext_lazy("focus group"),
    Evidences.OTHER: gettext_lazy("something else"),
}
COUNTS: dict[str, Promise] = {
    Counts.MET: gettext_lazy("met"),
    Counts.PARTLY: gettext_lazy("partly met"),
    Counts.NOT_MET: gettext_lazy("not met"),
    Counts.NOT_APPLICABLE: gettext_lazy("not applicable"),
}


def sentences(faults: Sequence[Fault]) -> list[str]:
    """Each fault as a sentence with its place; of very many, the first ones and how many more there are."""
    said = [sentence(one) for one in faults[:MOST_FAULTS]]
    more = len(faults) - len(said)
    if more:
        text = ngettext("There is %(n)s more fault.", "There are %(n)s more faults.", more)
        said.append(text % {"n": more})
    return said


def summary(number: int) -> str:
    """That so many things are wrong with the file."""
    said = ngettext("One thing is wrong with the file.", "%(n)s things are wrong with the file.", number)
    return said % {"n": number}


def sentence(fault: Fault) -> str:
    """“Area 2, criterion 1, title (line 7): this is missing. Write it.”"""
    code = "not_words" if fault.code == "not_text" and not fault.value else fault.code
    said = str(FAULTS[code]) % {
        "value": fault.value,
        "kinds": ", ".join(Evidences),
        "counts": ", ".join(Counts),
    }
    where = ", ".join(_place(fault.at))
    if fault.line:
        line = _("line %(number)s") % {"number": fault.line}
        where = f"{where} ({line})" if where else line
    return f"{where[:1].upper()}{where[1:]}: {said}" if where else said


def _place(at: "Place") -> list[str]:
    """A place in words: in a list the number says which, and the list's own name is left out."""
    found: list[str] = []
    for n, one in enumerate(at):
        if isinstance(one, int):
            found.append(str(_IN_A_LIST[str(at[n - 1])]) % {"number": one})
        elif n + 1 == len(at) or not isinstance(at[n + 1], int):
            found.append(str(_NAMES.get(one, one)))
    return found
