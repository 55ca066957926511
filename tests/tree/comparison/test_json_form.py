"""A comparison as JSON: whoever reads it can make both texts of it again."""

import json

from hypothesis import HealthCheck, given, settings

from tests.tree.comparison.edited import edited
from wgtr.tree.comparison import compare
from wgtr.tree.comparison.json_form import Json, comparison_json
from wgtr.tree.languages import Language
from wgtr.tree.provisions import Text, Wording, plain


def said(text: Text, language: Language) -> list[tuple[str, str]]:
    """Each provision's id and body."""
    return [
        (provision.id, plain(provision.wording.get(language, Wording()).body))
        for provision in text.walk()
    ]


def told(data: Json, side: str, language: Language) -> list[tuple[str, str]]:
    """The same, from the JSON alone: `side` is "removed" for the old text, "added" for the new."""
    gone = {"added": {"removed", "moved away"}, "removed": {"added"}}[side]
    name = "old_id" if side == "removed" else "id"
    entries = [entry for part in data["parts"] for entry in part["provisions"]]
    twice = {e["old_id"] for e in entries if e["status"] == "moved away"}
    here = [
        entry
        for entry in entries
        if entry["status"] not in gone
        and not (side == "removed" and entry["status"] == "moved" and entry["old_id"] in twice)
    ]
    return [
        (
            entry[name],
            "".join(
                piece["text"]
                for piece in entry["languages"].get(language, {"body": []})["body"]
                if piece["op"] in {"same", side}
            ),
        )
        for entry in here
    ]


@given(edited())
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_both_texts_are_in_it(pair: tuple[Text, Text]) -> None:
    old, new = pair
    ids = [p.id for p in old.walk()]

    data = json.loads(json.dumps(comparison_json(compare(old, new))))

    for language in Language:
        before = told(data, "removed", language)
        if [part.id for part in old.parts] == [part.id for part in new.parts]:
            assert before == said(old, language)
        assert sorted(before) == sorted(said(old, language))
        assert sorted(told(data, "added", language)) == sorted(said(new, language))
    assert sorted(name for name, _ in before) == sorted(ids)
