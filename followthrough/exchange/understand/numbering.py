"""How a table numbers its recommendations, seen over all its rows."""

from collections import Counter
from dataclasses import dataclass

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import numbers
from followthrough.exchange.understand.places import Columns

_LONG_TABLE = 20
_MOST = 0.9


@dataclass(frozen=True)
class Numbering:
    """`numbered`: rows carry numbers; `bare`: with no mark after them; `style`: the one way in which texts do."""

    numbered: bool = False
    bare: bool = False
    style: int | None = None

    @classmethod
    def of(cls, rows: list[Row], columns: Columns) -> "Numbering":
        """The numbering of the rows below the headings."""
        texts = [text for row in rows if columns.text is not None and (text := row.cells[columns.text].own)]
        bare = len(texts) > 1 and sum(map(numbers.starts_bare, texts)) * 10 >= len(texts) * 7
        marked = sum(1 for text in texts if numbers.from_text(text, bare)[0])
        styles = Counter(style for text in texts if (style := numbers.style_of(text)) is not None)
        # a long table numbers its rows in one way; a few in another way are lists of their own
        common = styles.most_common(1)
        style = common[0][0] if common and common[0][1] >= max(_LONG_TABLE, _MOST * styles.total()) else None
        return cls(columns.number is not None or (bool(texts) and marked * 2 >= len(texts)), bare, style)

    def is_foreign(self, text: str) -> bool:
        """Whether a text is numbered in another way than the table."""
        return self.style is not None and numbers.style_of(text) not in (None, self.style)
