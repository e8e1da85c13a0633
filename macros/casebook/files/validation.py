"""The values of a record are typed as their declaration says: the instance, or every problem with its position.

pydantic checks all fields in one run; its errors become `Problem`s in French here. Constraints across fields are
checked afterwards (`check.rules`), on the fields that are valid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from macros.casebook.files.marks import LOST
from macros.casebook.files.reading import line_and_column, word_around
from macros.casebook.files.yaml_values import Path, Record, texts
from macros.casebook.language.mojibake import may_be_misread, misread
from macros.casebook.language.nearest import nearest
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding, Problem
from macros.casebook.schema.constraints import shown_example
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import shortened
from macros.casebook.schema.fields import annotation_of, group_of
from macros.casebook.schema.references import CommuneCode
from macros.casebook.schema.values import Choices

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], record: Record, context: Context, at: Path = ()) -> M | None:
    """Returns the data of a record as an instance of the model, or None and adds its problems to the record.

    `at` is the path of a part of the data, when that alone is validated: `(3,)` for an entry of a list.
    """
    data = record.data
    for part in at:
        data = data[part]
    try:
        return model.model_validate(data, context={"case": context})
    except ValidationError as error:
        record.problems.extend(problem_at(record, _finding(model, details), at) for details in error.errors(include_url=False) if not _empties(details))
        return None


def _empties(details: Any) -> bool:
    """Whether pydantic calls a list too short only because it left out wrong values, which have errors of their own."""
    return bool(details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"])


def valid_part(model: type[M], data: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """The fields of a group that are valid by themselves, by name: `Group.cross_check` runs on them. A field without a
    value has its default."""
    valid: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if name not in data:
            if not info.is_required():
                valid[name] = info.get_default(call_default_factory=True)
            continue
        if annotation_of(info, CommuneCode):  # the commune that a name means depends on another field
            continue
        try:
            valid[name] = _alone(model, name).validate_python(data[name], context={"case": context})
        except ValidationError:
            continue
    return valid


@lru_cache(maxsize=1024)
def _alone(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """The validator of one field of a model, without the others."""
    info = model.model_fields[name]
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(kind)


def problem_at(record: Record, found: Finding, at: Path = ()) -> Problem:
    """Returns a finding as a problem of the record, at the position of its value; of its key, when that is unknown.

    `at` is the path of the part of the data to which the finding's own path is relative.
    """
    path = (*at, *found.field)
    position = record.position(path, key=found.code == "unknown-key")
    return replace(found, field=path).at(record.shown, position)


def doubts(record: Record, text: str) -> Iterator[Problem]:
    """The words of a file that another program misread, and those of which it lost a letter: in its values, then in its body.
    `text` is what the record was read from."""
    if not (LOST in text or "\\" in text or may_be_misread(text)):
        return
    for path, value in texts(record.data):
        for _offset, found in _in_words(value):
            yield problem_at(record, replace(found, field=path))
    for offset, found in _in_words(record.body):
        yield found.at(record.shown, record.in_body(line_and_column(record.body, offset)))


def _in_words(text: str) -> Iterator[tuple[int, Finding]]:
    if LOST in text:
        at = text.index(LOST)
        yield at, finding((), "lost-character", value=word_around(text, at))
    for word in misread(text):
        yield word.at, finding((), "misread-text", value=word.word, meant=word.meant)


def _finding(model: type[BaseModel], error: Any) -> Finding:
    """One error of pydantic as a finding. Its type and context decide; its message is English and changes with versions."""
    loc: Path = tuple(error["loc"])
    kind, context, typed = error["type"], error.get("ctx", {}), error.get("input")
    if "finding" in context:
        return replace(context["finding"], field=loc)
    label, info = _label(model, loc), _field(model, loc)
    if kind == "missing":
        objection = "missing-field" if info and info.title else "missing-field/unlabelled"
        return finding(loc, objection, name=loc[-1], label=label, example=shortened(shown_example(info.examples if info else None)))
    if kind == "extra_forbidden":
        owner = _model(model, loc[:-1])
        names = owner.model_fields if owner else {}
        return finding(loc, "unknown-key", nearest(str(loc[-1]), list(names)), name=loc[-1], names=", ".join(names))
    choices = annotation_of(info, Choices) if info else None
    if kind == "literal_error" and choices:
        allowed = list(choices.labels)
        return finding(loc, "unknown-value", nearest(shortened(typed), allowed), label=label, value=shortened(typed), names=", ".join(allowed))
    objection = _OBJECTIONS.get(kind, "invalid-value")
    if objection == "expected-list" and isinstance(typed, str):
        objection = "expected-list/text"
    return finding(loc, objection, label=label, name=loc[-1] if loc else "", value=shortened(typed), most=context.get("max_length"))


_OBJECTIONS = {
    "tuple_type": "expected-list",
    "list_type": "expected-list",
    "model_type": "expected-group",
    "model_attributes_type": "expected-group",
    "dict_type": "expected-group",
    "string_type": "expected-text",
    "string_too_long": "too-long",
    "too_long": "too-many",
    "too_short": "too-few",
}
"""Our objection for each type of pydantic's errors."""


def _named(loc: Path) -> Path:
    """The path of the field that a value belongs to: for an item of a list, that of the list."""
    while loc and isinstance(loc[-1], int):
        loc = loc[:-1]
    return loc


def _field(model: type[BaseModel], loc: Path) -> FieldInfo | None:
    """The declaration of the field that a value belongs to; None when no field has this name."""
    named = _named(loc)
    owner = _model(model, named[:-1])
    return owner.model_fields.get(str(named[-1])) if owner and named else None


def _label(model: type[BaseModel], loc: Path) -> str:
    """The French label of the field that a value belongs to."""
    named, info = _named(loc), _field(model, loc)
    return (info.title if info else None) or (str(named[-1]) if named else "cet élément")


def _model(model: type[BaseModel] | None, loc: Iterable[str | int]) -> type[BaseModel] | None:
    """The group at a path of a model; None when no group is there."""
    for part in loc:
        if isinstance(part, int):
            continue
        info = model.model_fields.get(part) if model else None
        model = group_of(info.annotation) if info else None
    return model
