"""From names to records: who took part, where, and which document a reference points to."""

from kg_builder.resolution.resolving import resolve_documents

__all__ = ["resolve_documents"]
