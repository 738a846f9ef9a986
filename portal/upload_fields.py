"""The field of a form that takes files, any number of them at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portal.uploads import PICTURES, PICTURES_AND_DOCUMENTS, Teller, checked

ENDINGS = {
    PICTURES: ".jpg,.jpeg,.png",
    PICTURES_AND_DOCUMENTS: ".jpg,.jpeg,.png,.pdf,.docx,.xlsx",
}


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, each told by its content; all mistakes are named."""

    widget = ManyFiles

    def __init__(
        self, *, taken: tuple[Teller, ...] = PICTURES_AND_DOCUMENTS, **options: Any
    ) -> None:
        super().__init__(**options)
        self.taken = taken
        self.widget.attrs["accept"] = ENDINGS[taken]

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        # None at all is judged like one that is missing, for fields that need one.
        files = (data if isinstance(data, list | tuple) else [data]) or [None]
        kept = [super(FilesField, self).clean(each, initial) for each in files]
        wrong = []
        for each in filter(None, kept):
            try:
                checked(each, self.taken)
            except ValidationError as error:
                wrong += error.messages
        if wrong:
            raise ValidationError(wrong)
        return [each for each in kept if each]
