"""The Chinese words of coded values that stand in raw tables only.

The others are the reports' own (reports.indicators.words). A test holds all of
them against the choices of the models.
"""

POLITICAL_STATUSES = {
    "party_member": "中共党员",
    "probationary": "中共预备党员",
    "league_member": "共青团员",
    "democratic_party": "民主党派成员",
    "masses": "群众",
}
CERTIFICATES = {
    "none": "无",
    "assistant": "助理社会工作师",
    "social_worker": "社会工作师",
    "senior": "高级社会工作师",
}
POPULATION_BASES = {
    "permanent": "常住",
    "registered": "户籍",
    "actual": "实有",
    "unspecified": "未说明",
}
RESIDENT_TYPES = {
    "resident_only": "居民型",
    "unit_based": "单位型",
    "mixed": "混合型",
    "relocation": "安置型",
}
PREMISES_USES = {
    "office": "办公用房",
    "service": "服务用房",
    "activity": "活动用房",
    "culture_center": "文化活动中心",
    "other": "其他",
}
AREA_BASES = {"gross": "建筑面积", "usable": "使用面积"}
FUNDING_KINDS = {
    "budget": "预算",
    "allocated": "拨付",
    "spent": "支出",
    "gap": "缺口",
}
PLAN_STATUSES = {
    "not_started": "未启动",
    "drafting": "编制中",
    "approved": "已批准",
}
FEE_PAYERS = {"client": "建设单位", "builder": "施工单位"}
TEAM_TYPES = {
    "aid": "救助帮扶",
    "patrol": "巡逻",
    "mediation": "调解",
    "culture": "文化",
    "fitness": "健身",
    "party_pioneer": "党员先锋",
    "professional": "专业服务",
    "other": "其他",
}
BODIES = {
    "party_org": "党组织",
    "residents_committee": "居民委员会",
    "service_station": "服务站",
    "supervision": "监督委员会",
    "member_congress": "成员代表大会",
    "unit_council": "驻区单位议事会",
    "consultation": "协商议事会",
    "owners_committee": "业主委员会",
    "police_station": "警务室",
    "league": "团组织",
    "mediation": "调解委员会",
}
INSURANCES = {
    "pension": "养老保险",
    "medical": "医疗保险",
    "unemployment": "失业保险",
    "injury": "工伤保险",
    "maternity": "生育保险",
    "housing_fund": "住房公积金",
}
UTILITIES = {
    "water": "供水",
    "power": "供电",
    "road": "道路",
    "heating": "供暖",
    "drainage": "排水",
    "sewage": "垃圾污水处理",
    "biogas": "沼气",
    "telephone": "电话",
    "cable_tv": "有线电视",
    "broadband": "宽带",
    "science_network": "科技信息网",
    "paving": "硬化",
    "greening": "绿化",
    "lighting": "亮化",
    "beautifying": "美化",
    "cleaning": "净化",
    "square": "广场",
    "shop": "农家店",
    "reading_room": "农家书屋",
    "waste_collection": "垃圾集中收集",
}
SEVERITIES = {"breach": "低于标准", "shortfall": "存在不足", "attention": "需要关注"}
