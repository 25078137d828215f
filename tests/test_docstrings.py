"""The reference is made of docstrings: their examples are run, and no attribute of a public type is without its words."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import EnumType
from types import ModuleType

import attrs
import pytest

import quoteattr
from quoteattr.export.titled import Titled
from quoteattr.feed.inputs import Form, Input, Reader
from quoteattr.show.terminal import Style
from quoteattr.syntax.parser import Arc, TaggedWord

EXAMPLE = re.compile(r"\*[^*\s][^*]*\*|``[^`]+``|>>> ")
"""German in italics, code, or a session."""
RUNS_ELSEWHERE = (
    "quoteattr.evaluate.__main__",
    "quoteattr.fit.__main__",
    "quoteattr.__main__",
    "quoteattr.preloaded",
)


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(quoteattr.__path__, "quoteattr."):
        if found.name not in RUNS_ELSEWHERE:
            try:
                yield importlib.import_module(found.name)
            except ImportError:  # an extra that is not installed
                continue


EXAMPLES = [
    test
    for module in modules()
    for test in doctest.DocTestFinder(exclude_empty=True).find(module)
    if test.examples
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_example_of(example: doctest.DocTest) -> None:
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=said.append)
    assert not said, "".join(said)


PUBLIC = [
    kind
    for name in quoteattr.__all__
    if isinstance(kind := getattr(quoteattr, name), type) and (attrs.has(kind) or isinstance(kind, EnumType))
] + [Titled, Style, Reader, Input, Form, TaggedWord, Arc]


def described(kind: type) -> dict[str, str]:
    """The words behind every attribute of a class, and those of its properties and methods."""
    (body,) = (node for node in ast.parse(inspect.getsource(kind)).body if isinstance(node, ast.ClassDef))
    words: dict[str, str] = {}
    for node, after in zip(body.body, [*body.body[1:], None], strict=True):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            words[node.name] = ast.get_docstring(node) or ""
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(node, ast.Assign):
            (target,) = node.targets
        if isinstance(target, ast.Name):
            is_text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            words[target.id] = str(after.value.value) if is_text else ""
    return words


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.__name__)
def test_every_attribute_is_described_with_an_example(kind: type) -> None:
    words = described(kind)
    wanted = (
        [member.name for member in kind]
        if isinstance(kind, EnumType)
        else [a.name for a in attrs.fields(kind)]
    )
    assert set(wanted) <= set(words)
    assert [name for name, said in words.items() if not EXAMPLE.search(said)] == []
    # The site would take what stands before a colon in the first line for a type.
    assert [name for name in wanted if ": " in re.sub("``.*?``", "", words[name].partition("\n")[0])] == []


@pytest.mark.parametrize("method", ["extract", "pipe"])
def test_every_method_of_an_extractor_has_an_example(method: str) -> None:
    assert ">>> " in str(getattr(quoteattr.Extractor, method).__doc__)


def test_every_argument_of_an_extractor_is_described() -> None:
    for made in (
        quoteattr.Extractor,
        quoteattr.Extractor.extract,
        quoteattr.Extractor.pipe,
        quoteattr.render,
    ):
        for name in inspect.signature(made).parameters:
            assert name == "self" or f"    {name}: " in str(inspect.getdoc(made)), name
