"""Profiles for a new series: what repeats in its texts, which rules read it, and a draft to begin with."""

from kg_builder.profiling.draft import write_draft
from kg_builder.profiling.listing import ProfileEntry, list_profiles
from kg_builder.profiling.report import write_report
from kg_builder.profiling.rows import ProfileSuggestion, ShapeRow
from kg_builder.profiling.suggestion import suggest_profile

__all__ = [
    "ProfileEntry",
    "ProfileSuggestion",
    "ShapeRow",
    "list_profiles",
    "suggest_profile",
    "write_draft",
    "write_report",
]
