"""Builds a project again and again, killing each build at another moment; says after each what a reader would find.

Usage: killed_builds.py PROJECT POINTS; prints one JSON line a kill: how it was killed, which dump is current, how
many quads the store holds. Runs in a process of its own, because it forks.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from pathlib import Path

from kg_builder.pipeline import build
from kg_builder.store import open_build


def child(project: Path, *, after_events: int | None, after_seconds: float | None) -> None:
    """Builds until the n-th file event, or for some seconds, and is killed there."""
    seen = 0

    def count(event: str, _args: object) -> None:
        nonlocal seen
        if event in ("open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.rmtree", "os.truncate"):
            seen += 1
            if after_events is not None and seen == after_events:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    if after_seconds is not None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, after_seconds)
    build(project)
    os._exit(0)


def found(project: Path) -> dict[str, object]:
    """What a reader finds: the hash of the current dump and the number of quads in the current store."""
    store = open_build(project / "build")
    assert store.nquads is not None
    dump = store.nquads.read_bytes()
    return {"dump": hashlib.sha256(dump).hexdigest(), "lines": dump.count(b"\n"), "store": len(store)}


def run(project: Path, **moment: float | int | None) -> bool:
    """One build in a child process; whether it was killed. What the reader finds is looked up in another one."""
    pid = os.fork()
    if pid == 0:
        child(project, **moment)  # type: ignore[arg-type]
    _, status = os.waitpid(pid, 0)
    pid = os.fork()
    if pid == 0:
        print(json.dumps({**moment, "killed": os.WIFSIGNALED(status), **found(project)}), flush=True)
        os._exit(0)
    _, reader = os.waitpid(pid, 0)
    if reader != 0:
        print(json.dumps({**moment, "killed": os.WIFSIGNALED(status), "unreadable": True}), flush=True)
    return os.WIFSIGNALED(status)


def main() -> None:
    """Kills at file events until a build gets through, then at moments spread over a build's time."""
    project, points = Path(sys.argv[1]), int(sys.argv[2])
    event, step = 1, 1
    while run(project, after_events=event, after_seconds=None):
        event += step
        step = 1 + event // points
    for moment in range(1, points + 1):
        run(project, after_events=None, after_seconds=moment * 0.004)


if __name__ == "__main__":
    main()
