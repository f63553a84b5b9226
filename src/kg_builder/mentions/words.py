"""Words beside a name: those that are no part of it, those that may be, those that make it the name of a thing."""

from __future__ import annotations

TITLES = frozenset(
    """academician acting admiral ambassador ambassadors archbishop assistant attache attaché baron baroness bishop
    brigadier brother candidate captain cardinal cde chairman chairwoman chancellor charge chargé chief citizen
    col colonel com commandant commander commissar comrade comrades consul counsellor counselor count countess
    dame dear delegate deputy director doctor dom don doña dr duke emperor empress envoy esq excellency father
    fellow field first foreign former frau fräulein gen general generalissimo governor head herr highness his
    hon honorable honourable interior judge justice king lady late leader lieutenant lord lt m madame
    mademoiselle maj majesty major marshal master mayor member messrs minister ministers miss mlle mme monsieur
    mr mrs ms navy officer permanent plenipotentiary pope premier presidency president prime prince princess
    prof professor queen rear representative rev reverend secretary senator senor sergeant señor señora signor
    signora signore sir sister state sultan teacher tov tovarishch under vice viceroy war""".split()
)

FUNCTION_WORDS = frozenset(
    """a about above abstract according accordingly addressee after again against ago all almost already also
    although always am among an and another any apart apparently approved archive are as asked at attached attn
    author be because been before behind being below beside besides between beyond body both but by can cc
    certain certainly ciphered coded confidential consequently content contents copied copies copy could date
    dated day days despite did do document documents does down draft drafted during each either else enclosed
    enclosure especially even ever every evidently extremely few file finally for forwarded from fully further
    furthermore given had has have he hence her here him how however i if immediate in indeed instead into is it
    its itself just last later least letter like likely line me meanwhile memorandum message more moreover most
    much must my naturally neither never nevertheless new next no nobody none nor not note nothing now number
    obviously of off often on once one only or original other otherwise our out outgoing over page perhaps
    possibly previously priority probably quite rather received recently reference regarding report reports
    respectively routine said second secret sent several shall she should signature signed since so some
    somebody something sometimes soon source still subject such telegram telegrams than that the their them then
    there thereafter therefore these they third this those though through throughout thus time title to today
    together tomorrow tonight too top toward towards translated translation typed unclassified under
    unfortunately unless unlike until up upon urgent us usually very via was we were what when whenever where
    whereas whereupon whether which while who whom whose why with within without would yes yesterday yet you
    your yours""".split()
)

CALENDAR = frozenset(
    """december february friday january july march monday november october saturday september sunday thursday
    tuesday wednesday""".split()
)

# Words of the language that are given names as well.
ALSO_GIVEN_NAMES = frozenset("""april august june may will""".split())

THINGS = frozenset(
    """academy airport avenue award bridge castle doctrine factory foundation hospital house institute library line
    medal memorial museum order palace plan prize railway school square stadium street theatre
    university works""".split()
)


# What an adjective made with a name ends in: "Muster-led".
ADJECTIVE_ENDINGS = frozenset(
    """aligned approved authored backed based born built controlled dominated era inspired led like made occupied
    oriented ruled sponsored style supported type wide""".split()
)


def no_name_before(word: str) -> bool:
    """Whether a word before a surname is a title, or only begins a sentence or a line.

    >>> no_name_before("Comrade"), no_name_before("Further"), no_name_before("Bertha")
    (True, True, False)
    """
    folded = word.casefold()
    return folded in TITLES or folded in FUNCTION_WORDS or folded in CALENDAR


def no_name_after(word: str) -> bool:
    """Whether a word in capitals after a family name is no given name: a long title, a month, a day, "I".

    Short words are no evidence here: "So", "An" and "Don" are given names too.
    """
    folded = word.casefold()
    return folded in CALENDAR or folded == "i" or (folded in TITLES and len(folded) > 3)


def without_titles(name: str) -> str:
    """A name without the titles that stand before it.

    >>> without_titles("Comrade Anna Muster")
    'Anna Muster'
    """
    words = name.split()
    while len(words) > 1 and words[0].strip(".,").casefold() in TITLES:
        words = words[1:]
    return " ".join(words)
