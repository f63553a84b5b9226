"""Invented documents, built by hand."""

from __future__ import annotations

import pytest

from kg_builder import model

TEXT = (
    "\ufeffLetter of Anna Muster\r\n"
    "\r\n"
    "From Musterstadt. Sent 3.5.01 04.00.\r\n"
    "To Envoy Wolkenstein [Carl] and the Cabinet\r\n"
    "\r\n"
    "Carl said that Dora promised a visit. <b>No</b> visit & no letter came.\r\n"
    "\r\n"
    "ANNA MUSTER\r\n"
    "XYZ, Fond 45, Opis 1, Delo 346, Listy 5-7\r\n"
)


def words(quote: str, text: str = TEXT) -> model.Span:
    """The first place where the words stand."""
    start = text.index(quote)
    return model.Span.of(text, start, start + len(quote))


def letter() -> model.Document:
    """A letter with every kind of statement."""
    author, office, editor = model.Voice.AUTHOR, model.Voice.SENDING_OFFICE, model.Voice.EDITOR
    date = model.DateValue(
        as_written="3.5.01 04.00",
        edtf="1901-05-03T04:00:00",
        earliest="1901-05-03T04:00:00",
        latest="1901-05-03T04:00:59",
    )
    body = TEXT.index("Carl said")
    return model.Document(
        id="letters/7.txt",
        source="sources/7.txt",
        source_name="letters",
        record=model.SourceRecord(file="sources/7.txt"),
        text=TEXT,
        profile="invented",
        title="Letter of Anna Muster",
        form=model.Form.LETTER,
        dispatch=model.Dispatch.ATTESTED,
        transcription=model.Transcription(sha256="0" * 64, extent=model.Extent.COMPLETE, language="en"),
        zones=(
            model.Zone(kind=model.ZoneKind.TITLE, voice=editor, start=1, end=22),
            model.Zone(kind=model.ZoneKind.HEADER, voice=office, start=TEXT.index("From"), end=body - 4),
            model.Zone(kind=model.ZoneKind.BODY, voice=author, start=body, end=TEXT.index("ANNA") - 4),
            model.Zone(
                kind=model.ZoneKind.SIGNATURE, voice=author, start=TEXT.index("ANNA"), end=TEXT.index("XYZ") - 2
            ),
        ),
        acts=(
            model.CorrespondenceAct(
                rests_on=words("Sent 3.5.01 04.00."),
                stated_by=office,
                rule="routing-sent",
                key="sending",
                kind=model.ActKind.SENDING,
            ),
        ),
        participants=(
            model.Participant(
                rests_on=words("ANNA MUSTER"),
                stated_by=author,
                rule="signature-line",
                role=model.Role.SENDER,
                act="sending",
                as_written="ANNA MUSTER",
                name="Anna Muster",
                agent_kind=model.AgentKind.PERSON,
            ),
            model.Participant(
                rests_on=words("Envoy Wolkenstein [Carl]"),
                stated_by=office,
                rule="to-line",
                certainty=model.Certainty.MEDIUM,
                basis=model.Basis.INFERRED,
                role=model.Role.ADDRESSEE,
                act="sending",
                as_written="Envoy Wolkenstein [Carl]",
                name="Wolkenstein",
                office="Envoy",
                pseudonym="Wolkenstein",
                gloss="Carl",
                gloss_by=editor,
                copies=2,
            ),
        ),
        dates=(
            model.DateStatement(
                rests_on=words("3.5.01 04.00"),
                stated_by=office,
                rule="routing-sent",
                kind=model.DateKind.SENDING,
                value=date,
                act="sending",
            ),
        ),
        places=(
            model.PlaceStatement(
                rests_on=words("Musterstadt"),
                stated_by=office,
                rule="routing-from",
                role=model.PlaceRole.SENT_FROM,
                name="Musterstadt",
                as_written="Musterstadt",
                act="sending",
            ),
        ),
        identifiers=(
            model.Identifier(
                rests_on=model.SourceRecord(file="tables/list.csv", locator="row=3", line=4),
                stated_by=model.Voice.CATALOGUER,
                rule="table",
                kind=model.NumberKind.RECORD_ID,
                value="R-7",
            ),
        ),
        references=(
            model.Reference(
                rests_on=words("letter came"),
                stated_by=author,
                rule="cited",
                kind=model.ReferenceKind.CITED,
                number="6",
                date=model.DateValue(as_written="May 1901", edtf="1901-05"),
            ),
        ),
        relations=(
            model.DocumentRelation(
                rests_on=words("letter came"),
                stated_by=author,
                rule="quoted-letter",
                kind=model.RelationKind.CONVEYS,
                target="letters/7.txt/enclosed-1",
            ),
        ),
        archival_references=(
            model.ArchivalReference(
                rests_on=words("XYZ, Fond 45, Opis 1, Delo 346, Listy 5-7"),
                stated_by=model.Voice.CATALOGUER,
                rule="fond-path",
                repository="XYZ",
                levels=(("fond", "45"), ("opis", "1"), ("delo", "346")),
                folios="5-7",
                as_written="XYZ, Fond 45, Opis 1, Delo 346, Listy 5-7",
            ),
        ),
        editions=(
            model.Edition(
                rests_on=words("Letter of Anna Muster"), stated_by=editor, rule="source-note", citation="Letters, 1901"
            ),
        ),
        descriptions=(
            model.Description(
                rests_on=words("visit"),
                stated_by=editor,
                rule="abstract",
                kind=model.DescriptionKind.SUMMARY,
                value="A letter about a visit.",
            ),
        ),
        mentions=(
            model.Mention(
                span=words("Carl said"[:4], TEXT), type=model.EntityType.PERSON, entity="carl", rule="name-table"
            ),
            model.Mention(
                span=words("Musterstadt"), type=model.EntityType.PLACE, entity="musterstadt", rule="name-table"
            ),
            model.Mention(span=words("Dora"), type=model.EntityType.PERSON, entity=None, rule="name-table"),
        ),
        speech_acts=(
            model.SpeechAct(
                rests_on=words("Carl said that Dora promised a visit."),
                stated_by=author,
                rule="readings/sheet.csv",
                status=model.Status.READ_BY_PERSON,
                id="s1",
                kind=model.SpeechActKind.SAY,
                speakers=("carl",),
                hearers=("anna",),
            ),
            model.SpeechAct(
                rests_on=words("Dora promised a visit"),
                stated_by=author,
                rule="readings/sheet.csv",
                status=model.Status.READ_BY_PERSON,
                id="s2",
                kind=model.SpeechActKind.PROMISE,
                speakers=("Dora",),
                polarity=model.Polarity.NEGATIVE,
                actuality=model.Actuality.INTENDED,
                attributed_to="s1",
            ),
        ),
        events=(
            model.Event(
                rests_on=words("a visit"),
                stated_by=author,
                rule="readings/sheet.csv",
                id="e1",
                kind=model.EventKind.VISIT,
                label="a visit",
                participants=("Dora",),
                actuality=model.Actuality.INTENDED,
                attributed_to="s2",
                place="musterstadt",
                time=date,
            ),
        ),
        checks=(
            model.Check(
                severity=model.Severity.WARNING,
                code="dates-differ",
                message="two dates differ",
                file="sources/7.txt",
                line=3,
                found="3 May",
                expected="4 May",
            ),
        ),
    )


def bare() -> model.Document:
    """A document of which nothing was read and in which nothing was looked for."""
    return model.Document(
        id="letters/8.txt",
        source="sources/8.txt",
        source_name="letters",
        record=model.SourceRecord(file="sources/8.txt"),
        text="Some words.\n",
    )


@pytest.fixture(name="letter")
def letter_fixture() -> model.Document:
    """A letter with every kind of statement."""
    return letter()


@pytest.fixture(name="bare")
def bare_fixture() -> model.Document:
    """A document of which nothing was read."""
    return bare()
