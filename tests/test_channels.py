"""Who uses a platform."""

from bizcase.channels import users_of
from bizcase.model.case_file import CaseFile, Initiative

CASE = CaseFile(
    initiatives=(
        Initiative(id="a", name="Clips", channels=("TikTok", "You Tube")),
        Initiative(id="b", name="Care desk", channels=("Tik-Tok channel",)),
        Initiative(id="c", name="Forum"),
    )
)


def test_a_platform_is_found_as_a_whole_word_in_the_channels() -> None:
    assert users_of("tiktok", CASE, ()) == ["Clips"]
    assert users_of("You-Tube", CASE, ()) == ["Clips"]
    assert users_of("Tik", CASE, ()) == ["Care desk"]
    assert users_of("Threads", CASE, ()) == []


def test_what_a_platform_is_for_does_not_hide_it() -> None:
    assert users_of("TikTok for product news", CASE, ()) == []
    assert users_of("TikTok for product news", CASE, ("for", "in")) == ["Clips"]


def test_a_purpose_alone_names_no_platform() -> None:
    assert users_of("for product news", CASE, ("for",)) == []
