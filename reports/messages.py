"""What is said of reports being made, beside what is said of every job."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What went wrong, said to the person who asked.
ERRORS = {
    "unknown_scope": _("There is no division or community with the code %(code)s."),
    "unknown_period": _("There is no reporting period %(code)s."),
    "no_communities": _(
        "No community of this division was standing on %(day)s, so there is "
        "nothing to report on."
    ),
    "pdf_no_font": _(
        "The PDF could not be made: %(folder)s has no font for %(roles)s. Tell the "
        "administrator."
    ),
    "pdf_no_glyph": _(
        "The PDF could not be made: no font at hand has the character %(char)s "
        "(%(code)s). Correct it in the record, or have a font with it installed."
    ),
    "pdf_no_glyph_in": _(
        "The PDF could not be made: no font at hand has the character %(char)s "
        "(%(code)s) in “%(text)s”. Correct it in the record, or have a font with it "
        "installed."
    ),
    "pdf_unreadable": _(
        "The finished PDF could not be read back and was not kept. Ask again; if it "
        "happens twice, tell the administrator."
    ),
    "pdf_no_heading": _(
        "The finished PDF lacks the heading %(heading)s and was not kept. Tell the "
        "administrator."
    ),
    "pdf_failed": _(
        "The PDF could not be made. What went wrong is in the worker's log; tell the "
        "administrator."
    ),
    "docx_unreadable": _(
        "The finished Word document could not be read back and was not kept. Ask "
        "again; if it happens twice, tell the administrator."
    ),
    "docx_text": _(
        "The finished Word document does not say what the report says, first at "
        "%(text)s, and was not kept. Tell the administrator."
    ),
    "rights_changed": _(
        "What you may see has changed since you asked. Have it counted again."
    ),
    "report_gone": _("The report that this was made for is not there any more."),
    "report_moved_on": _(
        "The report has been submitted since, so it was left as it is."
    ),
    "portal_updated": _(
        "The portal has been updated since the draft was made. Have the report "
        "returned, make it again from the record and submit it anew."
    ),
    "facts_damaged": _(
        "The figures kept with the draft are not what was stored. Nothing was "
        "issued; tell the administrator."
    ),
    "no_letterhead": _(
        "No letterhead is in use for this place. An administrator keeps them; nothing "
        "is printed in an organ's name without one."
    ),
    "foreign_letterhead": _("This letterhead is not in use for this place."),
    "several_letterheads": _(
        "Several organs of this division have a letterhead: choose whose it is."
    ),
    "no_addressees": _(
        "A formal document is addressed to somebody: say to whom, or have the usual "
        "addressees kept with the letterhead."
    ),
    "no_signer": _("A report to those above names its signer: say who signs."),
    "no_period_over": _("No reporting period of this kind is over yet."),
    "schedule_stopped": _(
        "The regular report failed %(failures)s times in a row and is not asked for "
        "any more. Look at why, then add the schedule again."
    ),
    "schedule_without_right": _(
        "The regular report is not asked for any more: you may no longer ask for "
        "reports on this division. If you should, ask an administrator for the role, "
        "then add the schedule again."
    ),
    "file_wrong": _(
        "The finished workbook did not pass its check and was not kept. Tell the "
        "administrator."
    ),
}

EVENTS = {
    "reused": _(
        "The record has not changed since the same report was made; its files "
        "are used again."
    ),
}

MESSAGES: dict[str, str | Promise] = {**ERRORS, **EVENTS}
