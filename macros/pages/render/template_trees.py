"""The templates of a case's page as data: what the contribution form draws its preview with.

The preview must equal what is published, and two renderings written by hand would drift
apart. So Jinja's own parser reads our templates, and their syntax trees go to the browser,
where `docs/javascripts/contribute/preview/template-interpreter.js` interprets them. That interpreter knows what
our templates use and no more: anything else ends the build here, with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from jinja2 import nodes

from macros.pages.maps.basemap import outline
from macros.pages.render.environment import REMEMBERED, TEMPLATES, syntax
from macros.pages.views.field_sections import FIELD_SECTIONS
from macros.pages.views.infobox import GIST
from macros.pages.views.map_view import dot

Tree: TypeAlias = "str | int | float | bool | list[Tree] | dict[str, Tree] | None"

NEEDED: Mapping[str, frozenset[str] | None] = {
    "case": None,
    "parts": None,
    "values": None,
    "extras": None,
    "maps": frozenset({"piece", "small", "place"}),
}
"""The templates that the page of a case is made of, each with the macros that it takes from
them; None for all."""

FILTERS = frozenset({"counted", "grouped", "hour", "iso", "join", "length", "list", "lower_first", "map", "select", "selectattr"})
TESTS = frozenset({"none"})
COMPARISONS = frozenset({"eq", "ne", "gt", "gteq", "lt", "lteq", "in", "notin"})
"""What the interpreter knows by name."""


class NotInterpreted(Exception):
    """A template uses something that the form's interpreter does not know."""


@cache
def gabarits() -> dict[str, Any]:
    """What the preview is drawn with, the same for every library.

    Shape: `{templates: {name: body}, globals: [macro of parts], field_sections: [[field, id, title]],
    gist, outline: {view, dots: {code: [x, y] or null}}}`; a department that is large enough to
    be seen has no dot. See `_statement` and `_expression` for what a body holds.
    """
    return {
        "templates": {name: _template(name, macros) for name, macros in NEEDED.items()},
        "globals": list(REMEMBERED),
        "field_sections": [[field, *section] for field, section in FIELD_SECTIONS.items()],
        "gist": GIST,
        "outline": {"view": outline().sheet.view, "dots": {code: dot(shape) for code, shape in outline().shapes.items()}},
    }


def _template(name: str, macros: frozenset[str] | None) -> list[Tree]:
    path = TEMPLATES / f"{name}.html"
    parsed = syntax().parse(path.read_text(encoding="utf-8"))
    kept = parsed.body if macros is None else [node for node in parsed.body if isinstance(node, nodes.Macro) and node.name in macros]
    return translated(kept, path.name)


def translated(body: Iterable[nodes.Node], shown: str) -> list[Tree]:
    """The statements of a template as plain values. Raises `NotInterpreted`."""
    try:
        return _body(body)
    except _Unknown as found:
        raise NotInterpreted(f"{shown}:{found.line}: docs/javascripts/contribute/preview/template-interpreter.js does not know {found.what}") from None


class _Unknown(Exception):
    def __init__(self, node: nodes.Node, what: str = "") -> None:
        self.line, self.what = node.lineno, what or type(node).__name__
        super().__init__(self.what)


# --- statements: a text stands for itself, the others begin with their name -------------


def _body(body: Iterable[nodes.Node]) -> list[Tree]:
    return [told for node in body for told in _statement(node)]


def _statement(node: nodes.Node) -> Iterator[Tree]:
    """One statement: a text, or `[name, …]`. Only an output makes several."""
    match node:
        case nodes.Output():
            for part in node.nodes:
                yield part.data if isinstance(part, nodes.TemplateData) else ["put", _expression(part)]
        case nodes.If():
            otherwise = _body(node.else_)
            for other in reversed(node.elif_):
                otherwise = [["if", _expression(other.test), _body(other.body), otherwise]]
            yield ["if", _expression(node.test), _body(node.body), otherwise]
        case nodes.For(else_=[], recursive=False):
            yield ["for", _target(node.target), _expression(node.iter), _maybe(node.test), _body(node.body)]
        case nodes.Assign():
            yield ["set", _target(node.target), _expression(node.node)]
        case nodes.Macro(defaults=[]):
            yield ["macro", node.name, [argument.name for argument in node.args], _body(node.body)]
        case _:
            raise _Unknown(node)


def _target(node: nodes.Node) -> Tree:
    """What a loop or `set` names: a name, or a list of names for the values of a pair."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Tuple():
            return [_target(item) for item in node.items]
    raise _Unknown(node, "this target")


# --- expressions: a constant stands for itself, the others begin with their name ---------


def _expression(node: nodes.Node) -> Tree:
    match node:
        case nodes.Const(value=str() | int() | None as value):
            return value
        case nodes.Name():
            return ["name", node.name]
        case nodes.Getattr():
            return ["attribute", _expression(node.node), node.attr]
        case nodes.Getitem(arg=nodes.Slice(step=None) as part):
            return ["slice", _expression(node.node), _maybe(part.start), _maybe(part.stop)]
        case nodes.Getitem():
            return ["item", _expression(node.node), _expression(node.arg)]
        case nodes.Call(kwargs=[], dyn_args=None, dyn_kwargs=None):
            return ["call", _expression(node.node), *map(_expression, node.args)]
        case nodes.Filter(node=nodes.Node() as filtered, dyn_args=None, dyn_kwargs=None):
            named: Tree = {str(pair.key): _expression(pair.value) for pair in node.kwargs}
            return ["filter", _named(node, FILTERS), _expression(filtered), named, *map(_expression, node.args)]
        case nodes.Test(args=[], kwargs=[], dyn_args=None, dyn_kwargs=None):
            return ["test", _named(node, TESTS), _expression(node.node)]
        case nodes.Compare(ops=[nodes.Operand(op=op, expr=right)]) if op in COMPARISONS:
            return ["compare", op, _expression(node.expr), _expression(right)]
        case nodes.CondExpr():
            return ["choose", _expression(node.test), _expression(node.expr1), _expression(node.expr2) if node.expr2 else ""]
        case nodes.Tuple() | nodes.List():
            return ["list", *map(_expression, node.items)]
        case nodes.Concat():
            return ["concat", *map(_expression, node.nodes)]
        case nodes.And() | nodes.Or() | nodes.Add():
            return [type(node).__name__.lower(), _expression(node.left), _expression(node.right)]
        case nodes.Not():
            return ["not", _expression(node.node)]
        case _:
            raise _Unknown(node)


def _maybe(node: nodes.Node | None) -> Tree:
    return None if node is None else _expression(node)


def _named(node: nodes.Filter | nodes.Test, known: frozenset[str]) -> str:
    if node.name not in known:
        raise _Unknown(node, f"the {type(node).__name__.lower()} « {node.name} »")
    return node.name
