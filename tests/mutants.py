"""Whether the tests would notice: small faults are put into the code, one at a time, and the tests of its room are run.

    python -m tests.mutants --sample 160 --seed 1 [--only marks]

A fault (a comparison turned round, an *and* for an *or*, a number one higher, a condition denied, a call left out …) that no
test of the room notices has survived; it is printed with its line. Survivors of the room's own tests meet the tests of
the rooms that build on it. The tests are collected once; each mutant is a forked process, whose functions get the code with
the fault. Annotations and docstrings are left alone.
"""

from __future__ import annotations

import argparse
import ast
import gc
import inspect
import io
import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
FURTHER = [
    f"test_{name}.py"
    for name in "sources passages names surnames subjects participants canonical articles extractor".split()
]
ROOMS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "marks": (
        ["marks.py", "mark_*.py"],
        ["test_marks.py"],
        ["test_mark_table.py", "test_segment.py", *FURTHER],
    ),
    "mentions": (
        ["mentions/*.py"],
        [
            "test_mentions.py",
            "test_mention_readings.py",
            "test_mention_parts.py",
            "test_mention_types.py",
            "test_paradigms.py",
        ],
        FURTHER,
    ),
    "patterns": (["patterns/*.py"], ["test_patterns.py"], ["test_channel_scenes.py", "test_rules.py"]),
    "settle": (["detect/settle.py"], ["test_settle.py"], ["test_shared_frames.py", *FURTHER]),
}
"""Of each room the modules, the tests of their own, and those that survivors meet."""
LENGTHY = ("linear", "megabyte", "small_stack", "threads", "many_batches", "only_tags_change")
"""Parts of the names of tests that take long and say little about single functions."""
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


def is_noticed(session: pytest.Session, module: Path, source: str, line: int, tests: list[str]) -> bool:
    """Whether the tests fail, or do not come to an end, when *module* is *source*, changed in *line*."""
    original = module.read_text("utf-8")
    if not is_in_class(original, line):
        name = ".".join(module.relative_to(Path.cwd()).with_suffix("").parts)
        return run_forked(lambda: swap(sys.modules[name], source), lambda: passes(session, tests))
    module.write_text(source, "utf-8")
    for stale in (module.parent / "__pycache__").glob(f"{module.stem}.*"):
        stale.unlink()
    try:
        return run_forked(forget_modules, lambda: run(tests, lambda own: passes(own, tests)))
    finally:
        module.write_text(original, "utf-8")


def is_in_class(source: str, line: int) -> bool:
    """Whether a line is in the body of a class and in none of its methods, so that the class would have to be made anew."""
    inside = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef | ast.FunctionDef)
    ]
    holders = [node for node in inside if node.body[0].lineno <= line <= (node.end_lineno or 0)]
    return bool(holders) and isinstance(max(holders, key=lambda node: node.lineno), ast.ClassDef)


def swap(module: ModuleType, source: str) -> None:
    """Give a module the constants of *source* and its functions their code, wherever they were imported to, and forget what
    they said."""
    code = compile(source, str(module.__file__), "exec")
    spoiled, anew = dict(codes(code)), {"__name__": module.__name__, "__file__": module.__file__}
    exec(code, anew)
    package = [loaded for name, loaded in sys.modules.items() if name.startswith(("quoteattr", "tests"))]
    classes = [value for value in vars(module).values() if isinstance(value, type)]
    owners = [vars(module), *(vars(c) for c in classes if c.__module__ == module.__name__)]
    for name, value in [entry for owner in owners for entry in owner.items()]:
        function = inspect.unwrap(value.fget if isinstance(value, property) else value)
        if isinstance(function, FunctionType) and function.__module__ == module.__name__:
            function.__code__ = spoiled.get(function.__qualname__, function.__code__)
            if isinstance(other := inspect.unwrap(anew.get(name)), FunctionType):
                function.__defaults__, function.__kwdefaults__ = other.__defaults__, other.__kwdefaults__
        elif isinstance(value, frozenset | tuple | str | int | dict) or type(value).__name__ == "Pattern":
            for loaded in package:
                if name in anew and vars(loaded).get(name) is value:
                    setattr(loaded, name, anew[name])
    for loaded in package:
        if not loaded.__name__.startswith(BELOW):
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


def run_forked(prepare: Callable[[], None], test: Callable[[], bool]) -> bool:
    """Whether tests fail, or do not come to an end, in a process of their own."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        prepare()
        os._exit(0 if test() else 1)
    return os.waitpid(child, 0)[1] != 0


def passes(session: pytest.Session, tests: list[str]) -> bool:
    """Whether the collected tests of these files pass; the first that fails is the last."""
    of_file = {name: [item for item in session.items if item.path.name == name] for name in tests}
    items = [item for name in tests for item in of_file[name]]
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return False
    return bool(items)


def run(tests: list[str], act: Callable[[pytest.Session], bool]) -> bool:
    """What *act* says of the tests that pytest collects, in this process and folder; without pytest's own report."""

    class Loop:
        answer = False

        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            self.answer = not session.testsfailed and act(session)
            return True

    loop, nowhere = Loop(), io.StringIO()
    skipped = ("-m", "not slow and not corpus and not browser", "-k", f"not {' and not '.join(LENGTHY)}")
    quiet = ("-q", "-s", "-p", "no:cacheprovider", "-p", "no:randomly")
    with redirect_stdout(nowhere), redirect_stderr(nowhere):
        pytest.main([*quiet, *skipped, *(f"tests/{name}" for name in tests)], plugins=[loop])
    return loop.answer


def load(copy: Path) -> None:
    """Go where the package, its tests and its models are to be imported from."""
    os.chdir(copy)
    sys.path.insert(0, str(copy))
    sys.dont_write_bytecode = True


def tell(line: str) -> None:
    print(line, file=sys.__stdout__, flush=True)


def sample(rooms: Sequence[str], size: int, seed: int) -> list[tuple[str, Path, int, str, str]]:
    every = [
        (room, path, *place)
        for room in rooms
        for pattern in ROOMS[room][0]
        for path in sorted((ROOT / "quoteattr").glob(pattern))
        for place in places(path.read_text("utf-8"))
    ]
    tell(f"{len(every)} mutants in {', '.join(rooms)}")
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
    rooms = chosen.only or list(ROOMS)

    def judge(session: pytest.Session) -> bool:
        for name in (name for room in rooms for tests in ROOMS[room][1:] for name in tests):
            assert passes(session, [name]), f"{name} fails as it is"
        gc.freeze()
        for room, module, line, what, source in sample(rooms, chosen.sample, chosen.seed):
            own, further = ROOMS[room][1:]
            is_dead = any(is_noticed(session, copy / module, source, line, tests) for tests in (own, further))
            noticed.setdefault(room, []).append(is_dead)
            tell(f"{'noticed' if is_dead else 'SURVIVED'}: {module}:{line}  {what}")
        return True

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("quoteattr", "tests", "pyproject.toml", "docs"):
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / part)
        load(copy)
        run(sorted({name for room in rooms for tests in ROOMS[room][1:] for name in tests}), judge)
    for room, results in sorted(noticed.items()):
        tell(f"{room}: {sum(results)} of {len(results)} noticed")
    every = [result for results in noticed.values() for result in results]
    tell(f"all: {sum(every)} of {len(every)} noticed, {sum(every) / max(1, len(every)):.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
