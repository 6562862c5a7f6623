"""What prose hints at. Nothing here is a status: each is offered with its words for a person to confirm."""

import re

from followthrough.exchange.understand.reading import Suggestion

# in this order: the first that matches speaks for the delivery
_DELIVERY = (
    ("not_pursued", r"not been (?:actioned|progressed|pursued) as it transpired|will not be (?:pursued|"
                    r"taken forward|progressed)"
                    r"|decided not to (?:pursue|proceed|progress)"),
    ("not_stated", r"no update has been sought"),
    ("not_started", r"(?:has|have) not (?:yet )?been (?:actioned|started|begun)(?: yet)?|(?:has|"
                    r"have) not (?:yet )?(?:started|begun)"
                    r"|not yet (?:started|begun|commenced)|yet to (?:start|begin|commence)"
                    r"|not appear that this has happened(?: yet)?|(?:has|have) not happened(?: yet)?"),
    ("paused", r"(?:is|are|been|currently) (?:on hold|paused)"),
    ("superseded", r"(?:been|was|is) superseded|overtaken by events"),
    ("in_progress", r"on-going|ongoing|under ?way|in progress|part of the (?:[\w’'&-]+ ){0,4}accreditation"
                    r"|(?:is|are) (?:currently )?being (?:finalised|developed|reviewed|updated|drafted|prepared|"
                    r"implemented|rolled out)"),
)  # fmt: skip

_RELIES = re.compile(
    r"(?:part of|via|through|within|under|subject to|dependent on|depends on|priorit(?:y|"
    r"ies)(?: areas?)? (?:for|of|in)|"
    r"reviewed for|considered in) (?:the )?(?P<name>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,3}) (?P<noun>[Aa]ccreditation)"
)


def suggest(comment: str, stated: bool) -> list[Suggestion]:
    """Suggestions from a comment; none for the delivery where its status is `stated` in so many words."""
    found = [] if stated else _delivery(comment)
    relies = _RELIES.search(comment)
    if relies:
        because = relies.group()
        found.append(Suggestion("relies_on", f"{relies['name']} {relies['noun'].lower()}", because))
    return found


def _delivery(comment: str) -> list[Suggestion]:
    for code, pattern in _DELIVERY:
        match = re.search(pattern, comment, re.IGNORECASE)
        if match:
            return [Suggestion("delivery", code, match.group())]
    return []
