"""Labels and answers of Welsh councils, in Welsh or in both languages ("Argymhelliad 3 / Recommendation 3")."""

import re

from followthrough.lib.wording import folded

# longer phrases first: "swyddog arweiniol" before "swyddog"
_LABELS = {
    "rhif yr argymhelliad": "recommendation number",
    "rhif argymhelliad": "recommendation number",
    "statws yr argymhelliad": "status",
    "cyfarwyddwr arweiniol": "lead director",
    "y swyddog arweiniol": "lead officer",
    "swyddog arweiniol": "lead officer",
    "swyddog cyfrifol": "responsible officer",
    "aelod cabinet": "cabinet member",
    "aelod o'r cabinet": "cabinet member",
    "aelod arweiniol": "lead member",
    "yr argymhelliad": "recommendation",
    "argymhellion": "recommendations",
    "argymhelliad": "recommendation",
    "ymateb y cabinet": "cabinet response",
    "ymateb y weithrediaeth": "executive response",
    "ymateb y cyngor": "council response",
    "ein hymateb": "our response",
    "ymateb": "response",
    "penderfyniad y cabinet": "cabinet decision",
    "penderfyniad": "decision",
    "derbyniwyd?": "accepted?",
    "cytunwyd?": "agreed?",
    "dyddiad cwblhau": "completion date",
    "dyddiad targed": "target date",
    "dyddiad cau": "deadline",
    "erbyn pryd": "by when",
    "amserlen": "timescale",
    "gan bwy": "by whom",
    "cyfrifoldeb": "responsibility",
    "perchennog": "owner",
    "y diweddaraf": "latest update",
    "diweddariadau": "updates",
    "diweddariad": "update",
    "sylwadau": "comments",
    "cynnydd hyd yma": "progress to date",
    "cynnydd": "progress",
    "sefyllfa bresennol": "current position",
    "statws": "status",
    "cyfeirnod": "reference",
    "rhif": "number",
    "cam gweithredu": "action",
    "thema": "theme",
}
_MONTHS = {
    "ionawr": "January", "chwefror": "February", "mawrth": "March", "ebrill": "April", "mai": "May",
    "mehefin": "June", "gorffennaf": "July", "awst": "August", "medi": "September", "hydref": "October",
    "tachwedd": "November", "rhagfyr": "December",
}  # fmt: skip
_ANSWERS = {
    "derbyn": "accepted", "derbyniwyd": "accepted", "wedi'i dderbyn": "accepted", "cytuno": "agreed",
    "cytunwyd": "agreed", "derbyn mewn egwyddor": "accepted in principle",
    "derbyniwyd mewn egwyddor": "accepted in principle", "derbyn yn rhannol": "partially accepted",
    "derbyniwyd yn rhannol": "partially accepted", "cytuno'n rhannol": "partially agreed",
    "cytunwyd yn rhannol": "partially agreed", "gwrthod": "rejected", "gwrthodwyd": "rejected",
    "ni dderbyniwyd": "not accepted", "ni chytunwyd": "not agreed", "cwblhawyd": "completed",
    "wedi'i gwblhau": "completed", "wedi'i chwblhau": "completed", "wedi cwblhau": "completed",
    "cyflawnwyd": "achieved",
    "ar y gweill": "in progress", "ar waith": "in progress", "yn mynd rhagddo": "in progress", "parhaus": "ongoing",
    "heb ddechrau": "not started", "heb gychwyn": "not started", "wedi'i oedi": "paused",
}  # fmt: skip
_LABEL = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(_LABELS, key=len, reverse=True))) + r")(?!\w)")
_MONTH = re.compile(r"(?<!\w)(?:" + "|".join(_MONTHS) + r")(?= (?:19|20)\d\d)", re.IGNORECASE)
_TWO = re.compile(r"\s*[/|]\s*|\s+-\s+")
_BETWEEN = re.compile(r"\s*[/|]\s*|\s+[–—-]\s+")


def readings(label: str) -> list[str]:
    """A label as it may be looked up: as it is; with its Welsh words taken out; with them put into English."""
    text = folded(label).replace("’", "'")
    if not _LABEL.search(text):
        return [text]
    without = re.sub(r"^[\s/|–-]+|[\s/|–-]+$", "", " ".join(_LABEL.sub(" ", text).split()))
    return [text, without, _LABEL.sub(lambda found: _LABELS[found.group()], text)]


def english_label(label: str) -> str:
    """ "Argymhelliad 3 / Recommendation 3" is "Recommendation 3"; what has no Welsh word that is known stays."""
    parts = _BETWEEN.split(" ".join(label.split()))
    if not _LABEL.search(folded(label).replace("’", "'")):
        return label
    other = [part for part in parts if not _LABEL.search(folded(part).replace("’", "'"))]
    if len(parts) == 2 and other:
        return other[0]
    return _LABEL.sub(lambda found: _LABELS[found.group()], folded(label).replace("’", "'")).capitalize()


def with_english_months(text: str) -> str:
    """ "Diweddariad Mehefin 2024" with its month in English, so that the day is known."""
    return _MONTH.sub(lambda found: _MONTHS[found.group().casefold()], text)


def english_answers(words: str) -> list[str]:
    """What an answer or a state says in English, once for each language; empty where no part of it is Welsh."""
    words = words.replace("’", "'")
    if words not in _ANSWERS and not _TWO.search(words):
        return []
    parts = [words] if words in _ANSWERS else _TWO.split(words)
    return [_ANSWERS.get(part, part) for part in parts] if any(part in _ANSWERS for part in parts) else []
