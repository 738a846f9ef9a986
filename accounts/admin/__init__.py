"""What administrators do with people, and read of what was done."""

from accounts.admin.trail import AuditEventAdmin, AuditSealAdmin
from accounts.admin.users import UserAdmin

__all__ = ["AuditEventAdmin", "AuditSealAdmin", "UserAdmin"]
