"""Which names an assignment is about: what the instructor's own notebook defines and imports."""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Iterable


def plain_lines(text: str) -> str:
    """A cell's text without lines of magics."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(("%", "!", "?")))


def import_lines(text: str) -> str:
    """The import statements at the top level of a cell; nothing if it does not parse."""
    try:
        statements = ast.parse(plain_lines(text)).body
    except SyntaxError:
        return ""
    return "\n".join(ast.unparse(node) for node in statements if isinstance(node, ast.Import | ast.ImportFrom))


def bound_names(texts: Iterable[str]) -> set[str]:
    """Names that cells assign, define or import at their top level."""
    found: set[str] = set()
    for text in texts:
        try:
            symbols = symtable.symtable(plain_lines(text), "<cell>", "exec").get_symbols()
        except SyntaxError:
            continue
        found |= {one.get_name() for one in symbols if one.is_assigned() or one.is_imported() or one.is_namespace()}
    return found


def replaced_builtins(texts: Iterable[str]) -> set[str]:
    """Built-in names that answers define anew: the student's is tested, not Python's own."""
    return {name for name in bound_names(texts) if hasattr(builtins, name)}
