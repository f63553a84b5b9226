"""The closed lists of kinds. Each list is one SKOS scheme of the ontology; its values are the concepts' local names."""

from __future__ import annotations

from enum import StrEnum


class Voice(StrEnum):
    """Who states something: the voices are never mixed."""

    AUTHOR = "author"
    SENDING_OFFICE = "sending-office"
    RECEIVING_OFFICE = "receiving-office"
    LATER_HAND = "later-hand"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    CATALOGUER = "cataloguer"
    RESEARCHER = "researcher"


class Basis(StrEnum):
    """On what a statement rests (TEI @evidence)."""

    STATED = "stated"
    SUPPLIED = "supplied"
    INFERRED = "inferred"
    CONJECTURED = "conjectured"


class Certainty(StrEnum):
    """How certain the one who states it is (TEI @cert)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Status(StrEnum):
    """How a statement came into the graph, shown beside every answer."""

    READ_BY_RULE = "read-by-rule"
    STATED_BY_MARKUP = "stated-by-markup"
    READ_BY_PERSON = "read-by-person"
    CHECKED = "checked"
    CORRECTED = "corrected"
    PROPOSED = "proposed"


class Absence(StrEnum):
    """Why something is not known."""

    UNSTATED = "unstated"
    ILLEGIBLE = "illegible"
    BLANK = "blank"
    OMITTED_BY_EDITOR = "omitted-by-editor"
    WITHHELD = "withheld"


class Form(StrEnum):
    """What kind of document it is."""

    TELEGRAM = "telegram"
    LETTER = "letter"
    DISPATCH = "dispatch"
    NOTE = "note"
    MEMORANDUM = "memorandum"
    RECORD_OF_CONVERSATION = "record-of-conversation"
    REPORT = "report"
    RESOLUTION = "resolution"
    MINUTES = "minutes"
    CIRCULAR = "circular"
    OTHER = "other"
    NOT_STATED = "not-stated"


class Dispatch(StrEnum):
    """Whether the document was sent."""

    ATTESTED = "attested"
    ATTESTED_UNSENT = "attested-unsent"
    RETURNED = "returned"
    NOT_STATED = "not-stated"


class ActKind(StrEnum):
    """Kind of an act of correspondence (TEI correspAction)."""

    SENDING = "sending"
    RELAY = "relay"
    DECIPHERMENT = "decipherment"
    RECEIPT = "receipt"
    DISTRIBUTION = "distribution"
    DELIVERY = "delivery"
    ANNOTATION = "annotation"


class Role(StrEnum):
    """How somebody took part in an act of correspondence."""

    SENDER = "sender"
    ADDRESSEE = "addressee"
    RECEIVER = "receiver"
    COPY_RECIPIENT = "copy_recipient"
    DRAFTER = "drafter"
    DICTATED = "dictated"
    CLEARED = "cleared"
    APPROVED = "approved"
    SIGNATORY = "signatory"
    RELAY = "relay"
    TRANSLATOR = "translator"
    RECORDER = "recorder"
    DECIPHERER = "decipherer"
    TYPIST = "typist"
    SAW = "saw"


# Who made the paper takes part in its sending where there was one; the making itself is no act of correspondence.
MAKING_ROLES = frozenset(
    {
        Role.DRAFTER,
        Role.DICTATED,
        Role.CLEARED,
        Role.APPROVED,
        Role.SIGNATORY,
        Role.TRANSLATOR,
        Role.RECORDER,
        Role.TYPIST,
    }
)


class AgentKind(StrEnum):
    """What a correspondent is, as far as its source shows it."""

    UNKNOWN = "unknown"
    PERSON = "person"
    ORGANISATION = "organisation"
    POLITY = "polity"
    FILE = "file"


class DateKind(StrEnum):
    """Which date of a document it is."""

    SENDING = "sending"
    RECEIPT = "receipt"
    RELAY = "relay"
    DECIPHERMENT = "decipherment"
    DISTRIBUTION = "distribution"
    DELIVERY = "delivery"
    ANNOTATION = "annotation"
    DRAFTING = "drafting"
    DECISION = "decision"
    HEADING = "heading"
    CATALOGUE = "catalogue"
    EDITION = "edition"


class PlaceRole(StrEnum):
    """Which place of a document it is."""

    SENT_FROM = "sent_from"
    SENT_TO = "sent_to"
    RECEIVED_AT = "received_at"
    RELAYED_AT = "relayed_at"


class NumberKind(StrEnum):
    """Whose number it is."""

    DOCUMENT_NUMBER = "document-number"
    TELEGRAM_NUMBER = "telegram-number"
    OWN_NUMBER = "own-number"
    SPECIAL_NUMBER = "special-number"
    ISSUING_NUMBER = "issuing-number"
    COPY_NUMBER = "copy-number"
    RECORD_ID = "record-id"
    FILE_NUMBER = "file-number"


class ReferenceKind(StrEnum):
    """How one document points to another."""

    REPLY = "reply"
    OUR_EARLIER = "our-earlier"
    YOUR = "your"
    PREVIOUS = "previous"
    NEXT = "next"
    ENCLOSURE = "enclosure"
    CITED = "cited"
    SAME_MESSAGE = "same-message"


class RelationKind(StrEnum):
    """How one document belongs to another; the word is said of the document that states it, about the other."""

    CONVEYS = "conveys"
    DRAFT_OF = "draft-of"
    TRANSLATION_OF = "translation-of"
    SAME_MESSAGE_AS = "same-message-as"


class DescriptionKind(StrEnum):
    """What a source says of a document in words."""

    TITLE = "title"
    FORM = "form"
    SUMMARY = "summary"
    SUBJECT = "subject"
    CONVEYANCE = "conveyance"
    URGENCY = "urgency"
    SECRECY = "secrecy"
    EXTENT = "extent"
    OMISSION = "omission"
    LANGUAGE = "language"
    TEXT_BASE = "text-base"
    PUBLICATION = "publication"
    TEI_FILE = "tei-file"
    REMARK = "remark"


class EditionKind(StrEnum):
    """How an edition is published."""

    PRINT = "print"
    ONLINE = "online"
    HYBRID = "hybrid"


class Extent(StrEnum):
    """How much of the document the text gives."""

    COMPLETE = "complete"
    EXCERPT = "excerpt"
    NOT_STATED = "not-stated"


class TranscriptionKind(StrEnum):
    """What kind of text was used."""

    ORIGINAL = "original"
    DECIPHERMENT = "decipherment"
    TRANSLATION = "translation"
    MACHINE_TRANSLATION = "machine-translation"
    PARAPHRASE = "paraphrase"
    NOT_STATED = "not-stated"


class ZoneKind(StrEnum):
    """Part of a plain-text document; each has its voice."""

    CHROME = "chrome"
    TITLE = "title"
    HEADNOTE = "headnote"
    HEADER = "header"
    BODY = "body"
    SIGNATURE = "signature"
    LATER_HAND = "later_hand"
    COPIES = "copies"
    ABSTRACT = "abstract"
    ARCHIVAL = "archival"
    SOURCE_NOTE = "source_note"
    NOTES = "notes"
    BOILERPLATE = "boilerplate"


class EntityType(StrEnum):
    """What an authority record describes; also the type of a mention."""

    PERSON = "person"
    ORGANISATION = "organisation"
    POLITY = "polity"
    PLACE = "place"
    OFFICE = "office"


BODY_TYPES = (EntityType.ORGANISATION, EntityType.POLITY)
AGENT_TYPES = (EntityType.PERSON, *BODY_TYPES)


class NameKind(StrEnum):
    """What kind of name it is."""

    PREFERRED = "preferred"
    VARIANT = "variant"
    TRANSLITERATION = "transliteration"
    SHORT = "short"
    PSEUDONYM = "pseudonym"
    CRYPTONYM = "cryptonym"
    MISSPELLING = "misspelling"
    HONORIFIC = "honorific"
    ABBREVIATION = "abbreviation"
    MARRIED = "married"
    DEMONYM = "demonym"


SECRET_NAMES = frozenset({NameKind.PSEUDONYM, NameKind.CRYPTONYM})


class SpeechActKind(StrEnum):
    """What somebody is reported to have done by saying it."""

    SAY = "say"
    REPORT = "report"
    INFORM = "inform"
    ASK = "ask"
    REQUEST = "request"
    PROPOSE = "propose"
    PROMISE = "promise"
    AGREE = "agree"
    REFUSE = "refuse"
    ORDER = "order"
    ANSWER = "answer"
    WARN = "warn"
    THINK = "think"
    THANK = "thank"
    CONVERSE = "converse"


class EventKind(StrEnum):
    """What kind of event is spoken of."""

    MEETING = "meeting"
    CONVERSATION = "conversation"
    VISIT = "visit"
    MILITARY = "military"
    TRANSMISSION = "transmission"
    DECISION = "decision"
    CEREMONY = "ceremony"
    OTHER = "other"


class Polarity(StrEnum):
    """Whether it is said that it was said, or that it was not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Actuality(StrEnum):
    """How the one who speaks of it presents it."""

    ACTUAL = "actual"
    INTENDED = "intended"
    CONDITIONAL = "conditional"
    REQUESTED = "requested"
    DENIED = "denied"


class Severity(StrEnum):
    """How grave a check is; only violations make a command fail."""

    VIOLATION = "violation"
    WARNING = "warning"
    NOTE = "note"
