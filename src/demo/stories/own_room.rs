//! The disputes of the room whose mediator has an account.

use super::story::StoryStep::{Accept, ApplyToCourt, Archive, Close, Confirmed, End, Enter, FollowUp, Meet, Oral, Pay, Written};
use super::story::{EVERYDAY, Performing, Story};
use crate::cases::lists::FollowUpMethod::{Phone, Visit};
use crate::cases::lists::Level::Village;
use crate::cases::lists::ParticipantRole::{GridWorker, LeadMediator, LegalAdviser, LegalLiterate, Mediator};
use crate::cases::lists::{Difficulty, EndedGround, FoundBy, Kind, Risk, Source};

pub const STORIES: &[Story] = &[
    Story {
        parties: ["王福", "李贵"],
        facts: "王福家新砌的院墙挡住两家共用的排水沟，前几天下雨，李贵家院坝积水，两家争吵多次。",
        place: "3组",
        people: 5,
        with: &[(LeadMediator, "向敏"), (LegalLiterate, "吴国安"), (GridWorker, "彭兴芳")],
        found: 6,
        life: &[
            (6, Accept),
            (4, Meet("到现场量了排水沟，王福同意在墙脚留出水口，宽窄还没谈拢，约好再谈。", Some(-2))),
            (-2, Meet("双方同意留30厘米宽的水口，费用各出一半。", None)),
            (-2, Oral(Village, "王福在墙脚留30厘米宽的出水口，费用由两家各出一半，三日内完工。")),
            (-4, Enter),
            (-20, FollowUp(Visit, "水口已通，两家和好。")),
            (-40, Close),
        ],
        ..EVERYDAY
    },
    Story {
        kind: Kind::ForestLand,
        source: Source::OnApplication,
        found_by: FoundBy::WalkIn,
        risk: Risk::Yellow,
        parties: ["陈德胜", "周光明"],
        facts: "陈德胜称周光明在柏树湾栽的核桃树越过林地界线约两米，要求移栽；周光明认为界石早年就在那里。",
        place: "柏树湾",
        people: 4,
        with: &[(LeadMediator, "蒲天山"), (Mediator, "张正洪"), (LegalLiterate, "陈亮")],
        found: 29,
        life: &[
            (28, Accept),
            (25, Meet("查看了林权证附图，双方对界石位置各执一词，约请老组长到场指认。", Some(16))),
            (16, Meet("老组长到场指认了界石，周光明愿意移栽其中六棵，陈德胜要求全部移栽。", None)),
            (
                -1,
                Written(Village, "以老组长指认的界石为界，周光明在一个月内移栽越界的六棵核桃树，陈德胜不再要求赔偿。", Performing::By(-30)),
            ),
            (-4, Enter),
            (-25, FollowUp(Visit, "已移栽四棵，余下两棵等开春。")),
            (-33, Pay(None)),
            (-50, Close),
        ],
        ..EVERYDAY
    },
    Story {
        kind: Kind::MigrantWages,
        source: Source::OnApplication,
        found_by: FoundBy::WalkIn,
        difficulty: Difficulty::Difficult,
        risk: Risk::Orange,
        parties: ["张志强", "刘建国"],
        facts: "张志强等人跟随刘建国做安置房外墙，完工三个月，余下工资18000元未付，称再拖就去县里反映。",
        place: "1组",
        yuan: Some(18_000),
        people: 4,
        with: &[(LeadMediator, "张正洪"), (LegalLiterate, "吴建"), (LegalAdviser, "秦维平")],
        found: 60,
        life: &[
            (60, Accept),
            (57, Meet("核对了工日，双方认可余款18000元，刘建国说工程款没到位，请求分期。", Some(52))),
            (52, Meet("村居法律顾问秦维平律师到场说明欠薪的后果，商定分三期付清。", None)),
            (
                52,
                Written(
                    Village,
                    "刘建国分三期付清余下工资18000元，每期6000元；一期不付，张志强可就全部余款申请执行。",
                    Performing::Parts(&[(30, 6000), (-5, 6000), (-35, 6000)]),
                ),
            ),
            (50, Enter),
            (45, ApplyToCourt),
            (33, Confirmed),
            (30, Pay(Some(6000))),
            (24, FollowUp(Phone, "第一期已按时收到，工人情绪平稳。")),
            (-5, Pay(Some(6000))),
            (-35, Pay(Some(6000))),
            (-38, Close),
            (-45, Archive),
        ],
        ..EVERYDAY
    },
    Story {
        kind: Kind::Homestead,
        parties: ["罗永贵", "罗永兴"],
        facts: "兄弟两家翻修老屋，罗永贵认为罗永兴的新屋檐伸过中墙，要求先停工。",
        place: "5组",
        people: 6,
        with: &[(GridWorker, "彭兴芳")],
        found_by: FoundBy::Grid,
        found: 1,
        life: &[
            (-3, Accept),
            (-3, Meet("量了两家的滴水，罗永兴同意收回屋檐20厘米。", None)),
            (-3, Oral(Village, "罗永兴把屋檐收回20厘米，罗永贵不再阻工。")),
            (-30, FollowUp(Phone, "房子已盖好，没有再争。")),
            (-50, Close),
        ],
        ..EVERYDAY
    },
    Story {
        kind: Kind::Damages,
        parties: ["徐秀芳", "何小军"],
        facts: "何小军家的狗未拴绳，咬伤徐秀芳小腿，打疫苗花去1200元，双方对误工费有分歧。",
        place: "2组",
        yuan: Some(1600),
        with: &[(LeadMediator, "向敏"), (LegalLiterate, "吴国安")],
        found: 29,
        life: &[
            (29, Accept),
            (27, Oral(Village, "何小军当场付徐秀芳疫苗费和误工费1600元，今后拴绳养犬。")),
            (25, Enter),
            (-2, FollowUp(Phone, "徐秀芳已痊愈，狗已拴养。")),
            (-20, Close),
        ],
        ..EVERYDAY
    },
    Story {
        kind: Kind::MarriageFamily,
        source: Source::OnApplication,
        found_by: FoundBy::WalkIn,
        risk: Risk::Yellow,
        parties: ["唐丽华", "程国富"],
        facts: "唐丽华与程国富分居半年，对两个孩子随谁生活、抚养费多少争执不下，双方老人也牵扯进来。",
        place: "4组",
        people: 4,
        with: &[(LeadMediator, "蒲天山"), (LegalAdviser, "冉晓晴")],
        found: 37,
        life: &[
            (36, Accept),
            (31, Meet("双方都愿意先不提离婚，抚养费差距较大。", Some(20))),
            (20, Meet("程国富没有到场，电话里说还要想一想。", None)),
            (-3, Meet("双方当面仍谈不拢，明确表示要到法院解决。", None)),
            (-3, End(EndedGround::NoAgreement)),
            (-15, Close),
        ],
        ..EVERYDAY
    },
    Story {
        parties: ["石大明", "邓家全"],
        facts: "邓家全拖粪水时洒在石大明家门口，石大明拦车不让走，两人在路上争吵。",
        place: "6组",
        with: &[(LeadMediator, "陈亮"), (LegalLiterate, "吴国安")],
        difficulty: Difficulty::Simple,
        found: 0,
        life: &[
            (0, Accept),
            (0, Oral(Village, "邓家全当场冲洗路面并道歉，石大明放行。")),
            (0, Enter),
            (-25, FollowUp(Visit, "两家和好，没有再争。")),
            (-40, Close),
        ],
        ..EVERYDAY
    },
];
