"""How good a reading is: figures a field against a researcher's gold, agreement of two readers, samples to annotate."""

from kg_builder.evaluation.agreement import compare_readers
from kg_builder.evaluation.agreement_figures import Agreement
from kg_builder.evaluation.figures import Figure, proportion
from kg_builder.evaluation.grids import Grid, markdown_table, with_interval
from kg_builder.evaluation.loading import load_gold
from kg_builder.evaluation.output import EVALUATION_FORMATS, write_evaluation
from kg_builder.evaluation.page import write_evaluation_page
from kg_builder.evaluation.running import Evaluated, Reading, compare_gold_files, evaluate, read_documents
from kg_builder.evaluation.sampling import STRATA, sample_documents, sample_record
from kg_builder.evaluation.scoring import RESAMPLES, Evaluation, evaluate_readings
from kg_builder.evaluation.sheet import format_sheet

__all__ = [
    "EVALUATION_FORMATS",
    "RESAMPLES",
    "STRATA",
    "Agreement",
    "Evaluated",
    "Evaluation",
    "Figure",
    "Grid",
    "Reading",
    "compare_gold_files",
    "compare_readers",
    "evaluate",
    "evaluate_readings",
    "format_sheet",
    "load_gold",
    "markdown_table",
    "proportion",
    "read_documents",
    "sample_documents",
    "sample_record",
    "with_interval",
    "write_evaluation",
    "write_evaluation_page",
]
