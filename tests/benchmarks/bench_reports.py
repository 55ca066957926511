"""A Chair's report from 500 interventions under five items, and drafted again over hand edits."""

from collections.abc import Callable

from tests.factories.reports import drafted, item, outcome, said
from wgtr.reports.drafting.facts import Act, ItemFacts
from wgtr.reports.drafting.regenerating import applied, changes, taken_by_default
from wgtr.tree.provisions import Text

ACTS = [act for act in Act if act is not Act.PRESENTED]


def items(extra: int = 0) -> list[ItemFacts]:
    """Five items of a hundred interventions each; every fourth point is made twice."""
    made = []
    for place in range(5):
        interventions = [
            said(
                number + 1000 * place,
                f"point {number % 75} under item {place}" + " again" * (extra and number % 9 == 0),
                act=ACTS[number % 75 % len(ACTS)],
            )
            for number in range(100 + extra)
        ]
        results = [outcome(1000 * place + number) for number in range(5)]
        made.append(item(f"p{place}", said=interventions, outcomes=results))
    return made


OLD, MORE = items(), items(5)
GENERATED = drafted(*OLD)


def again() -> Text:
    """Draft the report from 525 interventions and take what nobody edited."""
    now = drafted(*MORE)
    found = changes(GENERATED, GENERATED, now)
    return applied(GENERATED, GENERATED, now, take=taken_by_default(found))


BENCHMARKS: dict[str, Callable[[], object]] = {
    "reports: 500 interventions to a Chair's report": lambda: drafted(*OLD),
    "reports: 525 interventions over an edited report": again,
}
