"""The words that `resting/parts.html` needs; a page that imports it hands them to its template."""

from followthrough.reports.resting_words import contradiction, reason_words, rests_name, rests_words

WORDS = {
    "rests_name": rests_name,
    "rests_words": rests_words,
    "reason_words": reason_words,
    "contradiction": contradiction,
}
