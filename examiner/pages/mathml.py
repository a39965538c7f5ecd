"""Text with math as HTML that needs no script: TeX becomes MathML, and everything else is cleaned."""

from __future__ import annotations

import html
import re

import bleach
from bleach.css_sanitizer import CSSSanitizer
from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import markdown2html_mistune

MATH = re.compile(r"(?<!\\)\$\$(.+?)\$\$|(?<![\\$])\$(?!\s)([^$\n]+?)(?<!\s)\$", re.DOTALL)
ANCHOR = re.compile(r'<a class="anchor-link".*?</a>')
CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
TAGS = frozenset(bleach.sanitizer.ALLOWED_TAGS) | {
    *("p", "div", "span", "br", "hr", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "del", "sub", "sup"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption", "img", "figure", "figcaption", "details", "summary"),
}
STYLES = CSSSanitizer(
    ["text-align", "max-width", "width", "height", "background", "border-radius", "color", "font-weight"]
)
ATTRIBUTES = {
    "*": ["class", "style", "title"],
    "a": ["href"],
    "img": ["src", "alt", "width", "height"],
    "td": ["colspan"],
}


def to_html(markdown: str) -> str:
    """Markdown with math as clean HTML on lines that no later reader takes for markdown again."""
    formulas: list[str] = []

    def keep(match: re.Match[str]) -> str:
        formulas.append(formula(match[1] or match[2], block=match[1] is not None))
        return f"@@formula{len(formulas) - 1}@@"

    parts = [part if CODE.fullmatch(part) else MATH.sub(keep, part) for part in CODE.split(markdown)]
    text = clean(ANCHOR.sub("", markdown2html_mistune("".join(parts))))
    return re.sub(r"@@formula(\d+)@@", lambda match: formulas[int(match[1])], text)


def formula(tex: str, block: bool) -> str:
    """A formula as MathML; as text, if the converter does not know it."""
    try:
        return convert(tex.strip(), display="block" if block else "inline")
    except Exception:
        return f"<code>{html.escape(tex)}</code>"


def clean(text: str) -> str:
    """HTML without scripts, frames, forms, and links or styles that do more than they should. Pictures only as data."""
    cleaner = bleach.Cleaner(
        tags=TAGS, attributes=allowed, css_sanitizer=STYLES, protocols={"http", "https", "mailto", "data"}, strip=True
    )
    return cleaner.clean(text)


def allowed(tag: str, name: str, value: str) -> bool:
    """May this attribute stay?"""
    if tag == "img" and name == "src":
        return re.match(r"data:image/(png|jpeg|gif);base64,", value) is not None
    if tag == "a" and name == "href":
        return re.match(r"(https?:|mailto:|#)", value) is not None
    return name in ATTRIBUTES["*"] or name in ATTRIBUTES.get(tag, [])
