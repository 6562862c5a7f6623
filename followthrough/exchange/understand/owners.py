"""Bodies that a heading or a section row addresses: "To KiwiRail", "Ministry of Transport"."""

import re

_TO = re.compile(r"^(?:[Rr]ecommendations? )?(?:[Tt]o|[Ff]or) (?:the )?(?P<body>[A-Z][\w&’' -]{2,60})$")
_BODY = re.compile(
    r"\b(?:ministry|department|authority|council(?=$| (?:of|for|on)\b)|agency|directorate|commission|board|trust|"
    r"police|nhs|constabulary|government|office|institution|association|NZ)\b",
    re.IGNORECASE,
)
_NOT_BODY = re.compile(
    r"\b(?:recommendations?|report|update|summary|appendix|review|status|sector|progress|actions?|plan|"
    r"as|an|in|with|by|our|how|role|working)\b",
    re.IGNORECASE,
)
_NAMES_ONE = re.compile(
    r"^(?!.*\b(?:in|to|with|by|on|about|from|for|between|an?|is|are|be|should|must|more|better)\b)"
    r"(?:the )?(?:[\w&’',()/-]+ ){0,12}(?:officers?|managers?|directors?|leads?|team|council|board|trusts?|authority|"
    r"authorities|services?|department|partnership|cabinet|police|constabulary|agency|ministry|commissioner|chief|"
    r"executive|group|leader|mayor|government|inspectorate|nhs|ombudsman|councils)$"
    r"|^(?:the )?(?:(?:assistant|deputy|executive|corporate|service|interim|group) )?(?:directors?|heads?|chief|office|"
    r"department|ministry|leader|cabinet member|lead member|portfolio holder|secretary|minister|council|board) "
    r"(?:of|for|with|to)\b.*$",
    re.IGNORECASE,
)
_LONGEST = 100


def addressed(text: str) -> str | None:
    """The body or the post that a short line names, and nothing more: "Health Board", "To the Head of Parks"."""
    name = recipient_of(text) or text.strip()
    return name if len(text) <= _LONGEST and name[:1].isupper() and _NAMES_ONE.match(name) else None


def recipient_of(text: str) -> str | None:
    """The body after "To" in a section row."""
    found = _TO.match(text)
    return found["body"] if found else None


def is_body(text: str) -> bool:
    """Whether a short heading is the name of a body that recommendations can be addressed to."""
    return (
        len(text) <= 60
        and bool(_BODY.search(text))
        and not _NOT_BODY.search(text)
        and text[:1].isupper()
        and text[-1] not in ".:"
    )
