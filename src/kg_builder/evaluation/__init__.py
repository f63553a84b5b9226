"""How good a reading is: figures a field against a researcher's gold, agreement of two readers, samples to annotate."""

from kg_builder.evaluation.loading import load_gold
from kg_builder.evaluation.scoring import Evaluation, evaluate_readings

__all__ = ["Evaluation", "evaluate_readings", "load_gold"]
