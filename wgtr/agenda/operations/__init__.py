"""What people do with agendas: rest them on a mandate, propose to them, adopt them."""

from wgtr.agenda.operations.adoption import Entry, adopt
from wgtr.agenda.operations.links import rest_on, take_up
from wgtr.agenda.operations.making import MadeAgenda, follow_records, make_agenda
from wgtr.agenda.operations.proposals import (
    accept_proposal,
    decline_proposal,
    propose_item,
    reopen_proposal,
    withdraw_proposal,
)

__all__ = [
    "Entry",
    "MadeAgenda",
    "accept_proposal",
    "adopt",
    "decline_proposal",
    "follow_records",
    "make_agenda",
    "propose_item",
    "reopen_proposal",
    "rest_on",
    "take_up",
    "withdraw_proposal",
]
