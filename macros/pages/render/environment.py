"""The templates' surroundings: autoescape on, nothing undefined passes, French filters.

The only place where a `Views` meets Jinja. Contributed text is escaped here, by default,
everywhere; what is already HTML comes as `Markup` from `prose` alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from macros.casebook.language import french
from macros.casebook.library.facets import FACETS
from macros.pages.render.prose import Prose
from macros.pages.render.typography import spaced_pieces
from macros.pages.views.blocks import Blocks
from macros.pages.views.case_page import CasePage
from macros.pages.views.field_sections import field_sections
from macros.pages.views.infobox import Infobox
from macros.pages.views.map_view import MapView
from macros.pages.views.views import Views

TEMPLATES = Path(__file__).parent.parent / "templates"


_SPECIAL = re.compile("[&<>\"']")


def escaped(value: Any) -> str:
    """A value of a template, safe in HTML: as `markupsafe.escape`, without making a new
    object of what is safe as it stands. That is a fifth of the time of a page."""
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL.search(value)):
        return value  # type: ignore[no-any-return]
    return escape(value)


class _Writing(CodeGenerator):
    """Writes what our templates need and no more: our `escaped` where Jinja's compiler writes
    its `escape`, plain attributes. With plain calls it is a third of the time of a page."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not frame.eval_ctx.autoescape or frame.eval_ctx.volatile:
            raise TemplateError("every template of ours is escaped: autoescape cannot be changed")
        self.write("environment.escaped(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  (Jinja's name)
        """An attribute is an attribute: no template of ours asks a key of a mapping that way."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call is a call: no function of ours asks for the context of a template."""
        self.write("environment.called(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


class _Environment(Environment):
    code_generator_class = _Writing
    escaped = staticmethod(escaped)

    @staticmethod
    def called(function: Callable[..., Any], *values: Any, **named: Any) -> Any:
        """The value of a call in a template."""
        return function(*values, **named)


class _FrenchSpacing(Extension):
    """The non-breaking spaces of French in the words that the templates themselves say;
    done once, when a template is compiled."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Give the text between the expressions its spaces. What an expression will say is
        read as a letter: it may be in a tag, or be one's name."""
        tokens = list(stream)
        text = {"data": lambda token: token.value, "variable_begin": lambda _token: "x"}
        pieces = iter(spaced_pieces([text[token.type](token) if token.type in text else "" for token in tokens]))
        for token, piece in zip(tokens, pieces, strict=True):
            yield Token(token.lineno, token.type, piece) if token.type == "data" else token


def syntax() -> Environment:
    """How our templates are written and read, before anything of a library is in it."""
    env = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[_FrenchSpacing],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(
        counted=french.counted,
        grouped=french.grouped,
        hour=french.hour,
        iso=lambda day: "{:04}-{:02}-{:02}".format(*day),
        lower_first=french.lower_first,
        typographic=french.typographic,
    )
    return env


def environment(views: Views) -> Environment:
    """The Jinja environment of one build."""
    env = syntax()
    env.globals.update(
        views=views,
        infobox=Infobox(views),
        field_sections=field_sections,
        case_page=CasePage(views),
        blocks=Blocks(views),
        map_view=MapView(views),
        library=views.library,
        url=views.url,
        prose=Prose(views.case_address),
        types=views.library.types,
        facets=FACETS,
    )
    # Imported once, each seeing those before it: a page that imported them itself would pay
    # for it each time.
    env.globals["parts"] = env.get_template("parts.html").module
    for name in REMEMBERED:
        env.globals[name] = _remembered(getattr(env.globals["parts"], name))
    note = _remembered(env.globals["parts"].source_note_of)  # type: ignore[attr-defined]
    env.globals["source_note"] = lambda source_id: note(source_id) if source_id else ""
    # A name of a template is looked up when its module is made, hence before it is known.
    env.globals["place_map"] = _remembered(lambda where: env.globals["maps"].place(where))  # type: ignore[attr-defined]
    for name in ("values", "extras", "maps"):
        env.globals[name] = env.get_template(f"{name}.html").module
    env.globals["shows"] = vars(env.globals["values"])
    return env


REMEMBERED = ("card", "card_head", "case_line", "dated", "document_lines", "term_link", "unwritten")
"""The macros of `parts.html` that many pages show with the same values."""


def _remembered(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """A macro that renders each of its values once a build."""
    known: dict[Any, Markup] = {}

    def show(value: Any, *more: Any) -> Markup:
        key = (value, more) if more else getattr(value, "key", value)
        if key not in known:
            known[key] = macro(value, *more)
        return known[key]

    return show
