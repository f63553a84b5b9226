"""Samples: the same seed, the same sample; every stratum by its share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg_builder import model
from kg_builder.evaluation import sample_documents, sample_record
from kg_builder.evaluation.sampling import allot


def letters(count: int, form: model.Form = model.Form.LETTER, prefix: str = "l") -> list[model.Document]:
    """Documents without text."""
    return [
        model.Document(
            id=f"{prefix}{number}",
            source=f"{prefix}/{number}.txt",
            source_name="letters",
            record=model.SourceRecord(file=f"{number}.txt"),
            form=form,
        )
        for number in range(count)
    ]


def ids(documents: tuple[model.Document, ...]) -> list[str]:
    """Their ids."""
    return [document.id for document in documents]


def test_the_same_seed_gives_the_same_sample_in_any_order() -> None:
    corpus = letters(200)
    drawn = ids(sample_documents(corpus, size=10, seed=3))
    assert len(drawn) == 10
    assert ids(sample_documents(reversed(corpus), size=10, seed=3)) == drawn
    assert ids(sample_documents(corpus, size=10, seed=4)) != drawn
    assert set(ids(sample_documents(corpus, size=5, seed=3))) < set(drawn)


def test_strata_by_their_share_and_none_left_out() -> None:
    corpus = [*letters(90), *letters(9, model.Form.NOTE, "n"), *letters(1, model.Form.REPORT, "r")]
    drawn = sample_documents(corpus, size=10, seed=1, stratum="form")
    forms = [document.form for document in drawn]
    assert [forms.count(form) for form in (model.Form.LETTER, model.Form.NOTE, model.Form.REPORT)] == [8, 1, 1]
    assert len(sample_documents(corpus, size=3, seed=1, stratum="source")) == 3
    assert len(sample_documents(corpus, size=3, seed=1, stratum="year")) == 3


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 50), min_size=1, max_size=8), st.integers(1, 120))
def test_shares_fill_the_sample_and_no_stratum_is_overdrawn(counts: dict[str, int], size: int) -> None:
    shares = allot(counts, size)
    assert sum(shares.values()) == min(size, sum(counts.values()))
    assert all(0 <= shares[name] <= counts[name] for name in counts)
    if size >= len(counts):
        assert all(shares.values())


def test_a_sample_is_filled_or_empty() -> None:
    (document,) = letters(1)
    filled, empty = sample_record(document, filled=True), sample_record(document, filled=False)
    assert (filled["date"], filled["form"], filled["participants"]) == ("", "letter", [])
    assert {value for key, value in empty.items() if key not in ("source", "document")} == {None}
