"""Which initiatives use a platform, as far as their channels say."""

from collections.abc import Container
from itertools import takewhile

from bizcase.model.case_file import CaseFile
from bizcase.phrases import found, spelled


def users_of(platform: str, case: CaseFile, purpose_words: Container[str]) -> list[str]:
    """The names of the initiatives of ``case`` that have ``platform`` among their channels.

    ``platform`` may go on with what it is for, from one of ``purpose_words`` on: "TikTok for product news".
    """
    name = " ".join(takewhile(lambda word: word not in purpose_words, platform.split()))
    return [one.name for one in case.initiatives if name and found(spelled(*one.channels), [name])]
