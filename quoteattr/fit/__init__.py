"""How the confidence model is fitted to annotated articles.

``python -m quoteattr.fit TRAIN_FOLDER`` reads articles as :mod:`quoteattr.evaluate` does and writes the weights that
:mod:`quoteattr.scoring` reads. It needs scikit-learn, which the extra ``quoteattr[fit]`` brings.
"""
