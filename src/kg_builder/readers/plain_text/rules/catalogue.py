"""All reading rules by name: a profile lists, zone by zone, which of them to ask."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg_builder.readers.plain_text.rules import (
    address,
    archival,
    copies,
    editorial,
    letters,
    numbers,
    references,
    routing,
    signature,
    titles,
)
from kg_builder.readers.plain_text.rules.base import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "address-block": address.read_address_block,
        "archival-references": archival.read_archival_references,
        "arrived-line": routing.read_arrived_line,
        "citations": references.read_citations,
        "conveyance": routing.read_conveyance,
        "copies-made": routing.read_copies_made,
        "copy-list": copies.read_copy_list,
        "copy-number": numbers.read_copy_number,
        "dateline": letters.read_dateline,
        "deciphered-line": routing.read_deciphered_line,
        "destination": routing.read_destination,
        "document-number": numbers.read_document_number,
        "edition": editorial.read_edition,
        "ellipsis": editorial.read_ellipsis,
        "form": titles.read_form,
        "from-label": address.read_from_label,
        "from-line": routing.read_from_line,
        "handed-on-line": routing.read_handed_on_line,
        "headnote-parties": editorial.read_headnote_parties,
        "issuing-number": numbers.read_issuing_number,
        "letter-signature": signature.read_letter_signature,
        "note-date": editorial.read_note_date,
        "note-parties": editorial.read_note_parties,
        "onward-line": address.read_onward_line,
        "own-number": numbers.read_own_number,
        "received-line": routing.read_received_line,
        "record-id": numbers.read_record_id,
        "reply-line": references.read_reply_line,
        "salutation": address.read_salutation,
        "secrecy": routing.read_secrecy,
        "selection": editorial.read_selection,
        "sent-line": routing.read_sent_line,
        "signature": signature.read_signature,
        "special-number": numbers.read_special_number,
        "subject": letters.read_subject,
        "summary": titles.read_summary,
        "telegram-number": numbers.read_telegram_number,
        "title": titles.read_title,
        "title-author": titles.read_title_author,
        "title-date": titles.read_title_date,
        "title-parties": titles.read_title_parties,
        "to-line": address.read_to_line,
        "to-whom": address.read_to_whom,
        "typed-line": routing.read_typed_line,
        "urgency": routing.read_urgency,
    }
)
