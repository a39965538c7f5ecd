"""Which names an assignment is about: what the instructor's own notebook defines and imports."""

from __future__ import annotations

import ast
import builtins
import json
import re
import symtable
from collections.abc import Iterable

from examiner.submission.cells import Cell, is_answer, is_test, mark, text_of

Imports = ast.Import | ast.ImportFrom


def plain_lines(text: str) -> str:
    """A cell's text without lines of magics."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(("%", "!", "?")))


def statements(text: str) -> list[ast.stmt]:
    """The statements at the top level of a cell; none if it does not parse."""
    try:
        return ast.parse(plain_lines(text)).body
    except SyntaxError:
        return []


def import_lines(text: str) -> str:
    """The import statements at the top level of a cell."""
    return "\n".join(ast.unparse(node) for node in statements(text) if isinstance(node, Imports))


def before_tests(given: list[Cell], tests: list[str]) -> list[str]:
    """What a judge runs first: cells that students cannot change, and the imports of those that they can.

    Imports of names that occur nowhere in there are left out: drawing, say, would take every judge long to load.
    """
    texts = [text_of(cell) if mark(cell).get("locked") else import_lines(text_of(cell)) for cell in given]
    others = [ast.unparse(node) for text in texts for node in statements(text) if not isinstance(node, Imports)]
    words = set(re.findall(r"\w+", "\n".join(tests + others)))
    return ["\n".join(part for node in statements(text) if (part := needed(node, words))) for text in texts]


def needed(node: ast.stmt, words: set[str]) -> str:
    """A statement as text; of imports, only those of names among these words."""
    if isinstance(node, Imports) and getattr(node, "module", "") != "__future__":
        node.names = [one for one in node.names if (one.asname or one.name.partition(".")[0]) in {*words, "*"}]
        return ast.unparse(node) if node.names else ""
    return ast.unparse(node)


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


def scope_names(source: str, tests: list[str]) -> dict[str, list[str]]:
    """The names that tests of the instructor's notebook (JSON text) are about, as the judge's Scope takes them."""
    code = [cell for cell in json.loads(source)["cells"] if cell["cell_type"] == "code"]
    given = [cell for cell in code if not is_answer(cell) and not is_test(cell)]
    answers = [text_of(cell) for cell in code if is_answer(cell)]
    return {
        "before": before_tests(given, tests),
        "shared": sorted(bound_names(text_of(cell) for cell in code if not is_test(cell))),
        "imported": [import_lines(text) for text in answers],
        "replaced": sorted(replaced_builtins(answers)),
    }
