"""What all tests share: the corpora beside the repository, loopback only, and a list of what was skipped."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(autouse=True)
def _loopback_only(socket_enabled: None, request: pytest.FixtureRequest) -> None:
    from pytest_socket import socket_allow_hosts

    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _no_width_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are as wide as they need to be; whoever runs tests in several processes sets a width."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared corpora; a test that needs them is skipped, by name, where they are absent."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("needs ../shared/corpus beside the repository")
    return SHARED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names what was skipped and why, file by file."""
    counts: Counter[tuple[str, str]] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        counts[report.nodeid.partition("::")[0], reason.removeprefix("Skipped: ")] += 1
    for (file, reason), count in sorted(counts.items()):
        terminalreporter.write_line(f"not run on this machine: {count} of {file} ({reason})")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With KG_REQUIRE=all a skip is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("KG_REQUIRE") == "all" and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
