"""The Jinja environment of the templates: everything is escaped, an undefined name raises, filters for French.

The only module that knows both `Views` and Jinja; `publish.site` renders with it. All contributed text is escaped.
The one exception is HTML that `prose` has sanitised, which comes as `Markup`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from macros.casebook.language import french
from macros.casebook.library.facets import FACETS
from macros.pages.events.schema_org import event_data
from macros.pages.render.json_for_pages import json_for_pages
from macros.pages.render.markdown_text import markdown_text
from macros.pages.render.packed import in_pack
from macros.pages.render.prose import Prose
from macros.pages.render.template_cache import TemplateCache
from macros.pages.render.typography import printed_pieces
from macros.pages.views.blocks import Blocks
from macros.pages.views.case_page import CasePage
from macros.pages.views.field_sections import field_sections
from macros.pages.views.frame_view import FrameView
from macros.pages.views.infobox import Infobox
from macros.pages.views.map_view import MapView
from macros.pages.views.packs.pack import Packs
from macros.pages.views.packs.sheets import Sheets
from macros.pages.views.peers.offer_lists import OfferLists
from macros.pages.views.peers.reach_list import ReachList
from macros.pages.views.peers.solution_lists import SolutionLists
from macros.pages.views.peers.withdrawn_counts import WithdrawnCounts
from macros.pages.views.views import Views

TEMPLATES = Path(__file__).parent.parent / "templates"
"""The folder of the templates."""

_SPECIAL = re.compile("[&<>\"']")

_text = str.__new__
"""Makes `Markup` of text that is no object with an HTML of its own, which `Markup` would ask for first."""


def escaped(value: Any) -> str:
    """The value of an expression in a template, safe in HTML.

    It is `markupsafe.escape`, but returns a value as it is when it is safe already: this saves a fifth
    of the time of a page.
    """
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL.search(value)):
        return value  # type: ignore[no-any-return]
    return escape(value)


class _Generator(CodeGenerator):
    """Compiles templates to plainer Python than Jinja does, as ours need less: our `escaped`, plain
    attributes, plain calls. Together they save a third of the time of a page."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not frame.eval_ctx.autoescape or frame.eval_ctx.volatile:
            raise TemplateError("every template of ours is escaped: autoescape cannot be changed")
        self.write("environment.escaped(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  (Jinja's name)
        """Write an attribute as an attribute: in our templates `a.b` is never the key of a mapping."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call as a call: no function of ours takes the context of the template."""
        if not (node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller):
            self.write("(")
            self.visit(node.node, frame)
            self.write(")(")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")
            return
        self.write("environment.called(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write a macro that takes all its arguments by place as a function: Jinja's own macros sort theirs at each call."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller or macro_ref.node.defaults:
            super().macro_def(macro_ref, frame)
        else:
            self.write("environment.macro(macro)")


class _Environment(Environment):
    code_generator_class = _Generator
    escaped = staticmethod(escaped)

    @staticmethod
    def macro(function: Callable[..., str]) -> Callable[..., Markup]:
        """The macro whose text, escaped in its places, a function returns."""
        return lambda *values: _text(Markup, function(*values))

    @staticmethod
    def called(function: Callable[..., Any], *values: Any, **named: Any) -> Any:
        """Call a function for a template; returns its value."""
        return function(*values, **named)


class _FrenchTypography(Extension):
    """Prints the words of our templates as French does: those of the templates themselves once, when one is compiled; each
    value that a template shows among words, or in an attribute that is read or heard, when it is shown."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Print the text between the expressions, and put the filter `typographic` around those that stand among words. An
        expression is read as the letter x, since it may be inside a tag, or be the name of one."""
        tokens = list(stream)
        text = {"data": lambda token: token.value, "variable_begin": lambda _token: "x"}
        pieces = [text[token.type](token) if token.type in text else "" for token in tokens]
        printed, among_words = printed_pieces(pieces)
        wrapped = False
        for token, piece, shown in zip(tokens, printed, among_words, strict=True):
            if token.type == "data":
                yield Token(token.lineno, token.type, piece)
                continue
            if token.type == "variable_end" and wrapped:
                for kind, value in (("rparen", ")"), ("pipe", "|"), ("name", "typographic")):
                    yield Token(token.lineno, kind, value)
            yield token
            if token.type == "variable_begin":
                wrapped = shown
                if wrapped:
                    yield Token(token.lineno, "lparen", "(")


_typographic = lru_cache(maxsize=65536)(french.typographic)


def shown(value: Any) -> Any:
    """The value of an expression that a template shows among words: text as French prints it, anything else as it is. HTML
    of ours is printed already."""
    return _typographic(value) if type(value) is str else value


def syntax() -> Environment:
    """The environment without the values of a library: the syntax of our templates, and the filters."""
    env = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[_FrenchTypography],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=TemplateCache(),
    )
    env.filters.update(
        clause=french.clause,
        counted=french.counted,
        grouped=french.grouped,
        hour=french.hour,
        iso=lambda day: "{:04}-{:02}-{:02}".format(*day),
        lower_first=french.lower_first,
        markdown=markdown_text,
        typographic=shown,
    )
    return env


def template_of(env: Environment, name: str) -> Template:
    """A template that is rendered for many pages. What it knows beside its context is copied for each: fast from a plain `dict` alone."""
    template = env.get_template(name)
    if type(template.globals) is not dict:
        template.globals = dict(template.globals)
    return template


def environment(views: Views) -> Environment:
    """The environment of one build: the names that all its templates know are set here."""
    env = syntax()
    env.globals.update(
        views=views,
        infobox=Infobox(views),
        field_sections=field_sections,
        frame_view=FrameView(views),
        packs=Packs(views),
        sheets=Sheets(views),
        in_pack=in_pack,
        event_data=event_data,
        json_for_pages=json_for_pages,
        case_page=CasePage(views),
        blocks=Blocks(views),
        map_view=MapView(views),
        offer_lists=OfferLists(views),
        reach_list=ReachList(views),
        withdrawn_counts=WithdrawnCounts(views),
        solution_lists=SolutionLists(views),
        library=views.library,
        url=views.url,
        prose=Prose(views.case_address),
        types=views.library.types,
        facets=FACETS,
    )
    # The templates of macros are imported once, each knowing those before it: imports in the pages
    # would be repeated for each page.
    env.globals["parts"] = env.get_template("parts.html").module
    for name in REMEMBERED:
        env.globals[name] = _remembered(getattr(env.globals["parts"], name))
    note = _remembered(env.globals["parts"].source_note_of)  # type: ignore[attr-defined]
    env.globals["source_note"] = lambda source_id, cited: note(source_id, cited.index(source_id) + 1) if source_id in cited else ""
    # `maps` is not imported yet, and its macro `small` already uses `place_map`: hence the lambda.
    env.globals["place_map"] = _remembered(lambda where: env.globals["maps"].place(where))  # type: ignore[attr-defined]
    # `policy` stands apart: the other slots of the shell know the settings, which come later.
    env.globals["policy"] = env.get_template("shell/policy.html").module.policy  # type: ignore[attr-defined]
    env.globals["values"] = env.get_template("values.html").module
    env.globals["shows"] = vars(env.globals["values"])
    for name in ("extras", "maps", "lists", "frame_head", "embed", "pictures", "syntheses"):
        env.globals[name] = env.get_template(f"{name}.html").module
    env.globals["card_parts"] = env.get_template("packs/card_parts.html").module
    for name in ("commitment_item", "offer_item", "passed_on_item"):
        env.globals[name] = _remembered(getattr(env.get_template("peers.html").module, name))
    return env


REMEMBERED = ("card", "card_head", "case_line", "dated", "document_lines", "reason_line", "term_link", "unwritten")
"""The macros of `parts.html` that many pages call with the same values. They are names of all templates, and
render each value once a build."""


def _remembered(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """A macro that keeps what it has rendered. A case, whose key is unique, is recognised by its key."""
    rendered: dict[Any, Markup] = {}

    def render(value: Any, *more: Any) -> Markup:
        key = (value, more) if more else getattr(value, "key", value)
        if key not in rendered:
            rendered[key] = macro(value, *more)
        return rendered[key]

    return render
