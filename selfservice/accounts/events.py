"""What other rooms may listen to.

`citizen_logged_in` is sent after the login is stored, with `profile` (CitizenProfile), `municipality`,
`level`, `request` and `first` (whether the account was made by this login). A receiver that fails is logged and stops
nobody.
"""

from django.dispatch import Signal

citizen_logged_in = Signal()
