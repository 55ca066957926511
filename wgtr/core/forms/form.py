"""The form that every form of ours is: Flask-WTF's, in our own words."""

from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms.i18n import DummyTranslations

from wgtr.core.errors import RuleViolation


class Form(FlaskForm):  # type: ignore[misc]
    """Input as a person types it; fields stand in `wgtr.core.forms.fields`.

    In a view:

        form = NoteForm()
        if form.validate_on_submit():
            try:
                add_note(text=form.text.data, by=visitor().name)
            except RuleViolation as violation:
                form.refuse(violation)
            else:
                db.session.commit()
                flash(gettext("Kept."))
                return redirect(url_for(...))
        return render_template(..., form=form), form.status

    so that a page with errors comes back with all that was typed, and answers 422.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Our fields bring their own sentences, in six languages; WTForms need not translate."""

        def get_translations(self, _form: object) -> DummyTranslations:
            """Give WTForms' own sentences as they are."""
            return DummyTranslations()

    def refuse(self, violation: RuleViolation) -> None:
        """Show the rule that forbids what was asked, above the form."""
        self.form_errors.append(gettext(violation.sentence, **violation.values))

    @property
    def status(self) -> int:
        """Give the status that the page with this form answers: 422 where something is wrong."""
        return 422 if self.errors else 200
