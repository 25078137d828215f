"""Documents as plain JSON types and back, exactly.

A span is ``[start, end]``, an enumeration its value, everything else an object with the names of the attrs
fields. ``speakers`` and ``channels`` repeat what the quotes say, for readers of the JSON; they are not read back.

``format`` is the version of this layout, ``"major.minor"``. A newer minor version only adds fields: they are passed
over. Another major version is refused.

JSON reads two lone surrogates in a row, high before low, as the one character that they encode; a string that holds
such a pair is therefore written as the list of its pieces.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from attrs import fields, has
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn

from quoteattr.errors import InvalidDocument
from quoteattr.quote import Channel, Document, Mention, Quote, Span, Speaker, cited

FORMAT = "1.0"
"""Version of the layout that :func:`document_to_dict` writes."""

_PASSED_OVER = ("speakers", "channels", "source")
_VERSION = re.compile("([0-9]{1,9})[.]([0-9]{1,9})")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN_SURROGATES = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")

_PLAIN: tuple[tuple[type, Any, str], ...] = (
    (int, int, "an integer"),
    (float, (int, float), "a number"),
    (bool, bool, "true or false"),
)
"""Types, what stands for them in JSON, and its name."""

T = TypeVar("T")


def document_to_dict(document: Document) -> dict[str, Any]:
    """*document* as dicts, lists, strings, numbers, booleans and ``None``."""
    converter = _converter()
    fields_ = converter.unstructure(document)
    for name in ("warnings", "error"):  # most documents have none
        if not fields_[name]:
            del fields_[name]
    return {
        "format": FORMAT,
        **fields_,
        "speakers": converter.unstructure(document.speakers, tuple[Speaker, ...]),
        "channels": converter.unstructure(document.channels, tuple[Channel, ...]),
    }


def quote_to_dict(quote: Quote) -> dict[str, Any]:
    """One quotation as in the list ``quotes`` of :func:`document_to_dict`."""
    return dict(_converter().unstructure(quote))


def document_from_dict(data: Mapping[str, Any]) -> Document:
    """The document that :func:`document_to_dict` wrote.

    Raises:
        InvalidDocument: something is missing, unknown, of the wrong type, or does not fit the text. The
            message carries the path to the fault: ``expected a string, got 7 @ $.quotes[3].speaker.name``.
    """
    if not isinstance(data, Mapping):
        raise InvalidDocument(f"expected an object, got {_show(data)} @ $")
    newer = _is_newer(data.get("format"))
    stored = {key: value for key, value in data.items() if key != "format" and key not in _PASSED_OVER}
    try:
        document = _converter(strict=not newer).structure(stored, Document)
    except BaseValidationError as error:
        raise InvalidDocument(_summary(transform_error(error, format_exception=_message))) from None
    faults = list(_faults(document))
    if faults:
        raise InvalidDocument(_summary(faults))
    return document


def _is_newer(version: object) -> bool:
    """Whether a layout has fields that this version may not know.

    Raises:
        InvalidDocument: it is of another major version, or no version at all.
    """
    found = _VERSION.fullmatch(version) if isinstance(version, str) else None
    major, minor = map(int, FORMAT.split("."))
    if found is None or int(found[1]) != major:
        raise InvalidDocument(f"expected layout version {FORMAT}, got {_show(version)} @ $.format")
    return int(found[2]) > minor


def to_line(data: Mapping[str, Any]) -> str:
    """Plain types as one line of JSON that any encoding of Unicode can hold.

    Umlauts and quotation marks stay readable; a lone surrogate, which no encoding can hold, is escaped.
    """
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", line)


@cache
def _converter(*, strict: bool = True) -> Converter:
    """Turns values into plain types and back; a *strict* one refuses fields that it does not know."""
    converter = Converter(forbid_extra_keys=strict, unstruct_collection_overrides={tuple: list})
    converter.register_structure_hook_factory(has, _object_hook)
    converter.register_structure_hook_factory(_is_list_of, _list_hook)
    converter.register_structure_hook(str, _structure_str)
    for plain, kinds, wanted in _PLAIN:
        converter.register_structure_hook(plain, _guarded(lambda value, kind: kind(value), kinds, wanted))
    converter.register_structure_hook(Span, _structure_span)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_unstructure_hook(str, _unstructure_str)
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)
    return converter


def _unstructure_str(value: str) -> str | list[str]:
    pieces = _BETWEEN_SURROGATES.split(value) if not value.isascii() else [value]
    return value if len(pieces) == 1 else pieces


def _structure_str(value: Any, kind: type[str]) -> str:
    if isinstance(value, str):
        return value if kind is str else kind(value)  # a member of an enumeration is a str, too
    if isinstance(value, list) and len(value) > 1 and all(isinstance(piece, str) for piece in value):
        return "".join(value)
    raise ValueError(f"expected a string, got {_show(value)}")


def _structure_span(value: Any, _: type[Span]) -> Span:
    match value:
        case [int() as start, int() as end] if 0 <= start <= end <= sys.maxsize and bool not in (
            type(start),
            type(end),
        ):
            return Span(start, end)
        case _:
            raise ValueError(f"expected [start, end], got {_show(value)}")


def _object_hook(kind: type[T], converter: Converter) -> Callable[[Any, type[T]], T]:
    return _guarded(make_dict_structure_fn(kind, converter), Mapping, "an object")


def _is_list_of(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _list_hook(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    return _guarded(homogenous_tuple_structure_factory(kind, converter), (list, tuple), "a list")


def _guarded(structure: Callable[[Any, Any], Any], kinds: Any, wanted: str) -> Callable[[Any, Any], Any]:
    """A hook that hands on values of *kinds* alone; cattrs would turn ``"7"`` into 7 and take ``True`` for 1."""

    def checked(value: Any, kind: Any) -> Any:
        if not isinstance(value, kinds) or isinstance(value, bool) is not (kinds is bool):
            raise ValueError(f"expected {wanted}, got {_show(value)}")
        return structure(value, kind)

    return checked


def _message(error: BaseException, _: type | None) -> str:
    if isinstance(error, KeyError):
        return "missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown field {', '.join(sorted(map(str, error.extra_fields)))}"
    return str(error)


def _faults(document: Document) -> Iterator[str]:
    """What does not fit the text or the other quotes, each with its path."""
    text = document.text
    for path, value in _walk(document.quotes, "$.quotes"):
        if isinstance(value, Span) and value.end > len(text):
            yield f"[{value.start}, {value.end}] ends after the text of {len(text)} characters @ {path}"
        elif isinstance(value, Mention) and value.text != value.span.of(text):
            yield f"the text has {_show(value.span.of(text))} there, not {_show(value.text)} @ {path}"
    for index, quote in enumerate(document.quotes):
        path = f"$.quotes[{index}]"
        if not quote.segments:
            yield f"a quotation needs at least one segment @ {path}.segments"
        elif quote.text != cited(text, quote.segments):
            yield f"is not the text of the segments @ {path}.text"
        elif index and _place(quote) < _place(document.quotes[index - 1]):
            yield f"expected the quotations in order: by start, the longer one first @ {path}"
        if quote.parent is not None and not 0 <= quote.parent < index:
            yield f"expected the number of an earlier quotation, got {quote.parent} @ {path}.parent"


def _place(quote: Quote) -> tuple[int, int]:
    """What quotations are ordered by."""
    return (quote.span.start, -len(quote.span)) if quote.segments else (-1, 0)


def _walk(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every attrs value below *value*, itself included, with its path."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, f"{path}[{index}]")
    elif has(kind := type(value)):
        yield path, value
        for attribute in fields(kind):
            yield from _walk(getattr(value, attribute.name), f"{path}.{attribute.name}")


def _summary(faults: list[str]) -> str:
    return faults[0] if len(faults) == 1 else f"{faults[0]} (and {len(faults) - 1} more)"


def _show(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
