"""Text of a student's making without what could run in the browser of whoever grades it."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

TAG = re.compile(r"<(?!https?://|mailto:)[a-zA-Z/!?]")
SCHEME = re.compile(r"\s*".join("javascript") + r"\s*:", re.IGNORECASE)
PICTURE = re.compile(r'<img (alt="[^"<>]*")(?: style="[^"<>]*")? (src="data:image/png;base64,[A-Za-z0-9+/=]*")>')
LINK_IN_FORMULA = re.compile(r"\\href\b")
TAGS = "a abbr b blockquote br caption code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s small span strong"
TAGS += " sub sup table tbody td tfoot th thead tr u ul"
ATTRIBUTES = ("align", "alt", "border", "class", "colspan", "height", "href", "rowspan", "src", "title", "width")
SCHEMES = ("http", "https", "mailto", "data")
CLEANED = ("text/html", "text/markdown", "text/latex")
MOST_WORK, MOST_TAGS, MOST_TEXT, CHARACTERS_PER_TAG = 20_000, 5_000, 100_000, 25
KEPT = ("text/plain", "image/png", "image/jpeg", "image/gif", "image/svg+xml")  # templates show SVG as a picture


@cache
def cleaner() -> Any:
    """What takes a text apart and keeps harmless tags. Imported when it is first needed: most submissions need none."""
    from bleach.sanitizer import Cleaner

    return Cleaner(tags=TAGS.split(), attributes=is_harmless, protocols=SCHEMES, strip=True)


def is_harmless(tag: str, name: str, value: str) -> bool:
    """May this attribute stay? Pictures may hold their data, links may not."""
    return name in ATTRIBUTES and (name == "src" or not value.strip().lower().startswith("data:"))


class SafeText:
    """Makes the texts of one notebook safe. What takes apart HTML can be kept busy, so there is an end to its work."""

    def __init__(self) -> None:
        self.work = MOST_WORK

    def data(self, data: dict[str, str]) -> dict[str, str]:
        """A MIME bundle of harmless types; whatever a browser would run is left out."""
        kept = {kind: part for kind, part in data.items() if kind in CLEANED + KEPT}
        return {kind: self.text(part) if kind in CLEANED else part for kind, part in kept.items()}

    def text(self, text: str) -> str:
        """HTML, Markdown or LaTeX without scripts. Text that holds nothing of the kind stays as it is."""
        picture = PICTURE.fullmatch(text)
        if picture:  # the commonest output by far, and the longest
            return f"<img {picture[1]} {picture[2]}>"
        if SCHEME.search(html.unescape(text)):
            text = SCHEME.sub("javascript ", html.unescape(text))
        text = LINK_IN_FORMULA.sub(r"\\text", text)
        if not TAG.search(text):
            return text
        self.work -= text.count("<") + len(text) // CHARACTERS_PER_TAG
        if self.work < 0 or text.count("<") > MOST_TAGS or len(text) > MOST_TEXT:
            return html.escape(text)
        return cleaner().clean(without(text, "script", "style")).replace("&gt;", ">")


def without(text: str, *names: str) -> str:
    """The text without these elements and what they hold."""
    for name in names:
        kept, low, place = [], text.lower(), 0
        while (start := low.find(f"<{name}", place)) >= 0:
            kept.append(text[place:start])
            end = low.find(f"</{name}", start)
            place = low.find(">", end) + 1 if end >= 0 else 0
            if place <= 0:  # without an end, the rest belongs to it
                return "".join(kept)
        text = "".join([*kept, text[place:]])
    return text
