"""The templates of a case's page as syntax trees, with which the contribution form draws its preview.

The preview must equal the published page, and two renderings written by hand would drift apart. So Jinja's
parser reads our templates here, `outputs.contribution_data` writes their trees into `contribuer/gabarits.json`,
and `docs/javascripts/contribute/preview/template-interpreter.js` interprets them. The interpreter knows what our
templates use and no more: a construct that it does not know ends the build here, with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from jinja2 import nodes

from macros.casebook.library.reach import CARRYING
from macros.casebook.types import case_types
from macros.casebook.types.image import OPEN_LICENCES
from macros.pages.maps.basemap import outline
from macros.pages.render.environment import REMEMBERED, TEMPLATES, syntax
from macros.pages.views.case_page import MOST_CHANGES
from macros.pages.views.events.timetable import COLUMNS, FEW, NARROWED_BY, NARROWINGS, ROWS
from macros.pages.views.field_sections import FIELD_SECTIONS
from macros.pages.views.infobox import GIST, LEADING
from macros.pages.views.map_view import dot

Tree: TypeAlias = "str | int | float | bool | list[Tree] | dict[str, Tree] | None"
"""A part of a template as plain values: see `_statement` and `_expression`."""

NEEDED: Mapping[str, frozenset[str] | None] = {
    "case": None,
    "parts": None,
    "values": None,
    "extras": None,
    "maps": frozenset({"piece", "small", "place"}),
    "pictures": frozenset({"styles", "figure", "credit", "first", "others"}),
}
"""The templates of which the page of a case is made, each with the macros that the page uses; None for all."""

FILTERS = frozenset({"clause", "counted", "grouped", "hour", "iso", "join", "length", "list", "lower_first", "map", "select", "selectattr"})
TESTS = frozenset({"none"})
COMPARISONS = frozenset({"eq", "ne", "gt", "gteq", "lt", "lteq", "in", "notin"})
"""The filters, tests and comparisons that the interpreter knows."""


class NotInterpreted(Exception):
    """A template uses a construct that the form's interpreter does not know; the message names its place."""


@cache
def template_trees() -> dict[str, Any]:
    """All that the preview is drawn with beside the data of a case; the same for every library.

    Shape: `{templates: {name: [statement]}, globals: [name of a macro of parts.html], field_sections:
    [[field, id, title]], told_of: {folder: [field]}, carrying: [role], gist: number, changes: number, licences: {name: address}, leading: number,
    timetable: {columns, rows, filters, few: number, narrowed_by: [[label, part]]}, outline: {view: viewBox, dots: {code: [x, y] or null}}}`. A dot is null for
    a department that is large enough to be seen. Raises `NotInterpreted`.
    """
    return {
        "templates": {name: _template(name, macros) for name, macros in NEEDED.items()},
        "globals": list(REMEMBERED),
        "field_sections": [[field, *section] for field, section in FIELD_SECTIONS.items()],
        "told_of": {folder: kind.told_of for folder, kind in case_types().items() if kind.told_of is not None},
        "carrying": sorted(CARRYING),
        "gist": GIST,
        "changes": MOST_CHANGES,
        "licences": OPEN_LICENCES,
        "leading": LEADING,
        "timetable": {"columns": COLUMNS, "rows": ROWS, "filters": NARROWINGS, "few": FEW, "narrowed_by": [list(kind) for kind in NARROWED_BY]},
        "outline": {"view": outline().sheet.view, "dots": {code: dot(shape) for code, shape in outline().shapes.items()}},
    }


def _template(name: str, macros: frozenset[str] | None) -> list[Tree]:
    path = TEMPLATES / f"{name}.html"
    parsed = syntax().parse(path.read_text(encoding="utf-8"))
    kept = parsed.body if macros is None else [node for node in parsed.body if isinstance(node, nodes.Macro) and node.name in macros]
    return translated(kept, path.name)


def translated(body: Iterable[nodes.Node], shown: str) -> list[Tree]:
    """The statements of a template as plain values; `shown` is the name of its file. Raises `NotInterpreted`."""
    try:
        return _body(body)
    except _Unknown as unknown:
        place = f"{shown}:{unknown.line}"
        raise NotInterpreted(f"{place}: docs/javascripts/contribute/preview/template-interpreter.js does not know {unknown.what}") from None


class _Unknown(Exception):
    """A node that the interpreter does not know: its line, its kind."""

    def __init__(self, node: nodes.Node, what: str = "") -> None:
        self.line, self.what = node.lineno, what or type(node).__name__
        super().__init__(self.what)


# --- statements: a text is a string, any other is a list that begins with its name --------


def _body(body: Iterable[nodes.Node]) -> list[Tree]:
    return [statement for node in body for statement in _statement(node)]


def _statement(node: nodes.Node) -> Iterator[Tree]:
    """The statements of a node: texts, or lists as written below. Only an output makes more than one."""
    match node:
        case nodes.Output():
            for part in node.nodes:
                yield _shown(part)
        case nodes.If():
            otherwise = _body(node.else_)
            for other in reversed(node.elif_):
                otherwise = [["if", _expression(other.test), _body(other.body), otherwise]]
            yield ["if", _expression(node.test), _body(node.body), otherwise]
        case nodes.For(recursive=False):
            otherwise = [_body(node.else_)] if node.else_ else []
            yield ["for", _target(node.target), _expression(node.iter), _optional(node.test), _body(node.body), *otherwise]
        case nodes.Assign():
            yield ["set", _target(node.target), _expression(node.node)]
        case nodes.Macro(defaults=[]):
            yield ["macro", node.name, [argument.name for argument in node.args], _body(node.body)]
        case _:
            raise _Unknown(node)


def _shown(part: nodes.Expr) -> Tree:
    """A text; `say` for a value that is shown among words, `put` for any other."""
    match part:
        case nodes.TemplateData():
            return part.data
        case nodes.Filter(name="typographic", node=nodes.Node() as said):
            return ["say", _expression(said)]
    return ["put", _expression(part)]


def _target(node: nodes.Node) -> Tree:
    """The target of a loop or of `set`: a name, or a list of names for the values of a pair."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Tuple():
            return [_target(item) for item in node.items]
    raise _Unknown(node, "this target")


# --- expressions: a constant is a value, any other is a list that begins with its name ----


def _expression(node: nodes.Node) -> Tree:
    match node:
        case nodes.Const(value=str() | int() | None as value):
            return value
        case nodes.Name():
            return ["name", node.name]
        case nodes.Getattr():
            return ["attribute", _expression(node.node), node.attr]
        case nodes.Getitem(arg=nodes.Slice(step=None) as part):
            return ["slice", _expression(node.node), _optional(part.start), _optional(part.stop)]
        case nodes.Getitem():
            return ["item", _expression(node.node), _expression(node.arg)]
        case nodes.Call(kwargs=[], dyn_args=None, dyn_kwargs=None):
            return ["call", _expression(node.node), *map(_expression, node.args)]
        case nodes.Filter(node=nodes.Node() as filtered, dyn_args=None, dyn_kwargs=None):
            named: Tree = {str(pair.key): _expression(pair.value) for pair in node.kwargs}
            return ["filter", _known_name(node, FILTERS), _expression(filtered), named, *map(_expression, node.args)]
        case nodes.Test(args=[], kwargs=[], dyn_args=None, dyn_kwargs=None):
            return ["test", _known_name(node, TESTS), _expression(node.node)]
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


def _optional(node: nodes.Node | None) -> Tree:
    return None if node is None else _expression(node)


def _known_name(node: nodes.Filter | nodes.Test, names: frozenset[str]) -> str:
    """The name of a filter or of a test. Raises `_Unknown` when it is not among `names`."""
    if node.name not in names:
        raise _Unknown(node, f"the {type(node).__name__.lower()} « {node.name} »")
    return node.name
