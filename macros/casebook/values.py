"""The kinds of values that a field may hold, each with its check and its JSON Schema.

A declaration in `casebook.types` is made of these and of nothing else. A check that
needs to know what exists (terms, sources, other cases) reads it from the `Known` that
the library passes as validation context, so that one pass finds every problem of a
file, whatever else is wrong in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field as dataclass_field
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from macros.casebook import dates, french
from macros.casebook.dates import shortened
from macros.casebook.places import Places, UnknownPlace
from macros.casebook.problems import Finding
from macros.casebook.suggest import nearest

ANY = "*"
"""The target of a reference that may lead to a case of any type."""


@dataclass(frozen=True)
class Known:
    """What exists around a file while it is checked.

    `spellings` maps a vocabulary to every label of its terms and the id it leads to;
    `ids` to its ids; `groups` to the terms that only group others, with those they
    group; `tops` to each term's top term. `slugs` maps a folder to the slugs of its
    files. `sources` holds the ids of documents.
    """

    ids: Mapping[str, frozenset[str]] = dataclass_field(default_factory=dict)
    spellings: Mapping[str, Mapping[str, str]] = dataclass_field(default_factory=dict)
    groups: Mapping[str, Mapping[str, tuple[str, ...]]] = dataclass_field(default_factory=dict)
    tops: Mapping[str, Mapping[str, str]] = dataclass_field(default_factory=dict)
    slugs: Mapping[str, frozenset[str]] = dataclass_field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    places: Places = dataclass_field(default_factory=Places)


def wrong(code: str, message: str, hint: str = "", **values: Any) -> PydanticCustomError:
    """The error that a check raises: a code, what is wrong, what to do, in French."""
    # Braces are the placeholders of pydantic's templates: what was typed goes in as values.
    return PydanticCustomError(code, message, {**values, "hint": hint})  # type: ignore[arg-type]


class Group(BaseModel):
    """A group of fields inside a case: frozen, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @classmethod
    def cross_check(cls, values: Mapping[str, Any]) -> Iterator[Finding]:
        """Rules that cross fields: what is wrong among the fields that are valid.

        `values` lacks the fields that are wrong by themselves, so that the rules run in
        the same pass as the checks of single fields.
        """
        yield from ()


# --- text -------------------------------------------------------------------------


def _one_line(value: str) -> str:
    if "\n" in value or "\t" in value:
        raise wrong("line-break", "ce texte doit tenir sur une ligne", "retirez le passage à la ligne")
    if "<" in value or ">" in value:
        raise wrong("angle-bracket", "les signes < et > ne sont pas acceptés ici", "écrivez « inférieur à », « supérieur à », ou retirez-les")
    if not value:
        raise wrong("empty", "ce champ est vide", "remplissez-le, ou retirez la ligne")
    return french.typographic(value)


def _line(most: int) -> Any:
    return Annotated[str, StringConstraints(max_length=most), AfterValidator(_one_line)]


Line = _line(200)
"""One line of text, up to 200 characters, no `<` or `>`."""

Sentence = _line(600)
"""One line that may hold a sentence or two, up to 600 characters."""


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise wrong("slug", "« {value} » n’est pas une adresse de fiche", "3 à 60 lettres minuscules sans accent, chiffres et tirets", value=shortened(value))
    return value


SLUG = re.compile(r"[a-z0-9-]{3,60}")
Slug = Annotated[str, AfterValidator(_slug)]


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or "") or re.search(r"[\s<>\"'`\\]", value):
        raise wrong("url", "« {value} » n’est pas une adresse web", "elle commence par https:// et ne contient pas d’espace", value=shortened(value))
    return value


Url = Annotated[str, StringConstraints(max_length=500), AfterValidator(_url), Field(json_schema_extra={"format": "uri"})]
"""An http or https address."""

Time = Annotated[str, AfterValidator(dates.parse_time), Field(json_schema_extra={"examples": ["09:30"]})]
"""An hour of the day, kept as `HH:MM`."""


# --- numbers and yes/no -----------------------------------------------------------


class _Parsed:
    """Annotation for a value typed as text and read by a function of ours."""

    def __init__(self, read: Callable[[Any], Any], schema: Mapping[str, Any]) -> None:
        self.read = read
        self.schema = dict(schema)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return self.schema


def _whole(value: Any) -> int:
    text = re.sub(r"[ \u00a0\u202f]", "", value) if isinstance(value, str) else ""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not re.fullmatch(r"\d{1,12}", text, re.ASCII):
        raise wrong("number", "« {value} » n’est pas un nombre entier", "écrivez seulement des chiffres, par exemple 80 ou 72000", value=shortened(value))
    return int(text)


def _yes_or_no(value: Any) -> bool:
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise wrong("yes-no", "« {value} » : on attend true (oui) ou false (non)", "écrivez true, ou retirez la ligne", value=shortened(value))


Whole = Annotated[int, _Parsed(_whole, {"type": "integer", "minimum": 0})]
YesNo = Annotated[bool, _Parsed(_yes_or_no, {"type": "boolean"})]


# --- terms, sources, references -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class TermOf:
    """Annotation: the id of a term of this vocabulary."""

    vocabulary: str

    def check(self, value: str, info: ValidationInfo) -> str:
        known: Known = info.context["known"]
        if value in known.ids.get(self.vocabulary, ()):
            narrower = known.groups.get(self.vocabulary, {}).get(value)
            if narrower:
                raise wrong("term-too-broad", "« {value} » est un thème de premier niveau", f"choisissez plus précis : {', '.join(narrower)}", value=value)
            return value
        guess = nearest(value, known.spellings.get(self.vocabulary, {}))
        hint = f"vouliez-vous dire « {guess} » ?" if guess else f"les termes admis sont dans _vocabularies/{self.vocabulary}.yml"
        raise wrong("unknown-term", f"{_unknown_label(self.vocabulary)} « {{value}} »", hint, value=shortened(value))

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, core_schema.str_schema(strip_whitespace=True))

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "x-vocabulary": self.vocabulary}


@dataclass(frozen=True, slots=True)
class SourceId:
    """Annotation: the id of a document of `_sources.yml`."""

    def check(self, value: str, info: ValidationInfo) -> str:
        known: Known = info.context["known"]
        if value in known.sources:
            return value
        guess = nearest(value, known.sources)
        hint = f"vouliez-vous dire « {guess} » ?" if guess else "ajoutez le document à _sources.yml"
        raise wrong("unknown-source", "source inconnue « {value} »", hint, value=shortened(value))

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, core_schema.str_schema(strip_whitespace=True))

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "x-sources": True}


Source = Annotated[str, SourceId()]


@dataclass(frozen=True, slots=True)
class RefTo:
    """Annotation: a link to another case.

    `target` is the folder it leads to, or `ANY` (then the value is `folder/slug`).
    `inverse` is how the page it leads to names the link back. With `or_name`, a value
    that is not written as a slug is a plain name, for those who have no page.
    """

    target: str
    inverse: str
    or_name: bool = False

    def key(self, value: str) -> str | None:
        """The `folder/slug` that the value leads to, or None for a plain name."""
        if self.or_name and not SLUG.fullmatch(value):
            return None
        return value if self.target == ANY else f"{self.target}/{value}"

    def check(self, value: str, info: ValidationInfo) -> str:
        known: Known = info.context["known"]
        key = self.key(value)
        if key is None:
            return _one_line(value)
        folder, _, slug = key.partition("/")
        if slug in known.slugs.get(folder, ()):
            return value
        if self.target == ANY:
            every = [f"{name}/{slug}" for name, slugs in known.slugs.items() for slug in slugs]
            guess = nearest(value, every)
        else:
            guess = nearest(value, known.slugs.get(folder, ()))
        hint = f"vouliez-vous dire « {guess} » ?" if guess else f"le nom du fichier sans .md, dans {folder or 'dossier'}/"
        if self.or_name and not guess:
            hint = "écrivez le nom en toutes lettres, avec ses majuscules, ou créez la fiche"
        raise wrong("unknown-reference", "aucune fiche « {value} »", hint, value=shortened(value))

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(
            self.check, core_schema.str_schema(strip_whitespace=True, max_length=200)
        )

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "x-reference": self.target, "x-or-name": self.or_name}


@dataclass(frozen=True, slots=True)
class CommuneCode:
    """Annotation: a commune, typed by its INSEE code or by a name that is unambiguous in
    the departments of the file; kept as the code (homonyms: trap 13 of the inventory)."""

    def check(self, value: str, info: ValidationInfo) -> str:
        known: Known = info.context["known"]
        try:
            return known.places.commune(value, info.data.get("departments") or ()).code
        except UnknownPlace as error:
            raise wrong(error.code, error.message, error.hint, value=shortened(value)) from None

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, core_schema.str_schema(strip_whitespace=True))

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "description": "Code Insee de la commune, ou son nom s’il est sans homonyme dans le département."}


Place = Annotated[str, CommuneCode()]


_UNKNOWN = {
    "themes": "thème inconnu",
    "departments": "département inconnu",
    "regions": "région inconnue",
    "legal_forms": "forme juridique inconnue",
}


def _unknown_label(vocabulary: str) -> str:
    return _UNKNOWN.get(vocabulary, "terme inconnu")


# --- declaring a field ----------------------------------------------------------------


def field(label: str, help: str = "", *, example: Any = None, default: Any = None, required: bool = False, box: bool = False, **bounds: Any) -> Any:
    """Declare one field: its French label, its help text, an example as it would be
    typed, and whether the fact box shows it. Everything else (check, JSON Schema,
    scaffold, fact box) is derived from this and from its type."""
    return Field(
        ... if required else default,
        title=label,
        description=help or None,
        examples=[example] if example is not None else None,
        json_schema_extra={"x-box": box},
        **bounds,
    )


def many(label: str, help: str = "", **options: Any) -> Any:
    """Declare a field that holds a list, empty unless given."""
    if not options.get("required"):
        options.setdefault("default", ())
    return field(label, help, **options)
