"""Tables of delegations, people, and who is signed in where."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Identity, String
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from wgtr.core.database import Base, Wording, kept_as


class Category(StrEnum):
    """What a delegation is to the Treaty; a State's status is kept only where a source gives it."""

    STATE_PARTY = "state_party"
    SIGNATORY = "signatory"
    OBSERVER_STATE = "observer_state"
    STATE = "state"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    CIVIL_SOCIETY = "civil_society"
    INDUSTRY = "industry"
    INVITED_EXPERT = "invited_expert"


STATES = frozenset(
    {Category.STATE_PARTY, Category.SIGNATORY, Category.OBSERVER_STATE, Category.STATE}
)
"""The categories of which a delegation is a State's."""


class Role(StrEnum):
    """What a person is everywhere; Chairs, their assistants and facilitators hold an office."""

    SECRETARIAT = "secretariat"
    DELEGATE = "delegate"
    TRANSLATOR = "translator"
    RECORDER = "recorder"
    READER = "reader"


class Delegation(Base):
    """A State or an organisation that people speak for.

    `code` is a State's two letters in ISO 3166 (`CH`), and a slug in small letters for others.
    `mailbox` is the mission's e-mail, to which receipts go.
    """

    __tablename__ = "delegations"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    category: Mapped[Category] = mapped_column(kept_as(Category, 40))
    name: Mapped[Wording] = mapped_column(JSONB)
    region: Mapped[str | None] = mapped_column(String(60))
    mailbox: Mapped[str | None] = mapped_column(String(320))

    @property
    def is_state(self) -> bool:
        """Tell whether it is a State's."""
        return self.category in STATES


class Person(Base):
    """Somebody who may sign in.

    The e-mail is kept in small letters, so that it is unique whatever its capitals. Without a
    `password_hash` nobody signs in as this person. A password given by the Secretariat is good
    until `password_expires`; one that the person has set has no such date.
    """

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_in_small_letters"),
        CheckConstraint(
            "not 'delegate' = any(roles) or delegation_id is not null",
            name="delegates_have_a_delegation",
        ),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    email: Mapped[str] = mapped_column(String(320), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2))
    roles: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegations.id"), index=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    password_expires: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    is_active: Mapped[bool]

    delegation: Mapped[Delegation | None] = relationship(lazy="raise")


class WebSession(Base):
    """A browser in which a person is signed in.

    The browser holds a random token; only its SHA-256 is kept here. `data` is what Flask's
    `session` holds: the token of forms, notices for the next page.
    """

    __tablename__ = "web_sessions"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    began_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    browser: Mapped[str] = mapped_column(String(200))
    data: Mapped[dict[str, object]] = mapped_column(JSONB)

    person: Mapped[Person] = relationship(lazy="raise")


class SignInAttempt(Base):
    """A try to sign in, kept for a while so that guessing can be slowed down.

    `account` is the SHA-256 of the e-mail that was typed: people type passwords in there.
    """

    __tablename__ = "sign_in_attempts"

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    account: Mapped[str] = mapped_column(String(64), index=True)
    address: Mapped[str] = mapped_column(String(64), index=True)
    succeeded: Mapped[bool]
