"""The beginning and the end of an offline page: its style, and a policy that lets it ask nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from kg_builder.inspection.page_text import show


def page_style() -> str:
    """The style sheet that all offline pages share, light and dark."""
    return files("kg_builder.inspection").joinpath("page.css").read_text(encoding="utf-8")


def open_page(title: str, style: str) -> str:
    """The head of a page with one style sheet, up to the body's first tag.

    Source: Content Security Policy Level 3, section 2.3.1 (hash-source): only this very style sheet is allowed.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{show(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def close_page() -> str:
    """The end of a page."""
    return "</main>\n</body>\n</html>\n"
