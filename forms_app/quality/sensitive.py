"""Facts that people are careful with: they are told why they are asked."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms_app.quality.findings import Finding, Subject, warning

TYPES = {"national_id", "bank_account", "iban", "own_child"}
# The special categories of GDPR article 9 and what else people are careful with, in both written standards.
WORDS = re.compile(
    r"\b(helse|sykdom|sjukdom|diagnose|legemid|medisin|funksjonsneds|psykisk|rus(?:middel|problem)|religi"
    r"|livssyn|etnisk|fagforening|politisk oppfatning|seksuel|straffedøm|straffedøm|vandel|inntekt|formue"
    r"|gjeld|fødselsnummer|fødselsdato til barn|barnevern)",
    re.IGNORECASE,
)


def without_purpose(subject: Subject) -> Iterator[Finding]:
    """Sensitive questions that do not say what the answer is for (GDPR articles 5 (1) b and 13 (1) c).

    Help may say it where only we think a question sensitive; where its editor says so, the purpose must.
    """
    for _step, question in subject.asked():
        if question.purpose.strip():
            continue
        guessed = question.type in TYPES or WORDS.search(question.label)
        if question.sensitivity or (guessed and not question.help.strip()):
            yield warning(
                "sensitive",
                _("“%(question)s” asks for something that people are careful with. Say why you ask.")
                % {"question": question.label},
                question=question.id,
            )
