"""What a declaration holds: the marked fields of a model and the groups inside it.

Read once a model and kept: the library, the fact box, the scaffold and the JSON Schema
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


def marked(model: type[BaseModel], mark: type[T]) -> tuple[tuple[str, T], ...]:
    """The fields of a model whose type bears a mark (`TermOf`, `RefTo` …), with it."""
    return _marked(model, cast("Any", mark))


@lru_cache(maxsize=1024)
def _marked(model: Any, mark: Any) -> tuple[tuple[str, Any], ...]:
    found = ((name, mark_of(info, mark)) for name, info in model.model_fields.items())
    return tuple((name, here) for name, here in found if here is not None)


def mark_of(info: FieldInfo, mark: type[T]) -> T | None:
    """The mark in a field's type, wherever it stands in it."""
    for found in (*info.metadata, *_metadata(info.annotation)):
        if isinstance(found, mark):
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


def marked_values(group: BaseModel, mark: type[T]) -> Iterator[tuple[T, str]]:
    """Every value of a marked field, anywhere in a group, with its mark."""
    for _path, inner in walk(group):
        for name, found in marked(type(inner), mark):
            value = getattr(inner, name)
            if isinstance(value, tuple):
                for item in value:
                    yield found, item
            elif value is not None:
                yield found, value
