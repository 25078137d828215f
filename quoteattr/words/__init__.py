"""What single words mean, for all stages: nouns and their compounds, names, gender, open word lists.

All of it comes from the tables in ``quoteattr/data``. A compound has the class of its last part: *Konzernsprecherin* is a
Sprecherin, *Landeskriminalamt* an Amt.
"""

from quoteattr.words.bases import base_form, body_of_compound
from quoteattr.words.compounds import look_up
from quoteattr.words.forms import both_sexes
from quoteattr.words.gender import gender_of_noun, is_feminine
from quoteattr.words.names import (
    PARTICLES,
    Place,
    country_of_adjective,
    first_name_gender,
    is_party,
    parties_of,
    party_gender,
    party_name,
    place_of,
    title_gender,
)
from quoteattr.words.nouns import (
    Head,
    Role,
    class_of_body,
    head_of,
    is_abstract,
    is_class_of_places,
    is_common,
    is_generic,
    is_only_time,
    is_thing,
    is_time,
    role_of,
    statement_of,
)
from quoteattr.words.press import is_agency, is_occasion, is_outlet
from quoteattr.words.table import NounKind, in_lower_case, of_kind, used_as

__all__ = [
    "PARTICLES",
    "Head",
    "NounKind",
    "Place",
    "Role",
    "base_form",
    "body_of_compound",
    "both_sexes",
    "class_of_body",
    "country_of_adjective",
    "first_name_gender",
    "gender_of_noun",
    "head_of",
    "in_lower_case",
    "is_abstract",
    "is_agency",
    "is_class_of_places",
    "is_common",
    "is_feminine",
    "is_generic",
    "is_occasion",
    "is_only_time",
    "is_outlet",
    "is_party",
    "is_thing",
    "is_time",
    "look_up",
    "of_kind",
    "parties_of",
    "party_gender",
    "party_name",
    "place_of",
    "role_of",
    "statement_of",
    "title_gender",
    "used_as",
]
