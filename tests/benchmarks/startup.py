"""What the first result costs: import, extractor, first sentence, and the command line; processor time, best of several.

python tests/benchmarks/startup.py [--rounds N] [--json]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from common import machine, one_thread, parser, report

one_thread()

STEPS = {
    "nothing": "pass",
    "import": "import quoteattr",
    "extractor": "import quoteattr; quoteattr.Extractor()",
    "first_result": "import quoteattr; quoteattr.extract('„Ja“, sagte Ole Brandt.')",
}


def processor_time(command: list[str]) -> float:
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return (after.children_user - before.children_user) + (after.children_system - before.children_system)


def main() -> int:
    made = parser(__doc__)
    made.add_argument("--rounds", type=int, default=5)
    options = made.parse_args()
    figures: dict[str, Any] = {"machine": machine()}
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        text.write_text("„Ja“, sagte Ole Brandt.", encoding="utf-8")
        commands = {name: [sys.executable, "-c", code] for name, code in STEPS.items()}
        commands["command_line"] = [sys.executable, "-m", "quoteattr", str(text)]
        for name, command in commands.items():
            figures[f"{name}_seconds"] = round(min(processor_time(command) for _ in range(options.rounds)), 3)
    report(figures, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
