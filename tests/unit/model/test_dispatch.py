"""A draft that was not sent has parties and no sending, whoever says so, and a correction of that works both ways."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.model import (
    Absence,
    ActKind,
    Basis,
    Certainty,
    CorrespondenceAct,
    DateKind,
    DateStatement,
    DateValue,
    Dispatch,
    Document,
    Participant,
    PlaceRole,
    PlaceStatement,
    Role,
    SourceRecord,
    Status,
    Voice,
    settle_dispatch,
)
from kg_builder.readings.grounds import Grounds

ROW = SourceRecord(file="sources/letters.csv", locator="row=1", line=2)
SAID = Grounds(
    rests_on=ROW,
    stated_by=Voice.CATALOGUER,
    rule="table",
    basis=Basis.STATED,
    certainty=Certainty.HIGH,
    status=Status.STATED_BY_MARKUP,
)


@pytest.fixture
def draft() -> Document:
    """A row of a table that says of a letter that it was not sent."""
    return Document(
        id="letters/1",
        source="sources/letters.csv",
        source_name="letters",
        record=ROW,
        dispatch=Dispatch.ATTESTED_UNSENT,
        acts=(
            CorrespondenceAct(**SAID, key="sending", kind=ActKind.SENDING),
            CorrespondenceAct(**SAID, key="annotation", kind=ActKind.ANNOTATION),
        ),
        participants=(
            Participant(**SAID, role=Role.SENDER, act="sending", absence=Absence.UNSTATED),
            Participant(**SAID, role=Role.ADDRESSEE, act="sending", name="Carl Beispiel"),
            Participant(**SAID, role=Role.SAW, act="annotation", name="Anna Muster"),
        ),
        dates=(
            DateStatement(**SAID, kind=DateKind.SENDING, act="sending", value=DateValue(as_written="1901")),
            DateStatement(**SAID, kind=DateKind.SENDING, act="sending", absence=Absence.UNSTATED),
            DateStatement(**SAID, kind=DateKind.HEADING, act="sending", absence=Absence.ILLEGIBLE),
            DateStatement(**SAID, kind=DateKind.ANNOTATION, act="annotation", absence=Absence.UNSTATED),
        ),
        places=(PlaceStatement(**SAID, role=PlaceRole.SENT_FROM, name="Muster", as_written="Muster", act="sending"),),
    )


def test_what_was_not_sent_has_no_sending_and_loses_nothing_else(draft: Document) -> None:
    settled = settle_dispatch(draft)
    assert [act.key for act in settled.acts] == ["annotation"]
    assert [(who.role, who.act) for who in settled.participants] == [(Role.ADDRESSEE, None), (Role.SAW, "annotation")]
    assert [(date.kind, date.act, date.value is None) for date in settled.dates] == [
        (DateKind.HEADING, None, False),
        (DateKind.HEADING, None, True),
        (DateKind.ANNOTATION, "annotation", True),
    ]
    assert [place.act for place in settled.places] == [None]
    assert settle_dispatch(settled) == settled


@pytest.mark.parametrize("dispatch", [kind for kind in Dispatch if kind is not Dispatch.ATTESTED_UNSENT])
def test_any_other_document_stays_as_it_is(draft: Document, dispatch: Dispatch) -> None:
    document = replace(draft, dispatch=dispatch)
    assert settle_dispatch(document) is document
