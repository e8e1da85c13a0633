"""The plain types of values that a field may have, each with its check and its JSON Schema.

The declarations of `casebook.types` are made of these, of `references` and of groups of both; `field` and `many`
declare a field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, StringConstraints, ValidationInfo
from pydantic_core import core_schema

from macros.casebook.problems.messages import wrong
from macros.casebook.schema import dates
from macros.casebook.schema.context import context_of
from macros.casebook.schema.dates import shortened
from macros.casebook.schema.web_addresses import trouble_with

# --- text -------------------------------------------------------------------------


def one_line(value: str) -> str:
    """Returns the text. Raises `PydanticCustomError` for a line break, a tabulation, `<`, `>` or
    an empty text."""
    if "\n" in value or "\t" in value:
        raise wrong("line-break")
    if "<" in value or ">" in value:
        raise wrong("angle-bracket")
    if not value:
        raise wrong("empty")
    return value


@dataclass(frozen=True, slots=True)
class Typed:
    """Annotation of a plain value: the control by which the form reads it (`line`, `url`, `whole` …), and how many
    characters it may have; 0 for no limit."""

    kind: str
    most: int = 0


def _line(most: int) -> Any:
    return Annotated[str, StringConstraints(max_length=most), AfterValidator(one_line), Typed("line", most)]


Line = _line(200)
"""One line of text, up to 200 characters, no `<` or `>`."""

Sentence = _line(600)
"""One line that may hold a sentence or two, up to 600 characters."""


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise wrong("slug", value=shortened(value))
    return value


SLUG = re.compile(r"[a-z0-9-]{3,60}")
Slug = Annotated[str, AfterValidator(_slug), Typed("slug")]
"""The name of a case file without `.md`, which is also the last part of its address."""

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?|2[AB]")


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        raise wrong("term-id", value=shortened(value))
    return value


Id = Annotated[str, StringConstraints(max_length=60), AfterValidator(_id), Typed("id", 60)]
"""The id by which files name a term or a document. `2A` and `2B` are the codes of departments."""

CASE_ID = re.compile(r"[a-z0-9]{6,12}")


def _case_id(value: str) -> str:
    if not CASE_ID.fullmatch(value):
        raise wrong("case-id", value=shortened(value))
    return value


CaseId = Annotated[str, AfterValidator(_case_id), Typed("case-id")]
"""The permanent id of a case, by which its short address names it: 6 to 12 lower-case letters without accent and figures."""

IMAGE_FILE = re.compile(r"[a-z0-9][a-z0-9-]{0,80}\.(?:jpg|jpeg|png|webp)")


def _image_file(value: str) -> str:
    if not IMAGE_FILE.fullmatch(value):
        raise wrong("image-name", value=shortened(value))
    return value


ImageFile = Annotated[str, AfterValidator(_image_file), Typed("image-file")]
"""The name of a file in `cases/_images/`: it has no folder, and its ending says its format."""

URL = re.compile(r"""https?://(?:[^\s/?#<>"'`\\@.]+\.)+[^\s/?#<>"'`\\@.]+(?:[/?#][^\s<>"'`\\]*)?""", re.IGNORECASE)
"""A web address: its host has a dot and no user name before it; no character in it could end a quoted attribute."""


def web_address(value: str) -> str:
    """Returns the text. Raises `PydanticCustomError` unless it is a web address, whatever its site is."""
    if not URL.fullmatch(value):
        raise wrong("url", value=shortened(value))
    return value


def _url(value: str, info: ValidationInfo) -> str:
    if trouble := trouble_with(value, context_of(info).admitted):
        raise wrong(trouble.objection, **trouble.values)
    return web_address(value)


Url = Annotated[str, StringConstraints(max_length=500), AfterValidator(_url), Typed("url", 500), Field(json_schema_extra={"format": "uri"})]
"""A web address, http or https, of at most 500 characters, that leads to the site that it names."""

EMAIL_ADDRESS = re.compile(r"""[^\s@<>"'`\\,;:()]{1,64}@(?:[^\s@<>"'`\\.,;:()/?#]+\.)+[^\s@<>"'`\\.,;:()/?#]{2,}""")


def _email_address(value: str) -> str:
    if not EMAIL_ADDRESS.fullmatch(value):
        raise wrong("email-address", value=shortened(value))
    return value


GeneralEmail = Annotated[str, StringConstraints(max_length=200), AfterValidator(_email_address), Typed("email", 200)]
"""An e-mail address of at most 200 characters; that it belongs to no person is for the check of the whole file (`check.privacy`)."""

Time = Annotated[str, AfterValidator(dates.parse_time), Typed("time"), Field(json_schema_extra={"examples": ["09:30"]})]
"""An hour of the day, kept as `HH:MM`."""


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """Annotation: the few values that a field accepts. `labels` maps each to its French label."""

    labels: Mapping[str, str]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.literal_schema([*self.labels])


# --- numbers and yes/no -----------------------------------------------------------


class _Parsed:
    """Annotation: a value that `read` makes of a typed text; `schema` is its JSON Schema. `read` raises
    `PydanticCustomError`."""

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
        raise wrong("number", value=shortened(value))
    return int(text)


def _yes_or_no(value: Any) -> bool:
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise wrong("yes-no", value=shortened(value))


Whole = Annotated[int, _Parsed(_whole, {"type": "integer", "minimum": 0}), Typed("whole")]
"""A whole number from 0, of at most 12 figures; its thousands may be apart."""

YesNo = Annotated[bool, _Parsed(_yes_or_no, {"type": "boolean"}), Typed("yes-no")]
"""A yes or a no, typed `true` or `false`."""


# --- declaring a field ----------------------------------------------------------------


def field(
    label: str, help: str = "", *, example: Any = None, default: Any = None, required: bool = False, box: bool = False, editors: bool = False, **bounds: Any
) -> Any:
    """Declare one field: its French label and help text, an `example` as people type it, whether the infobox shows
    it (`box`), whether only editors fill it (`editors`).

    `bounds` are those of pydantic's `Field` (`min_length`, `max_length`). The check, the JSON Schema, the scaffold, the
    infobox and the forms are derived from this and from the field's type.
    """
    return Field(
        ... if required else default,
        title=label,
        description=help or None,
        examples=[example] if example is not None else None,
        json_schema_extra={"x-box": box, "x-editors": editors},
        **bounds,
    )


def many(label: str, help: str = "", **options: Any) -> Any:
    """Declare a field that holds a list, empty by default. `options` are those of `field`."""
    if not options.get("required"):
        options.setdefault("default", ())
    return field(label, help, **options)
