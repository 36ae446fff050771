"""The service that a link leads to."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.admin.widgets import BaseChooser, BaseChooserAdapter

from sites.pages import services


class ServiceChooser(BaseChooser):
    """Shows the chosen service by its name; the one to choose from is opened in a dialog."""

    choose_one_text = _("Choose a service")
    choose_another_text = _("Choose another service")
    chooser_modal_url_name = "service_links:choose"
    show_edit_link = False
    icon = "form"

    def get_value_data(self, value: str | None) -> dict[str, str] | None:
        return {"id": value, "title": services.name_of(value) or value} if value else None


class _Adapter(BaseChooserAdapter):
    js_constructor = "portalen.ServiceChooser"

    @cached_property
    def media(self) -> forms.Media:
        own = ("service-choice.js", "service-chooser.js")
        return super().media + forms.Media(
            js=[versioned_static(f"selfservice/catalogue/{name}") for name in own]
        )


register(_Adapter(), ServiceChooser)


class ServiceBlock(blocks.FieldBlock):
    """A service, named by its key: links follow it, and shared texts lead to each municipality's own."""

    def __init__(self, required: bool = False, help_text: str = "", **kwargs: Any) -> None:
        self.field = forms.CharField(required=required, help_text=help_text, widget=ServiceChooser())
        super().__init__(**kwargs)

    def get_form_state(self, value: str | None) -> Any:
        return self.field.widget.get_value_data(value)

    def deconstruct(self) -> Any:
        """What is stored is a text."""
        _name, args, kwargs = super().deconstruct()
        return "wagtail.blocks.CharBlock", args, kwargs

    class Meta:
        icon = "form"
        default = ""
