"""Text from a submission in a form that no terminal, file or database stumbles over."""

from __future__ import annotations

MOST_SHOWN = 8000
MOST_NAME = 80


def harmless(text: str, most: int = MOST_SHOWN) -> str:
    """At most so many characters, without control characters (line ends and tabs stay) and without half characters."""
    cut = text if len(text) <= most else f"{text[:most]}\n[cut: too long]"
    return "".join(one if one in "\n\t" or one.isprintable() else "�" for one in cut)


def one_line(text: str, most: int = MOST_NAME) -> str:
    """A name in one line, for notes."""
    cut = text if len(text) <= most else f"{text[:most]}..."
    return "".join(one if one.isprintable() else "�" for one in cut)


def is_plain(text: str) -> bool:
    """Can this be printed and written as it is?"""
    return text.isprintable()
