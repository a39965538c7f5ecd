"""Which names an assignment is about: what the instructor's own notebook defines and imports."""

from __future__ import annotations

import ast
import builtins
import json
import symtable
from collections.abc import Iterable

from examiner.submission.cells import is_answer, is_test, mark, text_of


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


def scope_names(source: str) -> dict[str, list[str]]:
    """The names that the tests of the instructor's notebook (JSON text) are about, as the judge's Scope takes them."""
    code = [cell for cell in json.loads(source)["cells"] if cell["cell_type"] == "code"]
    given = [cell for cell in code if not is_answer(cell) and not is_test(cell)]
    answers = [text_of(cell) for cell in code if is_answer(cell)]
    return {
        "before": [text_of(cell) if mark(cell).get("locked") else import_lines(text_of(cell)) for cell in given],
        "shared": sorted(bound_names(text_of(cell) for cell in code if not is_test(cell))),
        "imported": [import_lines(text) for text in answers],
        "replaced": sorted(replaced_builtins(answers)),
    }
