"""The page of an evaluation: figures, and every error beside its words; nothing escapes."""

from __future__ import annotations

import io
import json
import re
from typing import Any

from kg_builder.evaluation import write_evaluation_page
from kg_builder.evaluation.gold import GoldDocument
from kg_builder.evaluation.gold_lines import parse_gold_lines
from kg_builder.evaluation.scoring import score_found

_TEXT = "From Strelsau, 3 May 1901.\nTo Carl Beispiel\n<b>Nobody</b> came & went.\nAnna Muster\n"


def page_of(gold: dict[str, Any], reading: dict[str, Any]) -> str:
    """The page of one document."""
    items = parse_gold_lines(json.dumps({"source": "1.txt", **gold}), file="gold.jsonl")
    (document,) = [item for item in items if isinstance(item, GoldDocument)]
    found = {document.id: {"source": "1.txt", **reading}}
    stream = io.StringIO()
    result = score_found([document], found, resamples=10)
    write_evaluation_page(result, found, stream, title="Evaluation <x>")
    return stream.getvalue()


def test_an_error_leads_to_the_words_that_were_read() -> None:
    start = _TEXT.index("Carl")
    wrong = {"role": "sender", "name": "Carl Beispiel", "span": [start, start + 13]}
    gold = {"participants": [{"role": "sender", "name": "Anna Muster"}], "date": "1901-05-03"}
    html = page_of(gold, {"text": _TEXT, "participants": [wrong], "zones": [], "date": "1901-05-03"})
    assert '<a href="#e1w1">line 2</a>' in html
    assert re.search(r'<mark id="e1w1" class="m k-wrong">Carl Beispiel</mark>', html)
    assert "&lt;b&gt;Nobody&lt;/b&gt;" in html
    assert "<title>Evaluation &lt;x&gt;</title>" in html


def test_what_was_missed_is_looked_for_and_said_to_be_that() -> None:
    html = page_of({"participants": [{"role": "sender", "name": "anna muster"}]}, {"text": _TEXT, "participants": []})
    assert "the gold’s words stand first on" in html
    assert re.search(r'<mark id="e1w1" class="m k-missed">Anna Muster</mark>', html)


def test_without_a_text_and_without_errors() -> None:
    assert "No text stands here" in page_of({"date": "1901"}, {"date": "1902"})
    assert "None: reading and gold agree" in page_of({"date": "1901"}, {"date": "1901"})


def test_the_page_asks_nothing_of_any_network_and_links_within_itself() -> None:
    html = page_of({"date": "1901", "title": "<script>x</script>"}, {"date": "1902", "title": "y", "text": _TEXT})
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.findall(r'(?:src|href)="(?!#)', html)
    names = set(re.findall(r' id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= names
