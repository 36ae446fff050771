"""What filling in needs of logins (forms_app.filling.applicants.Accounts)."""

from django.http import HttpRequest

from forms_app.filling.applicants import Applicant, Level
from selfservice.accounts import login, sessions


class CitizenAccounts:
    """Citizens who logged in with ID-porten."""

    def current(self, request: HttpRequest) -> Applicant:
        citizen = sessions.citizen_of(request)
        return Applicant(citizen.user_id, citizen.level) if citizen else Applicant()

    def login_url(self, request: HttpRequest, level: Level, next_url: str) -> str:
        return login.login_url(request, level, next_url)
