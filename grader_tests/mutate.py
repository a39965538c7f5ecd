"""Systematic mistakes: every small change of a kind that beginners make, at every place of a reference answer."""

import ast
import copy
from collections.abc import Callable, Iterator

SWAPPED_OPERATORS: dict[type, tuple[type, ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt,),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
SWAPPED_NAMES = {
    "max": ("min",),
    "min": ("max",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "sum": ("mean", "max"),
    "mean": ("sum", "median"),
    "log": ("log10", "log2"),
    "exp": ("exp2", "expm1"),
    "abs": ("sign",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "tanh": ("sinh",),
    "permutation": ("arange",),
    "append": ("remove",),
}
IN_PLACE = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide"}
Mutant = tuple[str, ast.AST]


def mutants(code: str) -> Iterator[tuple[str, str]]:
    """All mutants of a function's text, as (what was changed, new text). The docstring and defaults stay."""
    tree = ast.parse(code)
    seen = {ast.unparse(tree)}
    for place, node in enumerate(ast.walk(tree)):
        if in_docstring_or_signature(tree, node):
            continue
        for change in CHANGES:
            for what, replacement in change(node):
                text = ast.unparse(replaced(tree, place, replacement))
                if text not in seen:
                    seen.add(text)
                    yield f"{what} in: {ast.unparse(node)}", text


def in_docstring_or_signature(tree: ast.AST, node: ast.AST) -> bool:
    """Is this node part of a docstring or of a function's parameters?"""
    outside: list[ast.AST] = [one for one in ast.walk(tree) if isinstance(one, ast.arguments)]
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(one):
            outside.append(one.body[0])
    return any(node is inner for one in outside for inner in ast.walk(one))


def replaced(tree: ast.AST, place: int, replacement: ast.AST) -> ast.AST:
    """A copy of the tree with the node at that place of the walk replaced."""
    fresh = copy.deepcopy(tree)
    target = list(ast.walk(fresh))[place]

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return replacement if node is target else self.generic_visit(node)

    return ast.fix_missing_locations(Replace().visit(fresh))


def other_operators(node: ast.AST) -> Iterator[Mutant]:
    """a + b -> a - b, and the like."""
    operator = getattr(node, "op", None) or (node.ops[0] if isinstance(node, ast.Compare) else None)
    for other in SWAPPED_OPERATORS.get(type(operator), ()):
        fresh = copy.copy(node)
        if isinstance(node, ast.Compare):
            fresh.ops = [other()]
        else:
            fresh.op = other()
        yield f"{type(operator).__name__} becomes {other.__name__}", fresh


def dropped_terms(node: ast.AST) -> Iterator[Mutant]:
    """a + b -> a, and b; -a -> a."""
    if isinstance(node, ast.BinOp):
        yield "right side dropped", node.left
        yield "left side dropped", node.right
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "sign dropped", node.operand


def exchanged_sides(node: ast.AST) -> Iterator[Mutant]:
    """a - b -> b - a; f(a, b) -> f(b, a); (a, b) -> (b, a). Sums and products are the same either way."""
    if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Add | ast.Mult):
        yield "sides exchanged", ast.BinOp(node.right, node.op, node.left)
    if isinstance(node, ast.Call) and len(node.args) >= 2:
        yield "arguments exchanged", ast.Call(node.func, [node.args[1], node.args[0], *node.args[2:]], node.keywords)
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) >= 2:
        yield "values exchanged", ast.Tuple([node.elts[1], node.elts[0], *node.elts[2:]], node.ctx)


def other_constants(node: ast.AST) -> Iterator[Mutant]:
    """n + 1, n - 1 (so also 0 <-> 1, and axes), -n, 2 n, n / 2; True <-> False."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, int | float):
        return
    value = node.value
    others = (not value,) if isinstance(value, bool) else (value + 1, value - 1, -value, value * 2, value / 2)
    for other in others:
        whole = isinstance(value, int) and not isinstance(value, bool) and other == int(other)
        kept = int(other) if whole else other
        if kept != value:
            yield f"{value} becomes {kept}", ast.Constant(kept)


def other_functions(node: ast.AST) -> Iterator[Mutant]:
    """sum -> mean, max -> min, log -> log10, and the like; x.copy() -> x; x.T -> x."""
    if isinstance(node, ast.Attribute):
        for other in SWAPPED_NAMES.get(node.attr, ()):
            yield f"{node.attr} becomes {other}", ast.Attribute(node.value, other, node.ctx)
        if node.attr == "T":
            yield "transpose dropped", node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("copy", "astype"):
        yield f"{node.func.attr} dropped", node.func.value


def dropped_keywords(node: ast.AST) -> Iterator[Mutant]:
    """f(x, axis=0) -> f(x)."""
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            rest = [other for other in node.keywords if other is not keyword]
            yield f"{keyword.arg} dropped", ast.Call(node.func, node.args, rest)


def dropped_statements(node: ast.AST) -> Iterator[Mutant]:
    """One assignment or call left out."""
    is_call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    if is_call or isinstance(node, ast.Assign | ast.AugAssign):
        yield "statement dropped", ast.Pass()


def in_place(node: ast.AST) -> Iterator[Mutant]:
    """a - b -> a -= b, which changes the caller's array."""
    if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Name) and type(node.op) in IN_PLACE:
        function = ast.Attribute(ast.Name("np", ast.Load()), IN_PLACE[type(node.op)], ast.Load())
        yield "in place", ast.Call(function, [node.left, node.right], [ast.keyword("out", node.left)])


CHANGES: tuple[Callable[[ast.AST], Iterator[Mutant]], ...] = (
    other_operators,
    dropped_terms,
    exchanged_sides,
    other_constants,
    other_functions,
    dropped_keywords,
    dropped_statements,
    in_place,
)
