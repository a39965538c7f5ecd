"""Text of a student's making without what could run in the browser of whoever grades it."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

BLOCKS = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(?!https?://|mailto:)[a-zA-Z/!?]")
SCHEME = re.compile(r"\s*".join("javascript") + r"\s*:", re.IGNORECASE)
LINK_IN_FORMULA = re.compile(r"\\href\b")
TAGS = "a abbr b blockquote br caption code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s small span strong"
TAGS += " sub sup table tbody td tfoot th thead tr u ul"
ATTRIBUTES = ("align", "alt", "border", "class", "colspan", "height", "href", "rowspan", "src", "title", "width")
SCHEMES = ("http", "https", "mailto", "data")
CLEANED = ("text/html", "text/markdown", "text/latex")
KEPT = ("text/plain", "image/png", "image/jpeg", "image/gif", "image/svg+xml")  # templates show SVG as a picture


@cache
def cleaner() -> Any:
    """What takes a text apart and keeps harmless tags. Imported when it is first needed: most submissions need none."""
    from bleach.sanitizer import Cleaner

    return Cleaner(tags=TAGS.split(), attributes=is_harmless, protocols=SCHEMES, strip=True)


def is_harmless(tag: str, name: str, value: str) -> bool:
    """May this attribute stay? Pictures may hold their data, links may not."""
    return name in ATTRIBUTES and (name == "src" or not value.strip().lower().startswith("data:"))


def safe_data(data: dict[str, str]) -> dict[str, str]:
    """A MIME bundle of harmless types; whatever a browser would run is left out."""
    return {kind: safe_text(part) if kind in CLEANED else part for kind, part in data.items() if kind in CLEANED + KEPT}


def safe_text(text: str) -> str:
    """HTML, Markdown or LaTeX without scripts. Text that holds nothing of the kind stays as it is."""
    if SCHEME.search(html.unescape(text)):
        text = SCHEME.sub("javascript ", html.unescape(text))
    text = LINK_IN_FORMULA.sub(r"\\text", text)
    return cleaner().clean(BLOCKS.sub("", text)).replace("&gt;", ">") if TAG.search(text) else text
