"""The documentation as a site: ``pip install '.[docs]' && sphinx-build -n -W docs site``."""

from pathlib import Path

from sphinx.ext.napoleon import GoogleDocstring

import quoteattr

# Napoleon takes the words before a colon in the description of an attribute for its type; ours are sentences.
GoogleDocstring._consume_inline_attribute = lambda self: ("", self._dedent(self._consume_to_end()))

project = "quoteattr"
author = "The quoteattr authors"
release = version = quoteattr.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]  # links to files of the repository that are no pages

napoleon_numpy_docstring = False
autodoc_typehints = "signature"
maximum_signature_line_length = 90
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
# Names of other projects, whose documentation a build without a network cannot look up, and short names
# that are imported for type checkers alone.
_FOREIGN = (
    r"(collections|hypothesis|pandas|pathlib|polars|pyarrow|st|typing)\..*|Path|Parser|T|Own|CueVerbs|KnownPeople|KnownPerson|"
    r"StanzaDocument|Documents|LayerChart|FacetChart|Cas|TypeSystem|_Element|(quoteattr\.extractor\.)?Context|quoteattr\.quote\.Named|"
    r"quoteattr\.evaluate\.(figures\.(Wanted|Got)|press\.measure_press)"
)
nitpick_ignore_regex = [("py:.*", _FOREIGN)]

html_extra_path = [str(Path(quoteattr.__file__).parent / "data" / "document.schema.json")]
html_theme = "furo"
html_title = f"quoteattr {release}"
html_show_copyright = False  # LICENSE says it
