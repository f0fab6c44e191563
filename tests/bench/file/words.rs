//! The names, causes and code words of which the records of a file are made.

pub const SURNAMES: &str =
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳";
pub const GIVEN: &str =
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰建国志海燕春梅红云龙飞鹏雪林东波辉成光天达安岩中茂进有坚和彪博诚先敬震振壮会";
pub const CAUSES: [&str; 16] = [
    "院墙界线",
    "田埂占用",
    "果树遮光",
    "宅基地滴水",
    "借款未还",
    "彩礼返还",
    "赡养老人",
    "工资拖欠",
    "噪声扰民",
    "鱼塘排水",
    "道路通行",
    "牲畜踩踏庄稼",
    "交通事故赔偿",
    "物业费用",
    "林地边界",
    "网购退款",
];
pub const TELLS: [&str; 8] = [
    "多次协商未果，情绪激动",
    "双方各执一词，要求实地丈量",
    "经邻居劝说后暂时平息",
    "一方要求赔偿损失",
    "已持续三个月，影响两家往来",
    "当事人到调解室请求处理",
    "网格员巡查时发现",
    "担心矛盾激化，请求尽快处理",
];
pub const KINDS: [&str; 18] = [
    "marriage_family",
    "neighbour",
    "homestead",
    "contract",
    "business",
    "damages",
    "forest_land",
    "expropriation",
    "environment",
    "migrant_wages",
    "other_labour",
    "tourism",
    "e_commerce",
    "other_consumer",
    "medical",
    "traffic",
    "property_management",
    "other",
];
pub const SOURCES: [&str; 7] = [
    "on_initiative",
    "on_application",
    "referred_court",
    "referred_procuratorate",
    "referred_police",
    "referred_petition",
    "referred_other",
];
pub const FOUND_BY: [&str; 8] = ["screening", "reception", "grid", "superior", "hotline", "walk_in", "platform", "other"];
pub const DIFFICULTIES: [&str; 5] = ["'simple'", "'ordinary'", "'difficult'", "'major'", "NULL"];
pub const RISKS: [&str; 5] = ["'red'", "'orange'", "'yellow'", "'blue'", "NULL"];
pub const LEVELS: [&str; 5] = ["village", "village", "town", "county_or_above", "court_or_arbitration"];
