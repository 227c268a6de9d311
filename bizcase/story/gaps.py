"""What is not known: what is missing, why, and who could say."""

from typing import NamedTuple

from bizcase.story.causes import chains_of
from bizcase.story.view import View
from bizcase.story.words import capital, sentence, shorten

SUBJECT = 50


class OpenQuestion(NamedTuple):
    """Something that the case does not know: a short noun phrase, a sentence with the reason, and a person."""

    what: str
    why: str
    who: str


def open_questions(view: View) -> tuple[OpenQuestion, ...]:
    """The result of each initiative while none is mapped, then every figure that is missing."""
    unmapped = () if chains_of(view) else _without_result(view)
    missing = (
        OpenQuestion(_named(view, one.what, one.subject), sentence(one.why), one.who)
        for one in view.case.value.not_quantified
    )
    return (*unmapped, *missing)


def _without_result(view: View) -> tuple[OpenQuestion, ...]:
    what, nobody = view.say("unknown.result"), view.say("unknown.nobody")
    return tuple(
        OpenQuestion(
            _named(view, what, view.name(one.subject)), one.to_settle, view.initiatives[one.subject].owner or nobody
        )
        for one in view.case.matches
    )


def _named(view: View, what: str, subject: str) -> str:
    return view.say("unknown.subject", what=capital(what), subject=shorten(subject, SUBJECT))
