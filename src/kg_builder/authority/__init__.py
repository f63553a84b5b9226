"""Who and what a project knows: people, organisations, polities, places, offices, their tenures and names."""

from kg_builder.authority.joining import JoinedRecords, join_records
from kg_builder.authority.loading import load_authority
from kg_builder.authority.records import Authority
from kg_builder.authority.sheets import SHEETS

__all__ = ["SHEETS", "Authority", "JoinedRecords", "join_records", "load_authority"]
