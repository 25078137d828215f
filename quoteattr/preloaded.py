"""Imported by the server that worker processes are forked from: it loads what all of them need, once.

The frozen heap keeps the garbage collector from writing to the pages that the workers share.
"""

from __future__ import annotations

import gc

from quoteattr.extractor import Extractor

Extractor().extract("„Der Deich hält“, sagte Ole Brandt dem NDR. Laut Polizei sei er gesperrt.")
gc.collect()
gc.freeze()
