"""A CMIF file → its header and its letters one after the other, streamed, with what is wrong in its markup.

No entity of the content is expanded, nothing outside the file is opened, expat's own limit stops entities that multiply
in attributes.

Source: XML 1.0, sections 2.1 (well-formed documents) and 4.4 (treatment of entities).
"""

from __future__ import annotations

from xml.parsers import expat

from kg_builder.readers.cmif.elements import TEI, XML_ID, Fault, Leaf, RawAction, RawEntry, RawHeader, RawLetter

_LETTER = f"{TEI} correspDesc"
_ACTION = f"{TEI} correspAction"
_NOTE = f"{TEI} note"
_REF = f"{TEI} ref"
_HEADER_NAMES = {f"{TEI} {name}": name for name in ("title", "editor", "publisher", "idno", "licence", "date", "bibl")}
_LEAF_NAMES = {f"{TEI} {name}": name for name in ("persName", "orgName", "placeName", "date")}
_EMAIL = f"{TEI} email"
_MOST_CHARACTERS = 10_000_000
_FEW_PIECES = 16


class LimitError(Exception):
    """The words of one element are longer than any name or date can be."""


class OpenLetterError(Exception):
    """A letter begins inside another, which was never closed; `byte` is where, counted in what was fed."""

    def __init__(self, byte: int) -> None:
        super().__init__("a letter begins inside another")
        self.byte = byte


class LetterParser:
    """Feeds on bytes; `finished` holds the letters that are whole, in order, until they are taken."""

    def __init__(self, header: RawHeader, *, encoding: str | None, lines: int = 0, letters: int = 0) -> None:
        self.header = header
        self.finished: list[RawLetter] = []
        self.faults: list[Fault] = []
        self.declared_encoding: str | None = None
        self.letters = letters
        self.open: RawLetter | None = None
        self._lines = lines
        self._action: RawAction | None = None
        self._noted = 0
        self._leaf: tuple[str, dict[str, str]] | None = None
        self._inner = 0
        self._line = 0
        self._email = ""
        self._before_email = 0
        self._pieces: list[str] = []
        self.expat = self._prepare(encoding)

    def _prepare(self, encoding: str | None) -> expat.XMLParserType:
        parser = expat.ParserCreate(encoding, " ")
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.XmlDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = self._doctype
        return parser

    def feed(self, chunk: bytes, *, last: bool = False) -> list[RawLetter]:
        """The letters that the next bytes complete.

        Raises:
            ExpatError: the markup is faulty from some byte on; what was complete before stays in `finished`.
            LimitError: one element is too long.
        OpenLetterError: a letter was not closed where the next one begins.
        """
        self.expat.Parse(chunk, last)
        if len(self._pieces) > _FEW_PIECES and sum(map(len, self._pieces)) > _MOST_CHARACTERS:
            raise LimitError
        finished, self.finished = self.finished, []
        return finished

    def line(self) -> int:
        """The line of the file that is being read, from 1."""
        return self._lines + self.expat.CurrentLineNumber

    def _declare(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.declared_encoding = encoding

    def _doctype(self, _name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
        # With a handler for everything else, expat hands references to entities to it and expands none.
        self.expat.DefaultHandler = self._other

    def _other(self, words: str) -> None:
        if words.startswith("&") and words.endswith(";"):
            self.faults.append(Fault("xml-entity", self.line(), words))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _LETTER and self.open is not None:
            raise OpenLetterError(self.expat.CurrentByteIndex)
        if self._leaf is not None:
            self._inner += 1
            if self.open is None:
                self._start_in_header(name, attributes, self._leaf[1])
        elif self._action is not None:
            if name in _LEAF_NAMES:
                self._begin(_LEAF_NAMES[name], attributes)
            elif self.open is not None:
                self.open.unread.append(name)
        elif self.open is not None:
            self._start_in_letter(name, attributes, self.open)
        elif name == _LETTER:
            self.letters += 1
            self.open = RawLetter(self.letters, self._lines + self.expat.CurrentLineNumber, attributes)
        elif name in _HEADER_NAMES:
            self._line = self.line()
            self._begin(_HEADER_NAMES[name], attributes)

    def _start_in_letter(self, name: str, attributes: dict[str, str], letter: RawLetter) -> None:
        if name == _ACTION:
            self._action = RawAction(attributes)
            letter.actions.append(self._action)
        elif name == _NOTE:
            self._noted += 1
            self.expat.CharacterDataHandler = letter.notes.append
        elif name == _REF and self._noted:
            self._begin("ref", attributes)
        else:
            letter.unread.append(name)

    def _start_in_header(self, name: str, attributes: dict[str, str], leaf: dict[str, str]) -> None:
        if name == _EMAIL:
            self._before_email = len(self._pieces)
        elif name == _REF and "target" in attributes:
            leaf.setdefault("target", attributes["target"])

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._leaf = (name, attributes)
        self._pieces = []
        # The list's own method: the words come without a call of ours.
        self.expat.CharacterDataHandler = self._pieces.append

    def _end(self, name: str) -> None:
        leaf = self._leaf
        if leaf is not None:
            if self._inner:
                self._inner -= 1
                if name == _EMAIL and self.open is None:
                    self._email = "".join(self._pieces[self._before_email :])
                    del self._pieces[self._before_email :]
                return
            self.expat.CharacterDataHandler = None
            self._leaf = None
            pieces = self._pieces
            words = pieces[0] if len(pieces) == 1 else "".join(pieces)
            done = (leaf[0], leaf[1], words)
            if self._action is not None:
                self._action.leaves.append(done)
            elif self.open is not None:
                self.open.references.append(done)
                self.expat.CharacterDataHandler = self.open.notes.append
            else:
                self._end_in_header(done)
        elif name == _ACTION:
            self._action = None
        elif name == _LETTER and self.open is not None:
            self.finished.append(self.open)
            self.open = None
            self._noted = 0
        elif name == _NOTE and self._noted:
            self._noted -= 1
            self.expat.CharacterDataHandler = None

    def _end_in_header(self, leaf: Leaf) -> None:
        name, attributes, words = leaf
        words = " ".join(words.split())
        if name == "bibl":
            key = attributes.get(XML_ID, "")
            self.header.entries.setdefault(key, RawEntry(key, attributes.get("type"), words, self._line))
            return
        if name == "editor" and self._email:
            attributes = {**attributes, "email": " ".join(self._email.split())}
        self._email = ""
        self.header.leaves.setdefault(name, []).append((name, attributes, words))
