"""Every question type, by name and in the order editors see them."""

from collections.abc import Mapping
from types import MappingProxyType

from forms_app.questions.accordion import Accordion
from forms_app.questions.address import Address
from forms_app.questions.bank_account import BankAccount
from forms_app.questions.base import QuestionType
from forms_app.questions.calculated import Calculated
from forms_app.questions.consent import Consent
from forms_app.questions.country import Country
from forms_app.questions.currency import Currency
from forms_app.questions.date import Date
from forms_app.questions.email import Email
from forms_app.questions.fee import Fee
from forms_app.questions.files import Files
from forms_app.questions.group import Group
from forms_app.questions.iban import Iban
from forms_app.questions.image import Image
from forms_app.questions.information import Information
from forms_app.questions.integer import Integer
from forms_app.questions.kid import Kid
from forms_app.questions.link import Link
from forms_app.questions.long_text import LongText
from forms_app.questions.map_point import MapPoint
from forms_app.questions.matrix import Matrix
from forms_app.questions.money import Money
from forms_app.questions.month import Month
from forms_app.questions.municipality import Municipality
from forms_app.questions.name import Name
from forms_app.questions.national_id import NationalId
from forms_app.questions.number import Number
from forms_app.questions.one_of import OneOf
from forms_app.questions.organisation_number import OrganisationNumber
from forms_app.questions.own_child import OwnChild
from forms_app.questions.percent import Percent
from forms_app.questions.period import Period
from forms_app.questions.person import Person
from forms_app.questions.phone import Phone
from forms_app.questions.property import Property
from forms_app.questions.scale import Scale
from forms_app.questions.section import Section
from forms_app.questions.several_of import SeveralOf
from forms_app.questions.signature import Signature
from forms_app.questions.text import Text
from forms_app.questions.time import Time
from forms_app.questions.warning import WarningText
from forms_app.questions.website import Website
from forms_app.questions.year import Year
from forms_app.questions.yes_no import YesNo

_TYPES: Mapping[str, QuestionType] = MappingProxyType(
    {
        question_type.name: question_type
        for question_type in (
            Text(),
            LongText(),
            Name(),
            Email(),
            Phone(),
            Website(),
            NationalId(),
            OrganisationNumber(),
            BankAccount(),
            Iban(),
            Kid(),
            Address(),
            Country(),
            Municipality(),
            Property(),
            MapPoint(),
            Number(),
            Integer(),
            Money(),
            Percent(),
            Currency(),
            Date(),
            Month(),
            Year(),
            Period(),
            Time(),
            YesNo(),
            OneOf(),
            SeveralOf(),
            Scale(),
            Matrix(),
            Files(),
            Consent(),
            Signature(),
            Calculated(),
            Fee(),
            Information(),
            WarningText(),
            Accordion(),
            Image(),
            Link(),
            Person(),
            OwnChild(),
            Group(),
            Section(),
        )
    }
)


def get(name: str) -> QuestionType:
    """The question type called `name`. Raises KeyError."""
    return _TYPES[name]


def all_types() -> tuple[QuestionType, ...]:
    """Every question type."""
    return tuple(_TYPES.values())
