"""kg_builder: from a folder of historical correspondence to a citable knowledge graph."""

__version__ = "0.1.0"

__all__ = ["__version__"]
