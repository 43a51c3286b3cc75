"""Why a file is not taken, in words that tell the editor what to do. `%(name)s` is the file's name."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_MESSAGES = {
    "empty": _("“%(name)s” is empty. Please choose the file again."),
    "too_large": _(
        "“%(name)s” is %(size)s MB, but at most %(limit)s MB are possible. "
        "Please make the file smaller, for example with fewer or smaller pictures."
    ),
    "extension": _("“%(name)s” is a kind of file we do not take. Possible are: %(extensions)s."),
    "wrong_content": _(
        "“%(name)s” is not what its name says: inside, it is no %(kind)s file. "
        "Please open it in its program and save or export it again."
    ),
    "pdf_encrypted": _("“%(name)s” is protected by a password. Please save the PDF without a password."),
    "pdf_damaged": _("“%(name)s” is damaged or incomplete. Please create the PDF again and check that it opens."),
    "office_encrypted": _("“%(name)s” is protected by a password. Please save the document without a password."),
    "office_ole": _(
        "“%(name)s” is protected by a password or in an old format. "
        "Please save the document without a password and in the current format."
    ),
    "office_damaged": _("“%(name)s” is damaged or incomplete. Please open it in its program and save it again."),
    "office_unsafe": _(
        "“%(name)s” is built in a way no office program does and could do harm. "
        "Please open it in its program and save it again, or export it as PDF."
    ),
    "office_unpacked": _("“%(name)s” would become far too large when unpacked. Please export the document as PDF."),
    "macros": _("“%(name)s” contains macros (programs). Please save the document without macros, or as PDF."),
}


class Refusal(Exception):
    """A file is not taken; `code` is a key of the messages above."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def as_validation_error(self, filename: str) -> ValidationError:
        """The message for a form."""
        return ValidationError(_MESSAGES[self.code], code=self.code, params={"name": filename, **self.params})
