"""What the words of responses and statuses mean, as scrutiny officers use them. Unknown words mean nothing."""

import re

from followthrough.exchange.understand import welsh
from followthrough.lib import days
from followthrough.lib.wording import folded

_RESPONSES = {
    "agreed": "agree|agreed|agree with|agreed with|agrees|accept|accepted|accepts|yes|y|approved|supported|"
              "endorsed|accepted in full|"
    "agreed in full|fully agreed|fully accepted|accepted in principle|agreed in principle|agree in principle|"
    "accept in principle|"
    "already in place|accepted and implemented|accepted and being implemented|"
    "concur|concurs|concurred|concur with comment|concur with comments|agreed with comment|agreed with comments|"
    "supported in principle|support in principle|supported in full|supports|"
    "accepted with modification|accepted with modifications|accepted with amendment|accepted with amendments|"
    "agreed with amendment|agreed with amendments|agreed as amended|accepted as amended",
    "agreed_in_part": "in part|agree in part|agreed in part|part agreed|partly agreed|partially agreed|"
                      "partially agreed with|"
    "partially accepted|partly accepted|accepted in part|accept in part|part accepted|partial|partially|"
    "partially agree|partly agree|partially accept|partly accept|part accept|part agree|"
    "partially concur|partially concurred|partly concur|concur in part|"
    "partially supported|partly supported|supported in part|partial acceptance",
    "not_agreed": "not agreed|not agree|do not agree|disagree|disagreed|disagreed with|reject|rejected|no|n|"
                  "not accepted|declined|"
    "not supported|refused|do not concur|does not concur|did not concur|non-concur|nonconcur|disagrees|do not support|"
    "do not accept|not approved",
    "awaiting": "received|stage 1|two cycles|awaiting response|awaiting|response awaited|awaited|"
                "no response yet|no response received",
    "deferred": "deferred|subject to a further report|subject to further report|further report",
}  # fmt: skip

_DELIVERY = {
    "complete": "complete|completed|actioned|fully achieved|achieved|done|implemented|fully implemented|"
    "fully complete|action complete|"
    "action completed|complete and closed|recommendation complete|recommendation implemented|"
    "accepted and implemented|delivered|complied|complied with|fully complied|100%",
    "in_progress": "ongoing|on-going|ongoing work|on-going work|work ongoing|in progress|in-progress|on track|"
    "underway|under way|"
    "being implemented|partially implemented|partly implemented|partially complete|partially completed|"
    "part complete|partly complete|"
    "work in progress|in hand|partially achieved|accepted and being implemented|ongoing - on track|progressing",
    "not_started": "not started|not yet started|not begun|not yet begun|not actioned|yet to start|to be started|"
    "not commenced|0%",
    "paused": "paused|on hold|suspended|hold",
    "superseded": "superseded|closed down|overtaken by events|the context had changed",
    "not_pursued": "not pursued|withdrawn|not progressed|no further action|not proceeding|will not implement",
    "not_deliverable": "no longer feasible|not deliverable|not feasible|cannot be delivered|no longer possible",
}

_SCRUTINY = {
    "closed": "signed off|accepted as completed|accepted as complete|removed|remove|closed|sign off|discharged",
    "kept_open": "retain|retained|keep open|kept open",
    "transferred": "transfer|transferred",
}

# words that stand for a state but whose meaning in these terms no table settles
_OPEN = (
    "red|amber|green|blue|black|grey|rag red|rag amber|rag green|pending|not implemented|delayed|overdue|"
    "behind schedule|at risk|"
    "off track|open|outstanding|under review|under consideration|partially addressed|addressed|not due|not yet due|"
    "no longer applicable|not applicable|live|new|monitoring|due|on schedule|slipped|extended|partially met|met|"
    "not met|"
    "mostly complete|substantially complete|substantially implemented|planned|continuing|continuous|continual|"
    "business as usual|bau|annual|no longer required|not required|no longer needed|no longer relevant|unresolved|"
    "awaiting approval|in development|not complied|not complied with|partially complied|partly complied"
)


def _table(meanings: dict[str, str]) -> dict[str, str]:
    return {phrase: code for code, phrases in meanings.items() for phrase in phrases.split("|")}


RESPONSES, DELIVERY, SCRUTINY = _table(_RESPONSES), _table(_DELIVERY), _table(_SCRUTINY)
STATUS_WORDS = {*DELIVERY, *SCRUTINY, *_OPEN.split("|")}


_BETWEEN = re.compile(r"\s*[/;,]\s*|\s+[-–—]\s+|:\s+|\s+(?:and|but)\s+")
_LONGEST_STATUS = 120  # with a remark in brackets
_LONGEST_REMARK = 200
_LONGEST_WITH_DAY = 60


def plain(text: str | None) -> str:
    """Words as they are looked up: folded, lower case, without closing punctuation or what stands in brackets."""
    text = re.sub(r"[\u2010-\u2015]", "-", folded(text or ""))
    text = text[:-_LONGEST_REMARK] + re.sub(r"\s*\([^)]*\)$", "", text[-_LONGEST_REMARK:])
    text = text.strip(" .,:;!*-–")
    said = welsh.english_answers(text)
    codes = {RESPONSES.get(words) or DELIVERY.get(words) for words in said}
    return said[0] if len(codes) == 1 and None not in codes else text


def response_means(printed: str | None) -> str | None:
    """The code of a response as printed, or None when the table does not settle it."""
    return RESPONSES.get(plain(printed))


def delivery_means(printed: str | None) -> str | None:
    """The code of a delivery status as printed, or None when the table does not settle it."""
    words = plain(printed)
    return DELIVERY.get(words) or _with_day(words) or _of_parts(words)


def scrutiny_means(printed: str | None) -> str | None:
    """The code of a committee's word ("signed off", "Closed 12 March 2024"), or None."""
    words = plain(printed)
    return SCRUTINY.get(words) or _with_day(words, SCRUTINY)


def is_status(printed: str) -> bool:
    """Whether a text is nothing but a status: a known word, a percentage, or a known word and its date."""
    if len(printed) > _LONGEST_STATUS:
        return False
    words = plain(printed)
    return bool(words) and (
        words in STATUS_WORDS
        or re.fullmatch(r"\d{1,3} ?%", words) is not None
        or bool(_with_day(words) or _with_day(words, SCRUTINY))
        or all(part in STATUS_WORDS for part in _BETWEEN.split(words))
    )


def is_response(printed: str) -> bool:
    """Whether a text is nothing but a response."""
    return plain(printed) in RESPONSES


def _of_parts(words: str) -> str | None:
    """ "Open - in progress", "Red / not started": states side by side, of which the one that is settled counts."""
    parts = _BETWEEN.split(words)
    codes = {DELIVERY[part] for part in parts if part in DELIVERY}
    return codes.pop() if len(codes) == 1 and all(part in STATUS_WORDS for part in parts) else None


def _with_day(words: str, table: dict[str, str] = DELIVERY) -> str | None:
    """ "Completed March 2023", "signed off - 01/02/23": the word counts, the date stays in what is printed."""
    if len(words) > _LONGEST_WITH_DAY or not re.search(r"\d", words):
        return None
    for gap in re.finditer(r"[ ,:-]+(?:in |on |as at )?", words):
        day = words[gap.end() :]
        # "12 March" without its year is a day as well
        if words[: gap.start()] in table and (days.parse(day) or days.parse(f"{day} 2024")):
            return table[words[: gap.start()]]
    return None
