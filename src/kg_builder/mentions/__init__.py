"""Names of the authority tables, found in the texts as they were delivered."""

from kg_builder.mentions.finder import MentionFinder
from kg_builder.mentions.folding import FoldedText, fold_name, fold_text
from kg_builder.mentions.words import without_titles

__all__ = ["FoldedText", "MentionFinder", "fold_name", "fold_text", "without_titles"]
