"""Opens source files: their bytes, or the check that says why they cannot be had."""

from __future__ import annotations

import errno
from pathlib import Path

from kg_builder.model import Check
from kg_builder.readers.encoding import Unread

_REASONS = {
    errno.ENOENT: ("missing", "no such file", "a file or folder at this path"),
    errno.EACCES: ("permission", "a file that may not be read", "a file that this user may read"),
    errno.EPERM: ("permission", "a file that may not be read", "a file that this user may read"),
    errno.ELOOP: ("loop", "a symbolic link that leads to itself", "a file, or a link to a file"),
    errno.EISDIR: ("folder", "a folder", "a file"),
}


def read_content(path: Path, *, file: str) -> bytes | Check:
    """The bytes of a source file, or a violation that says why they cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        return unopened(error).check(file)


def unopened(error: OSError) -> Unread:
    """Why the system gave no bytes, in a reader's words."""
    fallback = ("error", f"a file that cannot be opened ({error.strerror})", "a readable file")
    code, found, expected = _REASONS.get(error.errno or 0, fallback)
    return Unread(code=code, found=found, expected=expected)
