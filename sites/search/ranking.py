"""Finds among a few hundred short documents with PostgreSQL's full text search.

They are few and change seldom, and are at hand already: PostgreSQL stems and ranks them as it is asked, in
one statement, and there is no index that could be behind.
"""

from collections.abc import Sequence

from django.db import connection

from sites.search.words import synonyms, words_of

# PostgreSQL has one Norwegian stemmer, which knows the endings of both written standards.
_CONFIGURATIONS = {"en": "english", "se": "simple"}
MOST_WORDS = 12
A_SENTENCE = 3  # words: whoever writes that many may be answered by what has only some of them

_FIND = """
WITH config AS (SELECT %(config)s::regconfig AS c), documents AS (
  SELECT number, setweight(to_tsvector(c, title), 'A') || setweight(to_tsvector(c, text), 'D') AS v,
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', text), 'D') AS verbatim
  FROM config, unnest(%(titles)s::text[], %(texts)s::text[]) WITH ORDINALITY AS given(title, text, number)
)
SELECT number, v @@ everything
FROM documents, config, to_tsquery(c, %(everything)s) AS everything, to_tsquery(c, %(anything)s) AS anything,
  to_tsquery('simple', %(typed)s) AS typed, to_tsquery(c, %(named)s) AS named
WHERE v @@ everything OR v @@ anything
ORDER BY v @@ named DESC, ts_rank(v, anything) + ts_rank(verbatim, typed) DESC, number
"""


def rank(documents: Sequence[tuple[str, str]], query: str, language: str, *, some: bool = False) -> list[int]:
    """Positions of the documents (title and text) that have what `query` asks for, best first.

    Words may be inflected, begun only, or synonyms of Los. Where none has all words of a whole sentence, or of
    anything when `some`, those are found that have some of them.
    """
    words = words_of(query)[:MOST_WORDS]
    if not words or not documents:
        return []
    parts = [_alternatives(word) for word in words]
    joined = "".join(words)  # “båt plass”: written apart by many, and by nobody who writes for us
    phrase = [_alternatives(joined), *map(_phrase, synonyms(" ".join(words)))] if len(words) > 1 else []
    values = {
        "config": _CONFIGURATIONS.get(language, "norwegian"),
        "titles": [title for title, _text in documents],
        "texts": [text for _title, text in documents],
        "everything": " | ".join([f"({' & '.join(parts)})", *phrase]),
        "anything": " | ".join([*parts, *phrase]),
        # What is called just that comes before what says it by the way.
        "named": " | ".join(
            [f"{_quoted(joined)}:*A", *(_phrase(one, ":A") for one in synonyms(" ".join(words)))]
        ),
        # Stems take strange words together: “fastlege” and “faste”.
        "typed": " | ".join(f"{_quoted(word)}:*" for word in {*words, joined}),
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIND, values)
        rows = cursor.fetchall()
    exact = [number - 1 for number, everything in rows if everything]
    if exact or (len(words) < A_SENTENCE and not some):
        return exact
    return [number - 1 for number, _everything in rows]


def _alternatives(word: str) -> str:
    return "(" + " | ".join([f"{_quoted(word)}:*", *(_phrase(one) for one in sorted(synonyms(word)))]) + ")"


def _phrase(text: str, where: str = "") -> str:
    return "(" + " <-> ".join(_quoted(word) + where for word in words_of(text)) + ")"


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "").replace("'", "") + "'"
