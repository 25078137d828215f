"""``python -m quoteattr [FILE ...]``; see :mod:`quoteattr.cli`."""

from __future__ import annotations

import sys

from quoteattr.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
