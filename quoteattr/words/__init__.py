"""What single words mean, for all stages: nouns and their compounds, names, gender, open word lists.

All of it comes from the tables in ``quoteattr/data``. A compound has the class of its last part: *Konzernsprecherin* is a
Sprecherin, *Landeskriminalamt* an Amt.
"""
