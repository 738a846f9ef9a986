"""What the scenes find besides the demonstration record: people and rows."""

from tests.browser.serving import Served

# Where somebody works in these pictures; 宁红社区 has a figure in doubt.
NINGHONG, XIBAI, FENGHUANG = "360424100008", "360424100002", "360424100003"
COUNTY, TOWN = "360424000000", "360424100000"
# Colleagues of both, and rows the demonstration record has none of.
PREPARED = f"""
from datetime import date, timedelta
from accounts.models import Grant, User
from communities.models import Community, Division
from facilities.models import ServiceOutlet
from safety.models import Hazard
from staffing.models import StaffMember

town = Division.objects.get(code="{TOWN}")
for name, full, temporary in (
    ("newcomer", "王新", True), ("colleague", "李志", False),
):
    user = User.objects.create_user(
        name, password="{{password}}", full_name=full, must_change_password=temporary
    )
    Grant.objects.create(user=user, role="clerk", division=town)
reviewer = User.objects.create_user(
    "reviewer", password="{{password}}", full_name="张文"
)
Grant.objects.create(
    user=reviewer, role="official", division=Division.objects.get(code="{COUNTY}")
)
today = date.today()
at = {{{{c.code: c for c in Community.objects.filter(township=town)}}}}
for code, category, where, found, due, status in (
    ("{NINGHONG}", "fire", "3栋2单元楼道堆放杂物", 40, -6, "rectifying"),
    ("{NINGHONG}", "gas", "红星路餐饮店软管老化", 12, 3, "assigned"),
    ("{XIBAI}", "electrical", "西摆路12号飞线充电", 9, 20, "registered"),
    ("{FENGHUANG}", "old_building", "凤凰山路旧仓库墙体开裂", 25, 30, "submitted"),
):
    Hazard.objects.create(
        community=at[code], category=category, location=where, status=status,
        found_on=today - timedelta(days=found), deadline=today + timedelta(days=due),
        responsible_unit="义宁镇社区办", responsible_person="李志",
        measure="限期整改，逐日巡查",
    )
for name, where in (("红星便民超市", "红星路18号"), ("红星便民 超市", "红星路十八号")):
    ServiceOutlet.objects.create(
        community=at["{NINGHONG}"], name=name, address=where, outlet_type="supermarket"
    )
StaffMember.objects.create(
    community=at["{NINGHONG}"], name="周小梅", gender="female", phone="13807920012"
)
"""


def prepare(served: Served) -> None:
    """Adds what the scenes find, and signs their people in by the clerk's password."""
    password = served.passwords["clerk"]
    served.manage("shell", "-v", "0", "-c", PREPARED.format(password=password))
    others = ("newcomer", "colleague", "reviewer")
    served.passwords.update(dict.fromkeys(others, password))
