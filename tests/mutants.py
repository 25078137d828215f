"""Whether the tests would notice: small faults are put into the code, one at a time, and the tests of its room are run.

    python -m tests.mutants --sample 160 --seed 1 [--only marks]

A fault (a comparison turned round, an *and* for an *or*, a number one higher, a condition denied, a call left out …) that no
test of the room notices has survived; it is printed with its line. Survivors of the room's own tests meet the tests of
the rooms that build on it. Each mutant is a forked process, whose functions get the code with the fault; annotations and
docstrings are left alone.
"""

from __future__ import annotations

import argparse
import ast
import gc
import inspect
import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

ROOT = Path(__file__).resolve().parent.parent
FURTHER = [
    *(
        "test_sources.py",
        "test_passages.py",
        "test_extractor.py",
        "test_articles.py",
        "test_names.py",
        "test_surnames.py",
    ),
    *(
        "test_subjects.py",
        "test_participants.py",
        "test_canonical.py",
    ),
]
ROOMS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "marks": (
        ["marks.py", "mark_*.py"],
        ["test_marks.py"],
        ["test_mark_table.py", "test_segment.py", *FURTHER],
    ),
    "mentions": (
        ["mentions/*.py"],
        ["test_mentions.py", "test_mention_parts.py", "test_mention_types.py", "test_paradigms.py"],
        FURTHER,
    ),
    "patterns": (["patterns/*.py"], ["test_patterns.py"], ["test_channel_scenes.py", "test_rules.py"]),
    "settle": (["detect/settle.py"], ["test_settle.py"], ["test_shared_frames.py", *FURTHER]),
}
"""Of each room the modules, the tests of their own, and those that survivors meet."""
PATIENCE = 30
"""Seconds of CPU that the tests of a mutant may take; it is then taken for noticed."""

BELOW = ("quoteattr.words", "quoteattr.syntax", "quoteattr.cues", "quoteattr.tables", "quoteattr.models")
"""What the rooms stand on: what these remember stays when a function of a room is spoiled."""

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Break: ast.Continue,
    ast.Continue: ast.Break,
}


def nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs, in a fixed order."""
    yield tree
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        children = value if isinstance(value, list) else [value]
        for child in children:
            is_text = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and not is_text:
                yield from nodes(child)


def changes(node: ast.AST) -> list[Callable[[], None]]:
    """The faults that can be put into one node, in place."""
    found: list[Callable[[], None]] = []
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            if new := OTHER.get(type(operator)):
                found.append(lambda at=at, new=new: node.ops.__setitem__(at, new()))
    elif isinstance(node, ast.BoolOp | ast.BinOp | ast.AugAssign) and type(node.op) in OTHER:
        found.append(lambda: setattr(node, "op", OTHER[type(node.op)]()))
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int | str):
        found.append(lambda: setattr(node, "value", spoiled(node.value)))
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        found.append(lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test)))
    elif isinstance(node, ast.comprehension) and node.ifs:
        found.append(lambda: setattr(node, "ifs", []))
    elif (isinstance(node, ast.Return) and not isinstance(node.value, ast.Constant | None)) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ):
        found.append(lambda: setattr(node, "value", ast.Constant(None)))
    return found


def spoiled(value: bool | int | str) -> bool | int | str:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else value + "#"


def places(source: str) -> list[tuple[int, int]]:
    """Every mutant of a module: the number of the node, and which of its changes."""
    counts = [len(changes(node)) for node in nodes(ast.parse(source))]
    return [(at, which) for at, several in enumerate(counts) for which in range(several)]


def mutant(source: str, at: int, which: int) -> tuple[int, str, str]:
    """A mutant: the line, what stood there and now stands there, the source."""
    tree = ast.parse(source)
    node = list(nodes(tree))[at]
    before = shown(node)
    changes(node)[which]()
    line = getattr(node, "lineno", getattr(getattr(node, "target", None), "lineno", 0))
    return line, f"{before}  →  {shown(node)}", ast.unparse(ast.fix_missing_locations(tree))


def shown(node: ast.AST) -> str:
    if isinstance(node, ast.If | ast.While):
        return f"if {ast.unparse(node.test)}"
    return ast.unparse(node)[:100]


def is_noticed(copy: Path, module: Path, source: str, line: int, tests: list[str]) -> bool:
    """Whether the tests fail, or do not come to an end, when *module* is *source*, changed in *line*."""
    original = module.read_text("utf-8")
    name = ".".join(module.relative_to(copy).with_suffix("").parts)
    if is_in_function(original, line):
        return run_forked(tests, lambda: swap_code(sys.modules[name], source))
    module.write_text(source, "utf-8")
    for stale in (module.parent / "__pycache__").glob(f"{module.stem}.*"):
        stale.unlink()
    try:
        return run_forked(tests, forget_modules)
    finally:
        module.write_text(original, "utf-8")


def is_in_function(source: str, line: int) -> bool:
    """Whether a line is in the body of a function, so that nothing else of its module hangs on it."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    return any(node.body[0].lineno <= line <= (node.end_lineno or 0) for node in functions)


def swap_code(module: ModuleType, source: str) -> None:
    """Give the functions of a module the code of *source*, wherever they were imported to, and forget what they said."""
    spoiled = dict(codes(compile(source, str(module.__file__), "exec")))
    classes = [value for value in vars(module).values() if isinstance(value, type)]
    owners = [vars(module), *(vars(c) for c in classes if c.__module__ == module.__name__)]
    for value in (value for owner in owners for value in list(owner.values())):
        function = inspect.unwrap(value.fget if isinstance(value, property) else value)
        if isinstance(function, FunctionType) and function.__module__ == module.__name__:
            function.__code__ = spoiled.get(function.__qualname__, function.__code__)
    for name, loaded in list(sys.modules.items()):
        if name.startswith("quoteattr") and not name.startswith(BELOW):
            for value in list(vars(loaded).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant.co_qualname, constant
            yield from codes(constant)


def forget_modules() -> None:
    """Let the package and its tests be imported anew."""
    for name in list(sys.modules):
        if name.split(".")[0] in ("quoteattr", "tests"):
            del sys.modules[name]


def run_forked(tests: list[str], prepare: Callable[[], None]) -> bool:
    """Whether tests fail, or do not come to an end, in a process of their own."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        prepare()
        os._exit(run(tests))
    return os.waitpid(child, 0)[1] != 0


def run(tests: list[str], *options: str) -> int:
    """The exit status of pytest, in this process and folder."""
    import pytest

    null = os.open(os.devnull, os.O_WRONLY)
    kept = os.dup(1), os.dup(2)
    os.dup2(null, 1)
    os.dup2(null, 2)
    skipped = ("-m", "not slow and not corpus and not browser", "-k", "not linear and not megabyte")
    quiet = ("-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly", *skipped, *options)
    status = int(pytest.main([*quiet, *(f"tests/{name}" for name in tests)]))
    os.dup2(kept[0], 1)
    os.dup2(kept[1], 2)
    return status


def load(copy: Path) -> None:
    """Import the package, its tests and its models from *copy*, once for all mutants."""
    os.chdir(copy)
    sys.path.insert(0, str(copy))
    sys.dont_write_bytecode = True
    run(sorted({name for _, own, further in ROOMS.values() for name in own + further}), "--collect-only")
    import quoteattr

    assert Path(quoteattr.__file__).is_relative_to(copy)
    quoteattr.extract("„Ja“, sagte Ole Brandt.")
    gc.freeze()


def sample(rooms: Sequence[str], size: int, seed: int) -> list[tuple[str, Path, int, str, str]]:
    every = [
        (room, path, *place)
        for room in rooms
        for pattern in ROOMS[room][0]
        for path in sorted((ROOT / "quoteattr").glob(pattern))
        for place in places(path.read_text("utf-8"))
    ]
    print(f"{len(every)} mutants in {', '.join(rooms)}", flush=True)
    chosen = random.Random(seed).sample(every, min(size, len(every)))
    return [
        (room, path.relative_to(ROOT), *mutant(path.read_text("utf-8"), at, which))
        for room, path, at, which in chosen
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sample", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=ROOMS, action="append")
    chosen = parser.parse_args(arguments)
    os.environ["CI"] = "true"  # Hypothesis then draws the same examples every time
    noticed: dict[str, list[bool]] = {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("quoteattr", "tests", "pyproject.toml", "docs"):
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / part)
        load(copy)
        for room in chosen.only or ROOMS:
            if any(run_forked(tests, lambda: None) for tests in ROOMS[room][1:]):
                parser.exit(2, f"the tests of {room} fail as it is\n")
        for room, module, line, what, source in sample(
            chosen.only or list(ROOMS), chosen.sample, chosen.seed
        ):
            _, own, further = ROOMS[room]
            is_dead = any(is_noticed(copy, copy / module, source, line, tests) for tests in (own, further))
            noticed.setdefault(room, []).append(is_dead)
            print(f"{'noticed' if is_dead else 'SURVIVED'}: {module}:{line}  {what}", flush=True)
    for room, results in sorted(noticed.items()):
        print(f"{room}: {sum(results)} of {len(results)} noticed")
    every = [result for results in noticed.values() for result in results]
    print(f"all: {sum(every)} of {len(every)} noticed, {sum(every) / max(1, len(every)):.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
