"""What headings name: the words that stand over the columns of trackers."""

import re
from functools import lru_cache

from followthrough.exchange.understand import welsh

# the first pattern that fits a heading names its column; order settles "Action taken" before "Action"
_BODIES = (
    r"(?:panel|committee|group|commission|board|review|council|members?|scrutiny|ombudsman|inspectors?|auditors?|"
    r"we|you)"
)
_HEADINGS = (
    ("key", r"definitions?|meaning|what (?:it|this) means|descriptor"),
    ("due", r"by"),
    ("issued", r"status date|(?:date )?(?:issued|raised)|date (?:made|agreed|added)|meeting date|date|"
               r"date of (?:meeting|report|decision|recommendation|issue|(?:last )?update)|update date|"
               r"(?:date )?(?:last )?updated(?: on)?|(?:committee|meeting|report|recommendation) date|"
               r"exec(?:utive)? date|cabinet date|date considered|review date|actual .*\bdate|"
               r"(?:date )?(?:completed|closed|implemented) (?:on|date)|date (?:completed|closed|implemented|"
               r"signed off)"),
    ("status", r"(?:[\w']+ ){0,3}(?:status|b?rag)(?: rating)?|traffic lights?|"
               r"(?:%|per ?cent|percentage) ?(?:complete|completed|done|progress)|(?:progress|complete|completion) ?%"),
    ("comment", r".*\b(?:updates?|progress|comments?|commentary|action(?:s)? taken|current position|narrative|"
                r"latest position|position statement|"
                r"management comment.*|officer comment.*|cabinet comment.*|steps taken|what (?:we have|"
                r"has been) done|what (?:has )?happened|evidence of .*|outcome)\b.*|position|"
                r"where (?:are we|we are|it stands|are things)(?: now| at)?|"
                r"(?:what|how)(?: is|'s| has)? happen(?:ing|ed).*|"
                r"(?:what )?we (?:did|have done|are doing)|(?:latest|current) (?:news|situation)|state of play|"
                r"(?:delivery|activity|achievements?|work|done) (?:so far|to date)|where are we now .*"),
    ("status", r"(?:(?:overall|current|recommendation|implementation|delivery|rag|completion)\s)*(?:status|b?rag|"
               r"b?rag rating|rag status|state)\b.*"
               r"|status of .*|completed?|signed off|stage|(?:delivery )?confidence"),
    ("due", r".*\b(?:due|target|deadline|by when|timescales?|timeframe|time ?line|delivery date|completion|"
            r"implementation date|expected|when|"
            r"milestone date|finish|end date|planned date|forecast|eta)\b.*|to be (?:done|completed) by"),
    ("response", r"(?!.*decision.?maker|.* actions?$).*\b(?:agree|agreed|accepted|accept|response|responses|"
                 r"reply|decision|executive decision|"
                 r"cabinet decision|"
                 r"agreed\?|accepted\?|acceptance|verdict)\b.*|(?:[\w']+ ){1,3}(?:view|answer|position|stance)"),
    ("owner", r".*\b(?:owners?|lead|leads|leading|responsible|responsibility|recipient|assigned to|by whom|who|"
              r"accountable|accountability|"
              r"contact officer|officer|portfolio|cabinet member|executive member|decision.?maker|"
              r"lead officer/em|organisation|addressee|sro)\b.*"
              r"|(?:lead )?(?:agency|department|directorate|division|service|body|team|post)"
              r"|(?:(?:sent|addressed|directed|made) )?to|action by|assigned"),
    ("number", r"#|(?:[\w/&#]+ ){0,4}(?:no|nos|number|ref|reference|id|code|#)|rec|item|"
               r"(?:rec|recommendation) ref.*|s/?n|row"),
    ("text", r".*\b(?:recommendations?|resolutions?|resolved|motions?|recommended actions?|"
             r"(?:what|that) .{0,30}recommended|what was (?:recommended|asked|said))\b.*|"
             rf"(?:what )?(?:the )?{_BODIES} (?:said|asked|asked for|wanted|want|proposed)|wording"),
    ("action", r"(?:agreed |proposed |required |key )?actions?(?: required| point| points| agreed)?|proposals?|"
               r"requirements?|asks?|tasks?|findings?|commitments?|objectives?"),
    ("section", r"theme|section|area|topic|heading|category|workstream|work stream|priority area|subject|"
                r"service area|chapter|scrutiny review|review"),
    ("remark", r"notes?|remarks?|observations?|(?:further|additional|other) (?:information|details|notes)|latest|"
               r"(?:outcomes?|impact)(?: ?/ ?(?:outcomes?|impact))?|what next"),
)  # fmt: skip
_NOT_A_NUMBER = re.compile(r"\b(?:minute|agenda|page|paragraph|para|contact|phone|telephone|cost|budget|post|or|&) ")
_LONGEST_HEADING = 70


@lru_cache(maxsize=4096)
def role_of(heading: str) -> str | None:
    """The role that a heading names, or None."""
    if len(heading) > 2 * _LONGEST_HEADING:
        return None
    return next((role for text in welsh.readings(heading) if (role := _role_of(text))), None)


def _role_of(text: str) -> str | None:
    text = re.sub(r"[\u2010-\u2015]", "-", text.replace("’", "'").strip(" .:*?"))
    if not text or len(text) > _LONGEST_HEADING or text.startswith("that "):
        return None
    for said in dict.fromkeys((text, re.sub(r"(?<=\w)\.(?= |$)", "", text), re.sub(r" ?\([^)]*\)$", "", text))):
        role = next((role for role, pattern in _HEADINGS if re.fullmatch(pattern, said)), None)
        if role and not (role == "number" and _NOT_A_NUMBER.search(said)):
            return role
    return None
