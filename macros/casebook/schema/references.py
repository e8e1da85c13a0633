"""The annotations by which the value of a field refers to something: a term, a document, another case, a commune.

Each checks its value against what exists (the `Context` that `files.validation` passes to pydantic), so that one run
shows every problem of a file. The JSON Schema, the indexes and the infobox learn from the annotation what the value is.
`check` returns the value, or raises `PydanticCustomError` with its objection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import GetJsonSchemaHandler, ValidationInfo
from pydantic_core import core_schema

from macros.casebook.language.nearest import Names
from macros.casebook.problems.messages import error_of, finding, wrong
from macros.casebook.problems.problem import Missing
from macros.casebook.schema.communes import UnknownCommune
from macros.casebook.schema.context import context_of
from macros.casebook.schema.dates import shortened
from macros.casebook.schema.values import SLUG, one_line

MAX_REFERENCE = 200
"""The most characters of a reference to another case, or of the plain name in its place."""

ANY = "*"
"""The target of a reference that may lead to a case of any type."""


@dataclass(frozen=True, slots=True)
class TermOf:
    """Annotation: the id of a term of this vocabulary."""

    vocabulary: str

    def check(self, value: str, info: ValidationInfo) -> str:
        context = context_of(info)
        if value in context.ids.get(self.vocabulary, ()):
            narrower = context.groups.get(self.vocabulary, {}).get(value)
            if narrower:
                raise wrong("term-too-broad", value=value, names=", ".join(narrower))
            return value
        guess = context.spellings.get(self.vocabulary, Names()).nearest(value)
        raise wrong("unknown-term", guess, kind=unknown_label(self.vocabulary), vocabulary=self.vocabulary, value=shortened(value))

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, core_schema.str_schema(strip_whitespace=True))

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "x-vocabulary": self.vocabulary}


@dataclass(frozen=True, slots=True)
class SourceId:
    """Annotation: the id of a document, of `_sources.yml` or of the case's own `new_sources`."""

    def check(self, value: str, info: ValidationInfo) -> str:
        context = context_of(info)
        if value in context.sources:
            return value
        raise wrong("unknown-source", context.sources.nearest(value), value=shortened(value))

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, core_schema.str_schema(strip_whitespace=True))

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "x-sources": True}


Source = Annotated[str, SourceId()]


@dataclass(frozen=True, slots=True)
class RefTo:
    """Annotation: a reference to another case.

    `target` is the folder of that case, and the value its slug; with `ANY`, the value is `folder/slug`. `inverse` is
    the name of the link back, in French, on the page of that case. With `or_name`, a value that is not written as
    a slug is the plain name of somebody without a page.
    """

    target: str
    inverse: str
    or_name: bool = False

    def key(self, value: str) -> str | None:
        """The `folder/slug` of the case that the value refers to; None for a plain name."""
        if self.or_name and not SLUG.fullmatch(value):
            return None
        return value if self.target == ANY else f"{self.target}/{value}"

    def check(self, value: str, info: ValidationInfo) -> str:
        context = context_of(info)
        key = self.key(value)
        if key is None:
            return one_line(value)
        folder, _, slug = key.partition("/")
        if slug in context.slugs.get(folder, ()):
            return value
        guess = (context.slugs.with_folders if self.target == ANY else context.slugs.get(folder, Names())).nearest(value)
        objection = "unknown-reference/name" if self.or_name else "unknown-reference"
        found = finding((), objection, guess, folder=folder or "dossier", value=shortened(value))
        raise error_of(replace(found, missing=Missing(key, value)))

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, core_schema.str_schema(strip_whitespace=True, max_length=MAX_REFERENCE))

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "x-reference": self.target, "x-or-name": self.or_name}


@dataclass(frozen=True, slots=True)
class CommuneCode:
    """Annotation: a commune, typed as its INSEE code, or as a name that only one commune has in the departments of the
    file. The value is the code, because many communes share a name.

    `within` is the field of the same group that holds the departments; it is read before this one.
    """

    within: str

    def check(self, value: str, info: ValidationInfo) -> str:
        context = context_of(info)
        try:
            return context.communes.commune(value, info.data.get(self.within) or ()).code
        except UnknownCommune as error:
            raise wrong(error.objection, value=shortened(value), **error.values) from None

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, core_schema.str_schema(strip_whitespace=True))

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "description": "Code Insee de la commune, ou son nom s’il est sans homonyme dans le département."}


Place = Annotated[str, CommuneCode("departments")]


_UNKNOWN = {
    "themes": "thème inconnu",
    "departments": "département inconnu",
    "regions": "région inconnue",
    "legal_forms": "forme juridique inconnue",
}


def unknown_label(vocabulary: str) -> str:
    """How a message names an unknown term of a vocabulary, in French: `thème inconnu`."""
    return _UNKNOWN.get(vocabulary, "terme inconnu")
