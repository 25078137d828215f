"""How well quotations are found, measured on annotated German news.

``python -m quoteattr.evaluate corpus FOLDER`` reads articles in the format of the German News Quotation
Attribution data (Petersen-Frey and Biemann, LREC-COLING 2024) and writes the figures that
:func:`quoteattr.evaluate.figures.measure` defines; ``press FOLDER`` does so for texts with names and channels
(:func:`quoteattr.evaluate.press.measure_press`). It needs SciPy, which the extra ``quoteattr[evaluate]``
brings.
"""
