"""What a declaration holds: its fields, the annotations of their types, the groups inside it.

The library, the infobox, the scaffold and the JSON Schema learn here what a field is, so that none of them
names one: a new field reaches them all. A model is read once and remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

T = TypeVar("T")


def group_of(annotation: Any) -> type[BaseModel] | None:
    """The group inside a type such as `tuple[Structure, ...]` or `Peer | None`; None where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        if group := group_of(inner):
            return group
    return None


@lru_cache(maxsize=256)
def nested(model: type[BaseModel]) -> tuple[tuple[str, type[BaseModel]], ...]:
    """The fields of a model that hold groups, as (name of the field, class of the group)."""
    fields = ((name, group_of(info.annotation)) for name, info in model.model_fields.items())
    return tuple((name, group) for name, group in fields if group)


def annotated(model: type[BaseModel], wanted: type[T]) -> tuple[tuple[str, T], ...]:
    """The fields of a model whose type has an annotation of the class `wanted` (`TermOf`, `RefTo` …), as (name of
    the field, annotation)."""
    return _annotated(model, cast("Any", wanted))


@lru_cache(maxsize=1024)
def _annotated(model: Any, wanted: Any) -> tuple[tuple[str, Any], ...]:
    fields = ((name, annotation_of(info, wanted)) for name, info in model.model_fields.items())
    return tuple((name, annotation) for name, annotation in fields if annotation is not None)


def annotation_of(info: FieldInfo, wanted: type[T]) -> T | None:
    """The annotation of the class `wanted` in the type of a field, at any depth; None without one."""
    for annotation in (*info.metadata, *_metadata(info.annotation)):
        if isinstance(annotation, wanted):
            return annotation
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
    """A group and every group inside it, at any depth, as (path, group).

    A path is made of names of fields and of ranks from 0: `("structures", 1)`. That of the group itself is `path`.
    """
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
    """The values of every field with an annotation of the class `wanted`, in a group and the groups inside it, as
    (annotation, value). A list yields each of its items."""
    for _path, inner in walk(group):
        for name, annotation in annotated(type(inner), wanted):
            value = getattr(inner, name)
            if isinstance(value, tuple):
                for item in value:
                    yield annotation, item
            elif value is not None:
                yield annotation, value
