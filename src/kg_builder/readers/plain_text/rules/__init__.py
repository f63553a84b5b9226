"""Small named rules: from the words of a zone to statements, each with its span, voice, basis and certainty."""

from kg_builder.readers.plain_text.rules.base import ZONE_LIMIT, Context, DispatchNote, Rule, ZoneText
from kg_builder.readers.plain_text.rules.catalogue import RULES

__all__ = ["RULES", "ZONE_LIMIT", "Context", "DispatchNote", "Rule", "ZoneText"]
