"""What headings name: the words that stand over the columns of trackers."""

import re
from functools import lru_cache

# the first pattern that fits a heading names its column; order settles "Action taken" before "Action"
_HEADINGS = (
    ("key", r"definitions?|meaning|what (?:it|this) means|descriptor"),
    ("issued", r"status date|(?:date )?(?:issued|raised)|date (?:made|agreed|added)|meeting date|date|"
               r"date of (?:meeting|report|decision|recommendation|issue|(?:last )?update)|update date|"
               r"(?:date )?(?:last )?updated(?: on)?|(?:committee|meeting|report|recommendation) date|"
               r"exec(?:utive)? date|cabinet date|date considered|review date|actual .*\bdate|"
               r"(?:date )?(?:completed|closed|implemented) (?:on|date)|date (?:completed|closed|implemented|"
               r"signed off)"),
    ("comment", r".*\b(?:updates?|progress|comments?|commentary|action(?:s)? taken|current position|narrative|"
                r"latest position|position statement|"
                r"management comment.*|officer comment.*|cabinet comment.*|steps taken|what (?:we have|"
                r"has been) done|evidence of .*|outcome)\b.*|position"),
    ("status", r"(?:(?:overall|current|recommendation|implementation|delivery|rag|completion)\s)*(?:status|rag|"
               r"b?rag rating|rag status|state)\b.*"
               r"|status of .*|complete ?\?|completed ?\?|% ?complete|signed off\??"),
    ("due", r".*\b(?:due|target|deadline|by when|timescales?|timeframe|time ?line|delivery date|completion|"
            r"implementation date|expected|when|"
            r"milestone date|finish|end date)\b.*"),
    ("response", r"(?!.*decision.?maker|.* actions?$).*\b(?:agree|agreed|accepted|accept|response|responses|"
                 r"reply|decision|executive decision|"
                 r"cabinet decision|"
                 r"agreed\?|accepted\?|acceptance)\b.*"),
    ("owner", r".*\b(?:owners?|lead|leads|responsible|responsibility|recipient|assigned to|by whom|who|"
              r"accountable|accountability|"
              r"contact officer|officer|portfolio|cabinet member|executive member|decision.?maker|"
              r"lead officer/em|organisation|addressee)\b.*"
              r"|(?:lead )?(?:agency|department|directorate|division|service|body|team)"),
    ("number", r"#|no|nos|number|ref|reference|ref no|reference (?:no|number)|rec|rec no|rec number|rec ref|"
               r"rec #|item|item no|id|"
               r"(?:recommendation|action) (?:no|number|ref|reference|#|id)|(?:rec|recommendation) ref.*|s/?n|row"),
    ("text", r".*\b(?:recommendations?|resolutions?|motions?|recommended actions?|what was recommended)\b.*"),
    ("action", r"(?:agreed |proposed |required |key )?actions?(?: required| point| points| agreed)?|proposals?|"
               r"requirements?|asks?|tasks?|findings?|commitments?|objectives?"),
    ("section", r"theme|section|area|topic|heading|category|workstream|work stream|priority area|subject|"
                r"service area|chapter|scrutiny review|review"),
)  # fmt: skip
_LONGEST_HEADING = 70


@lru_cache(maxsize=4096)
def role_of(heading: str) -> str | None:
    """The role that a heading names, or None."""
    if len(heading) > 2 * _LONGEST_HEADING:
        return None
    folded = " ".join(heading.split()).casefold().strip(" .:*")
    folded = re.sub(r"[\u2010-\u2015]", "-", folded)
    if not folded or len(folded) > _LONGEST_HEADING or folded.startswith("that "):
        return None
    return next((role for role, pattern in _HEADINGS if re.fullmatch(pattern, folded)), None)
