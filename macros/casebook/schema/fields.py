"""What a declaration holds: the fields of a model, the annotations of their types, the groups inside it.

Read once a model and kept: the library, the infobox, the scaffold and the JSON Schema
all ask here what a field is, instead of naming fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

T = TypeVar("T")


def group_of(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as `tuple[Structure, ...]` or `Peer | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        if found := group_of(inner):
            return found
    return None


@lru_cache(maxsize=256)
def nested(model: type[BaseModel]) -> tuple[tuple[str, type[BaseModel]], ...]:
    """The fields of a model that hold groups, with the group."""
    found = ((name, group_of(info.annotation)) for name, info in model.model_fields.items())
    return tuple((name, group) for name, group in found if group)


def annotated(model: type[BaseModel], wanted: type[T]) -> tuple[tuple[str, T], ...]:
    """The fields of a model whose type has an annotation of a class (`TermOf`, `RefTo` …), with it."""
    return _annotated(model, cast("Any", wanted))


@lru_cache(maxsize=1024)
def _annotated(model: Any, wanted: Any) -> tuple[tuple[str, Any], ...]:
    found = ((name, annotation_of(info, wanted)) for name, info in model.model_fields.items())
    return tuple((name, here) for name, here in found if here is not None)


def annotation_of(info: FieldInfo, wanted: type[T]) -> T | None:
    """The annotation of a class in a field's type, wherever in it that is; None without one."""
    for found in (*info.metadata, *_metadata(info.annotation)):
        if isinstance(found, wanted):
            return found
    return None


def _metadata(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for inner in get_args(annotation):
        yield from _metadata(inner)


def is_list(info: FieldInfo) -> bool:
    """Whether the field takes several values."""
    return get_origin(info.annotation) is tuple


def walk(group: BaseModel, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], BaseModel]]:
    """A group and every group inside it, each with its path."""
    yield path, group
    for name, _model in nested(type(group)):
        value = getattr(group, name)
        if not value:
            continue
        if isinstance(value, BaseModel):
            yield from walk(value, (*path, name))
        else:
            for index, item in enumerate(value):
                yield from walk(item, (*path, name, index))


def annotated_values(group: BaseModel, wanted: type[T]) -> Iterator[tuple[T, str]]:
    """Every value of the fields with an annotation of a class, anywhere in a group, each with the annotation."""
    for _path, inner in walk(group):
        for name, found in annotated(type(inner), wanted):
            value = getattr(inner, name)
            if isinstance(value, tuple):
                for item in value:
                    yield found, item
            elif value is not None:
                yield found, value
