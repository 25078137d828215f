"""How the confidence model is fitted to annotated articles.

``python -m quoteattr.fit TRAIN_FOLDER`` reads articles as :mod:`quoteattr.evaluate` does and writes the weights that
:mod:`quoteattr.scoring` reads. It needs scikit-learn, which the extra ``quoteattr[fit]`` brings.
"""

from __future__ import annotations

from quoteattr.fit.material import Material, read_material
from quoteattr.fit.recipe import cross_fitted, fit

__all__ = ["Material", "cross_fitted", "fit", "read_material"]
