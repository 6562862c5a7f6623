"""Lay out govuk-frontend's stylesheet and script without what only GOV.UK itself may use.

A council may not use the crown, the crest or the GDS Transport font, so the font becomes the system's own
and the rules that show the others go. Pictures and fonts are not copied at all.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"
TARGET = ROOT / "followthrough" / "web" / "static" / "vendor"
SYSTEM_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'
RESERVED = re.compile(r"GDS Transport|@font-face|crown|crest|\burl\(|sourceMappingURL", re.IGNORECASE)


def stylesheet(css: str) -> str:
    """`css` with the system's fonts, and without comments, font files and the crest."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"@supports [^{]*\{[^{}]*\{[^{}]*govuk-crest[^{}]*\}\}", "", css)
    css = re.sub(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}", "", css)
    css = re.sub(r"\.govuk-footer__crown\{[^{}]*\}", "", css)
    return css.replace("GDS Transport,arial,sans-serif", SYSTEM_FONTS)


def script(javascript: str) -> str:
    """`javascript` without the comment that names its source map, which is not copied."""
    return re.sub(r"//# sourceMappingURL=\S*", "", javascript)


def refuse_reserved(name: str, text: str) -> None:
    left = sorted({match.group() for match in RESERVED.finditer(text)})
    if left:
        sys.exit(f"{name} still holds {', '.join(left)}: mend scripts/vendor_assets.py.")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, clean in {"govuk-frontend.min.css": stylesheet, "govuk-frontend.min.js": script}.items():
        text = clean((SOURCE / name).read_text(encoding="utf-8")).strip() + "\n"
        refuse_reserved(name, text)
        (TARGET / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
