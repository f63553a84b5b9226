"""`kg.toml`: what a project says of itself, its sources and its folders."""

from kg_builder.config.loading import load_config
from kg_builder.config.model import CONFIG_FILE, CONFIG_VERSION, DEFAULT_BASE, Config, SourceConfig

__all__ = ["CONFIG_FILE", "CONFIG_VERSION", "DEFAULT_BASE", "Config", "SourceConfig", "load_config"]
