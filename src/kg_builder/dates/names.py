"""Words of dates, by language, as tables: months, seasons, weekdays and the words that blur a date."""

from __future__ import annotations

import re

# Full names may stand in lower case where their language writes them so; abbreviations only with a capital.
_CAPITALISED = {
    1: "January Jan Januar Jänner Jaenner",
    2: "February Feb Febr Februar",
    3: "March Mar März Maerz Mär Mart",
    4: "April Apr",
    5: "May Mai",
    6: "June Jun Juni",
    7: "July Jul Juli",
    8: "August Aug",
    9: "September Sep Sept",
    10: "October Oct Oktober Okt",
    11: "November Nov",
    12: "December Dec Dezember Dez",
}
_ANY_CASE = {
    1: "janvier janv yanvarya ianvaria yanvar",
    2: "février fevrier févr fevr fevralya fevralia fevral",
    3: "mars marta",
    4: "avril avr aprelya aprelia aprel",
    5: "mai maya maia",
    6: "juin iyunya iiunia iyun",
    7: "juillet juil iyulya iiulia iyul",
    8: "août aout avgusta avgust",
    9: "septembre sentyabrya sentiabria sentyabr",
    10: "octobre oktyabrya oktiabria oktyabr",
    11: "novembre noyabrya noiabria noyabr",
    12: "décembre decembre dekabrya dekabria dekabr",
}
ROMAN_MONTHS = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Febr Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
_SEASON_WORDS = {
    21: "spring Frühjahr Frühling printemps",
    22: "summer Sommer été",
    23: "autumn fall Herbst automne",
    24: "winter Winter hiver",
}
_WEEKDAY_WORDS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Montag Dienstag Mittwoch Donnerstag Freitag Samstag "
    "Sonnabend Sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"
)
WEEKDAYS: tuple[str, ...] = tuple(_WEEKDAY_WORDS.split())
APPROXIMATE = (
    "about",
    "around",
    "approximately",
    "circa",
    "ca.",
    "ca",
    "c.",
    "etwa",
    "um den",
    "vers le",
    "vers",
    "environ",
)
PART_OF = (
    "early in",
    "early",
    "mid-",
    "mid",
    "the middle of",
    "middle of",
    "late in",
    "late",
    "the beginning of",
    "beginning of",
    "the end of",
    "end of",
    "Anfang",
    "Mitte",
    "Ende",
    "début",
    "fin",
)
DOUBTFUL = ("probably", "perhaps", "possibly", "presumably", "wahrscheinlich", "vermutlich", "vielleicht")
BEFORE = ("before", "prior to", "earlier than", "vor dem", "vor", "avant le", "avant")
NOT_AFTER = ("not later than", "no later than", "not after", "on or before", "spätestens am", "spätestens")
AFTER = ("after", "later than", "nach dem", "nach", "après le", "après")
NOT_BEFORE = ("not earlier than", "no earlier than", "not before", "on or after", "frühestens am", "frühestens")


def fold(word: str) -> str:
    """The word as the tables know it: lower case, single blanks."""
    return " ".join(word.lower().split())


def _cases(word: str, *, lower: bool) -> set[str]:
    return {word[0].upper() + word[1:], word.upper(), *([word.lower()] if lower else [])}


def _month_forms() -> dict[str, int]:
    forms: dict[str, int] = {}
    for table, lower in ((_CAPITALISED, False), (_ANY_CASE, True)):
        for number, words in table.items():
            for word in words.split():
                forms.update((form, number) for form in _cases(word, lower=lower))
    return forms


MONTHS: dict[str, int] = _month_forms()
SEASONS: dict[str, int] = {fold(word): number for number, words in _SEASON_WORDS.items() for word in words.split()}


def alternation(words: tuple[str, ...] | list[str]) -> str:
    """A pattern of any of the words, the longest first, blanks in them as any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def in_any_case(words: tuple[str, ...] | list[str]) -> list[str]:
    """The words in lower case, with a capital and all in capitals."""
    return sorted({form for word in words for form in (word.lower(), word[0].upper() + word[1:].lower(), word.upper())})


ENGLISH_MONTH_PATTERN = alternation(
    [form for word in _ENGLISH_MONTHS.split() for form in sorted(_cases(word, lower=False))]
)
MONTH_PATTERN = alternation(list(MONTHS))
ROMAN_PATTERN = alternation([*ROMAN_MONTHS, *(roman.lower() for roman in ROMAN_MONTHS)])
SEASON_PATTERN = alternation(in_any_case(list(SEASONS)))
WEEKDAY_PATTERN = alternation(in_any_case(WEEKDAYS))
