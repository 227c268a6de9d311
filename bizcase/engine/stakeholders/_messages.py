"""One message a voice: gain, the work behind it, the figures, the proof, the objections and the ask."""

from collections.abc import Mapping, Sequence
from typing import Any

from bizcase.catalogue import Catalogue
from bizcase.engine.stakeholders._facts import (
    Facts,
    facts,
    figures_for,
    money_sentence,
    proof_we_have,
    work_sentence,
)
from bizcase.engine.stakeholders._people import Voice, voices
from bizcase.model.business_case import AnsweredObjection, LineOfSight, Match, StakeholderMessage
from bizcase.model.case_file import CaseFile, Stakeholder
from bizcase.model.catalogue import StakeholderProfile
from bizcase.model.value import Value


def messages(
    case: CaseFile,
    matches: Sequence[Match],
    goal_matches: Sequence[Match],
    sight: LineOfSight,
    value: Value,
    catalogue: Catalogue,
) -> tuple[StakeholderMessage, ...]:
    """A message for everybody named in the case, by influence, then for each profile without a name.

    A named person whose role is near no profile has an empty ``profile``; the message says so.
    """
    known = facts(case, matches, goal_matches, sight, value, catalogue)
    return tuple(_message(voice, known) for voice in voices(case, catalogue))


def _message(voice: Voice, known: Facts) -> StakeholderMessage:
    profile, person = voice
    if profile is None:
        assert person is not None
        return _to_somebody_unknown(person, known)
    served = [outcome for outcome in profile.cares_about if outcome in known.serving and outcome in profile.gain]
    work = [one for outcome in served for one in known.serving[outcome]]
    return StakeholderMessage(
        profile=profile.id,
        role=_role(profile, person),
        **_personal(person),
        has_gain=bool(served),
        message=_text(profile, served, known),
        figures=figures_for(profile.id, known),
        proof_asked=_proof_asked(profile, known.says),
        proof_we_have=proof_we_have(work, known),
        objections=tuple(
            AnsweredObjection(objection=one.objection, answer=one.answer, unknown=one.unknown)
            for one in profile.objections
        ),
        ask=profile.ask if served else profile.nothing_ask,
    )


def _to_somebody_unknown(person: Stakeholder, known: Facts) -> StakeholderMessage:
    says, everything = known.says, [one for work in known.serving.values() for one in work]
    sentences = (says["unknown_role"].format(role=person.role), money_sentence("", known))
    return StakeholderMessage(
        profile="",
        role=person.role,
        **_personal(person),
        has_gain=False,
        message=" ".join(sentences),
        figures=figures_for("", known),
        proof_asked="",
        proof_we_have=proof_we_have(everything, known),
        objections=(),
        ask=says["unknown_ask"],
    )


def _personal(person: Stakeholder | None) -> dict[str, Any]:
    person = person or Stakeholder(role="")
    return {
        "name": person.name,
        "stance": person.support,
        "influence": person.influence,
        "last_spoken": person.last_spoken,
        "concern": person.concern,
    }


def _role(profile: StakeholderProfile, person: Stakeholder | None) -> str:
    return profile.name if person is None or person.role.casefold() == profile.id else person.role


def _text(profile: StakeholderProfile, served: Sequence[str], known: Facts) -> str:
    money = money_sentence(profile.id, known)
    if not served:
        return f"{profile.nothing} {money}"
    gains = [profile.gain[outcome] for outcome in served[:2]]
    work = work_sentence(served[0], profile, known)
    return " ".join((gains[0], work, *gains[1:], money))


def _proof_asked(profile: StakeholderProfile, says: Mapping[str, Any]) -> str:
    proof = profile.proof[: says["proof_first"]]
    listed = says["proof_separator"].join(proof)
    return str(says["proof_asked"].format(proof=listed))
