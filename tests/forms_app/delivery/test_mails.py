"""What the mails say, and above all what they do not."""

import re

import pytest

from forms_app.delivery.channels import notice_mail
from tests import factories
from tests.forms_app.delivery.conftest import SECRETS, delivery, submit


def mails(smtp):
    """The mails by recipient."""
    return {to[0]: message for message, to in zip(smtp.messages, smtp.recipients, strict=True)}


def test_both_mails_arrive_and_hold_nothing_personal(sent, work, smtp, caplog):
    caplog.set_level("DEBUG")
    work()
    both = mails(smtp)
    assert set(both) == {"postmottak@alta.example", SECRETS["email"]}
    for message in both.values():
        text = message.as_string() + message.get_content()
        assert sent.reference in text
        for secret in (SECRETS["boat"], SECRETS["name"], "Synnøve"):
            assert secret not in text
    notice = both["postmottak@alta.example"]
    assert SECRETS["email"] not in notice.as_string()
    for secret in SECRETS.values():
        assert secret not in caplog.text


def test_the_notice_leads_to_the_desk(sent, work, smtp, settings):
    work()
    notice = mails(smtp)["postmottak@alta.example"]
    body = notice.get_content()
    assert f"{settings.WAGTAILADMIN_BASE_URL}/admin/innsendinger/{sent.reference}/" in body
    assert "Båtplass" in body and "Alta kommune" in body
    assert notice["Subject"].count(sent.reference) == 1


def test_the_confirmation_leads_to_the_receipt_in_the_citizens_language(alta, work, smtp):
    sent = submit(alta, language="en")
    work()
    confirmation = mails(smtp)[SECRETS["email"]]
    body = confirmation.get_content().replace("\r\n", "\n")
    assert f"{alta.root_url}/en/selvbetjening/kvittering/{sent.reference}/" in body
    assert "What happens next\nVi svarer deg.\nBehandlingstid: Inntil fire uker." in body
    assert confirmation["Reply-To"] == "post@alta.example"


def test_headers_are_those_of_an_automatic_mail(sent, work, smtp, settings):
    work()
    for channel, address in (
        ("notice_mail", "postmottak@alta.example"),
        ("confirmation_mail", SECRETS["email"]),
    ):
        message = mails(smtp)[address]
        assert message["Message-ID"] == f"<{delivery(sent, channel).pk}@alta.localhost>"
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["From"] == f"Alta kommune <{settings.DEFAULT_FROM_EMAIL}>"
        assert message["Date"] and message.get_content_type() == "text/plain"


def test_a_dialog_may_have_a_reception_address_of_its_own(alta, work, smtp):
    submit(alta, reception_address="havn@alta.example")
    work()
    assert "havn@alta.example" in mails(smtp) and "postmottak@alta.example" not in mails(smtp)


def test_line_breaks_in_names_cannot_add_headers(alta, work, smtp):
    alta.names = {"nb": 'Alta\r\nBcc: "x@evil.example"'}
    alta.save()
    submit(alta, texts={"title": "Båt\nBcc: y@evil.example"})
    work()
    assert len(smtp.messages) == 2
    for message, recipients in zip(smtp.messages, smtp.recipients, strict=True):
        assert "Bcc" not in message and len(recipients) == 1


def test_without_a_question_for_it_the_profiles_address_is_used(alta, work, smtp, monkeypatch):
    from forms_app.delivery.channels import confirmation_mail
    from forms_app.filling.applicants import Applicant

    citizen = factories.citizen()
    monkeypatch.setattr(confirmation_mail, "_profile_email", {citizen.pk: "profil@eksempel.example"}.get)
    boat = factories.compiled_question("text", "Båt")
    version = factories.dialog_version(alta, [boat])
    draft = factories.draft(version, citizen, {boat["id"]: "x"})
    factories.send(draft, Applicant(citizen.pk))
    work()
    assert "profil@eksempel.example" in mails(smtp)


def test_links_in_mails_do_not_come_from_requests(sent, work, smtp):
    work()
    hosts = set(re.findall(r"https?://([^/:\s]+)", "".join(m.get_content() for m in smtp.messages)))
    assert hosts == {"alta.localhost", "portal.localhost"}


@pytest.mark.parametrize(("languages", "expected"), [(["se", "nb"], "se"), ([], "nb")])
def test_staff_are_written_to_in_the_language_they_work_in(alta, languages, expected):
    alta.languages = languages
    assert notice_mail.staff_language(alta) == expected
