"""Signing in and changing one's own password."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.forms import PasswordChangeForm as DjangoPasswordChangeForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Says the same of an unknown name, a wrong password and a disabled account."""

    error_messages = {
        "invalid_login": _(
            "User name and password do not fit together. Both tell capital letters "
            "from small ones."
        ),
        "inactive": _(
            "User name and password do not fit together. Both tell capital letters "
            "from small ones."
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")


class PasswordChangeForm(DjangoPasswordChangeForm):
    error_messages = DjangoPasswordChangeForm.error_messages | {
        "unchanged": _("The new password is the old one. Choose another."),
    }

    def clean_new_password1(self) -> str:
        new: str = self.cleaned_data["new_password1"]
        if new and self.user.check_password(new):
            raise forms.ValidationError(
                self.error_messages["unchanged"], code="unchanged"
            )
        return new
