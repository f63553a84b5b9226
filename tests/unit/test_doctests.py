"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import kg_builder

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(kg_builder.__path__, "kg_builder.")
    if not module.name.endswith("__main__")
)
FINDER = doctest.DocTestFinder(exclude_empty=True)
WITH_EXAMPLES = [name for name in MODULES if any(each.examples for each in FINDER.find(import_module(name), globs={}))]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_are_true(name: str) -> None:
    outcome = doctest.testmod(import_module(name))
    assert outcome.attempted
    assert not outcome.failed


def test_examples_are_found() -> None:
    assert len(WITH_EXAMPLES) >= 10
