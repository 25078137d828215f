"""The JSON Schema of ``Document.to_dict()``, made from the types themselves."""

from __future__ import annotations

import json
import types
from enum import StrEnum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from attrs import fields

from quoteattr.quote import Channel, Document, Span, Speaker
from quoteattr.serialize import FORMAT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_STRING = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 2}]}
"""A string; one that holds a pair of lone surrogates is the list of its pieces."""
_PLAIN = {
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}
_OMITTED = ("warnings", "error")


def schema() -> dict[str, Any]:
    """The schema of layout version ``FORMAT``; fields that a newer minor version adds are allowed."""
    definitions: dict[str, Any] = {}
    document = _object(Document, definitions)
    document["properties"] = {
        "source": {"type": ["string", "null"]},
        "format": {"type": "string", "pattern": rf"^{FORMAT.split('.')[0]}\.[0-9]+$"},
        **document["properties"],
        "speakers": _type(tuple[Speaker, ...], definitions),
        "channels": _type(tuple[Channel, ...], definitions),
    }
    document["required"] = ["format", *document["required"], "speakers", "channels"]
    return {
        "$schema": DIALECT,
        "$id": f"urn:quoteattr:document:{FORMAT}",
        "title": f"A document of quoteattr, layout {FORMAT}",
        **document,
        "$defs": definitions,
    }


def _object(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {
        "description": (kind.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {field.name: _type(hints[field.name], definitions) for field in fields(kind)},
        "required": [field.name for field in fields(kind) if field.name not in _OMITTED],
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint is str:
        return _STRING
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint is Span:
        offset = {"type": "integer", "minimum": 0}
        return {"type": "array", "prefixItems": [offset, offset], "items": False, "minItems": 2}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], definitions)}
    if get_origin(hint) in (Union, types.UnionType):
        return {"anyOf": [_type(option, definitions) for option in get_args(hint)]}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    name = hint.__name__
    if name not in definitions:
        definitions[name] = {}  # a type may hold itself
        definitions[name] = (
            {"enum": [member.value for member in hint]}
            if issubclass(hint, StrEnum)
            else _object(hint, definitions)
        )
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
