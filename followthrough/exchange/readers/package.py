"""What is wrong with a packed file, in a sentence for whoever sent it."""

from followthrough.lib.package import Why

SENTENCES = {
    Why.DAMAGED: (
        "This file is damaged or cut short: open it in the program it was made with, save a new copy and try that."
    ),
    Why.DECLARES: (
        "This file carries a document type declaration, which no tracker needs and which can do harm: "
        "save a new copy from Word, Excel or LibreOffice and try that."
    ),
    Why.PASSWORD: "This file is protected by a password: save a copy without the password and try that.",
    Why.TOO_BIG: (
        "This file unpacks to far more than a tracker holds: save the table on its own in a new document and try that."
    ),
}
OPEN_DOCUMENT_MACROS = (
    "This document carries macros, which are not let in: save a copy without them, or as a Word document (.docx), "
    "and try that."
)
