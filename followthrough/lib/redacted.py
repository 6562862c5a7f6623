"""The one mark that stands where words have been redacted, in every place alike."""

MARK = "[redacted]"
