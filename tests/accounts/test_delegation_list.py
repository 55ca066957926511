from tests.architecture.source import ROOT
from wgtr.accounts.delegation_list import listed_delegations, name_of_state
from wgtr.accounts.models import STATES, Category
from wgtr.core.languages import LANGUAGES

FILE = ROOT / "agendas" / "att" / "delegations.toml"


def test_every_state_has_its_name_in_six_languages() -> None:
    listed = list(listed_delegations(FILE, examples=True))
    assert [each.code for each in listed if set(each.name) != set(LANGUAGES)] == []
    assert [each.code for each in listed if not all(each.name.values())] == []


def test_codes_are_there_once() -> None:
    codes = [each.code for each in listed_delegations(FILE, examples=True)]
    assert len(codes) == len(set(codes)) > 195


def test_only_stated_facts_are_stated() -> None:
    listed = list(listed_delegations(FILE, examples=False))
    assert {each.category for each in listed} == {Category.STATE_PARTY, Category.STATE}
    parties = {each.code for each in listed if each.category is Category.STATE_PARTY}
    assert {"CL", "JP", "MX", "RO", "ZA"} <= parties
    assert len(parties) == 15, "who is added has a source: name it in the file"


def test_what_is_invented_says_so() -> None:
    real = {each.code for each in listed_delegations(FILE, examples=False)}
    invented = [each for each in listed_delegations(FILE, examples=True) if each.code not in real]
    assert {each.category for each in invented} - STATES
    assert [each.code for each in invented if not each.code.startswith("example-")] == []
    assert [each for each in invented if "xample" not in each.name["en"]] == []
    assert {(each.mailbox or "").partition("@")[2] for each in invented} == {"mission.example.org"}


def test_the_data_name_a_state() -> None:
    assert name_of_state("CH") == {
        "ar": "سويسرا",
        "en": "Switzerland",
        "es": "Suiza",
        "fr": "Suisse",
        "ru": "Швейцария",
        "zh": "瑞士",
    }


def test_mailboxes_are_invented_for_a_demonstration_alone() -> None:
    assert not any(each.mailbox for each in listed_delegations(FILE, examples=False))
    mailboxes = {each.code: each.mailbox for each in listed_delegations(FILE, examples=True)}
    assert mailboxes["MX"] == "mission.mexico@mx.demo.example.org"
