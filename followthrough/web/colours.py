"""The council's own colour, made safe to read: contrast is computed as in WCAG 2.2."""

import re

WHITE = "#ffffff"
BLACK = "#000000"  # not the Design System's near-black, with which some colours would just miss 4.5
FALLBACK = "#1d70b8"
ENOUGH_FOR_TEXT = 4.5
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def stylesheet(colour: str) -> str:
    """CSS custom properties for a council of this colour.

    The header is in the colour itself with black or white words. Banners put white words on the brand
    colour and links put it on white, so both take it only if it reads there. A value that is no colour
    gives the ordinary blue.
    """
    own = colour if _HEX.fullmatch(colour) else FALLBACK
    words = max((WHITE, BLACK), key=lambda ink: contrast(own, ink))
    brand = own if contrast(own, WHITE) >= ENOUGH_FOR_TEXT else FALLBACK
    return (
        f":root{{--govuk-brand-colour:{brand};--govuk-link-colour:{brand};"
        f"--council-colour:{own};--council-words:{words}}}\n"
    )


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
