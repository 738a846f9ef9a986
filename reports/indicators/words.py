"""The Chinese words of coded values, in the order reports print them.

Tests hold them against the choices of the models, so that no value prints as
its code.
"""

UNKNOWN = "unknown"  # the key of persons or rows whose value nobody reported

GENDERS = {"male": "男", "female": "女", UNKNOWN: "未填报"}
EDUCATION_BANDS = {
    "college_plus": "大专及以上",
    "senior_high": "高中（中专）",
    "junior_high": "初中及以下",
    UNKNOWN: "未填报",
}
EDUCATION_LEVELS = {
    "doctor": "博士研究生",
    "master": "硕士研究生",
    "bachelor": "本科",
    "junior_college": "大专",
    "secondary_vocational": "中专（技校）",
    "senior_high": "高中",
    "junior_high": "初中",
    "primary": "小学",
    UNKNOWN: "未填报",
}
AGE_BANDS = {
    "lt30": "30岁以下",
    "mid": "30岁至44岁",
    "ge45": "45岁及以上",
    UNKNOWN: "未填报",
}
POSITIONS = {
    "secretary": "党组织书记",
    "first_secretary": "第一书记",
    "director": "居委会主任",
    "deputy_director": "副主任",
    "committee_member": "委员",
    "station_head": "站长",
    "deputy_station_head": "副站长",
    "affairs_assistant": "居务助理员",
    "clerk": "文书",
    "family_planning": "计生专干",
    "party_organiser": "党建组织员",
    "labour_assistant": "劳动保障协管员",
    "mediator": "调解员",
    "grid_worker": "网格员",
    "specialist": "社区专干",
    "general": "一般工作人员",
}
RECRUITMENT_SOURCES = {
    "elected": "选举产生",
    "recruited": "公开招聘",
    "seconded": "下派",
    "transferred": "调配",
    "retired": "退休职工",
    "laid_off": "下岗失业人员",
    "graduate": "大中专毕业生",
    "public_post": "公益性岗位",
    UNKNOWN: "未填报",
}
EMPLOYMENT = {"full_time": "专职", "other": "兼职或志愿", UNKNOWN: "未填报"}
GRADES = {"head": "书记、主任", "deputy": "副职", "general": "一般干部"}
PAYERS = {
    "county_finance": "县级财政",
    "township": "乡镇（街道）",
    "civil_affairs": "民政部门",
    "district_street": "区街两级财政",
    "other": "其他",
    UNKNOWN: "未说明",
}
CLASSES = {
    "urban": "城市社区",
    "rural": "农村社区",
    "converted": "村改居社区",
    "new_rural": "新型农村社区",
    UNKNOWN: "类别未填报",
}
LOCATIONS = {
    "urban_core": "街道社区",
    "town_seat": "镇级社区",
    "rural": "乡村社区",
    UNKNOWN: "区位未填报",
}
ORG_TYPES = {
    "street_work_committee": "街道党工委",
    "committee": "党委",
    "general_branch": "党总支",
    "branch": "党支部",
    "joint_branch": "联合党支部",
    "group": "党小组",
}
ORG_CATEGORIES = {
    "organ": "机关",
    "community": "社区",
    "estate": "小区",
    "two_new": "“两新”组织",
    "building": "楼宇",
    "grid": "网格",
    "floating": "流动党员",
    UNKNOWN: "未填报",
}
MEMBER_TAGS = {
    "floating": "流动党员",
    "laid_off": "下岗党员",
    "uncontactable": "无法联系的党员",
    "aged_60_plus": "60岁以上党员",
    "in_service": "在职党员",
    "retired": "离退休党员",
    "resident": "居民党员",
    "demobilised": "复转军人党员",
    "graduate": "未就业毕业生党员",
    "three_none": "“三无”党员",
    "three_not": "“三不”党员",
    "vulnerable": "弱势群体党员",
    "hukou_separated": "人户分离党员",
}
