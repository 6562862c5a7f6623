"""Sentences that answer: "The Cabinet accepts this recommendation in part.", alone or at the front of a paragraph."""

import re

from followthrough.exchange.understand import meanings

_OF_SOMEBODY = re.compile(
    r"^(?P<who>(?!(?:Fully|Partially|Partly|Not|Also)\b)(?:The |His |Her )?[A-Z][^.;:–—]{0,110}?) "
    r"(?:fully |partially |partly |also )?(?P<verb>accepts?|agrees?|supports?|rejects?|does not accept|do not accept|"
    r"does not agree|do not agree)\b[^.]{0,200}\.?$"
)
_PASSIVE = re.compile(
    r"^(?:This|The|These) recommendations? (?:is|was|are|were|has been|have been) (?:fully |partially |partly |also )?"
    r"(?P<verb>accepted|agreed|supported|rejected|not accepted|not agreed|not supported)\b[^.]{0,200}\.?$"
)
_FIRST = re.compile(r"^(?P<first>.{3,220}?[.!])\s+(?=[A-Z“‘\"\d£])(?P<rest>.+)$", re.DOTALL)
# "Accepted – the policy was changed.", "Not agreed: too dear"
_REASONED = re.compile(r"^(?P<first>[^.:;–—]{2,40}?)(?:\s*[:;–—]|\s-)\s+(?P<rest>\S.*)$", re.DOTALL)
_SENTENCE = re.compile(r"[A-Z“‘].*[.!?”]$", re.DOTALL)
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LONGEST_REASON = 120
_NOBODY = ("we", "it", "i", "they", "this", "these")
_HALF = re.compile(r"\bin part\b|partially|partly")
# "agrees to look into it" answers, but not whether the recommendation is accepted
_OPEN = re.compile(r"\b(?:but|except|however|although|subject to|unless)\b")


def answers(text: str) -> bool:
    """Whether a text is an answer and nothing else: a word for one, or a sentence."""
    return bool(_OF_SOMEBODY.match(text) or _PASSIVE.match(text)) or meanings.is_response(text)


def parted(text: str) -> tuple[str, str] | None:
    """An answer, and what follows it: "We accept this recommendation. A new form was …"; None where none opens it."""
    if answers(text):
        return text, ""
    reasoned = _REASONED.match(text)
    if reasoned and meanings.is_response(reasoned["first"]):
        if _SENTENCE.match(reasoned["rest"]):
            return reasoned["first"], reasoned["rest"]
        short = len(text) <= _LONGEST_REASON and not _FIRST.match(reasoned["rest"])
        return (text, "") if short else None
    found = _FIRST.match(text)
    return (found["first"], found["rest"]) if found and answers(found["first"]) else None


def within(text: str) -> tuple[str, str, str] | None:
    """Words, an answer that speaks of "this recommendation", and what follows it, where one paragraph holds them."""
    said = _BETWEEN_SENTENCES.split(text)
    for at, sentence in enumerate(said[1:], start=1):
        if "this recommendation" in sentence and answers(sentence):
            return " ".join(said[:at]), sentence, " ".join(said[at + 1 :])
    return None


def surely(text: str) -> bool:
    """Whether a text opens with a word for an answer, or a sentence about "this recommendation": no one's own words."""
    found = parted(text)
    return found is not None and (meanings.is_response(found[0]) or "recommendation" in found[0])


def who(answer: str) -> str:
    """Who answers, where the sentence names somebody; "we" is nobody, and empty."""
    found = _OF_SOMEBODY.match(answer)
    return found["who"] if found and found["who"].casefold() not in _NOBODY else ""


def means(answer: str) -> str | None:
    """The code of an answer, a word or a sentence about "this recommendation"; None when it does not settle it.

    "Accepts … in principle" is agreed; "supports" what others are asked to do is no answer of one's own.
    """
    code = meanings.response_means(answer)
    found = _OF_SOMEBODY.match(answer) or _PASSIVE.match(answer)
    if code or not found or "recommendation" not in answer or _OPEN.search(answer):
        return code
    if re.match(r"accept|agree", found["verb"]):
        return "agreed_in_part" if _HALF.search(answer) else "agreed"
    return "not_agreed" if re.match(r"reject|do(?:es)? not|not (?:accept|agree)", found["verb"]) else None
