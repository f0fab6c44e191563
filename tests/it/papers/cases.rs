//! Cases at four stages, made as their mediator would.

use serde_json::{Value, json};

use crate::support::Actor;
use crate::support::records::{case_draft, id, made, revision, with};

/// A number with a birth date and a check digit, of nobody.
pub const ID_NUMBER: &str = "50023519980715962X";
pub const PHONE: &str = "13812345678";

/// Takes a step with a case as it stands now.
pub async fn command(actor: &Actor, case: &str, step: &str, body: Value) -> Value {
    let now = actor.get(&format!("/cases/{case}")).await.expect(200).json;
    let request = actor.request(reqwest::Method::POST, &format!("/cases/{case}/{step}"));
    let request = request.header("if-match", format!("\"{}\"", revision(&now))).json(&body);
    crate::support::send(request).await.expect(200).json
}

/// The day, the kind, the facts and one name: all that is needed.
pub async fn just_logged(actor: &Actor, room: &str) -> String {
    let draft =
        json!({ "room_id": room, "found_on": "2023-06-01", "kind": "other", "facts": "相邻用水不便", "parties": [{ "name": "赵一" }] });
    id(&made(actor, "/cases", draft).await).to_owned()
}

/// Logged on application, with a party's numbers.
pub async fn applied_for(actor: &Actor, room: &str) -> String {
    let parties = json!([{ "name": "张三", "id_number": ID_NUMBER, "phone": PHONE }, { "name": "李四" }]);
    let draft = with(case_draft(room, "2023-06-01"), json!({ "source": "on_application", "parties": parties }));
    id(&made(actor, "/cases", draft).await).to_owned()
}

fn twelve_parties() -> Value {
    let mut parties = vec![
        json!({ "name": "𠮷田", "id_number": ID_NUMBER, "phone": PHONE, "address": "平安镇红关村3组12号", "ethnicity": "汉族", "occupation": "务农" }),
        json!({ "name": "𡈽屋", "gender": "female", "born_on": "1970-03-02", "ethnicity": "土家族", "role": "applicant",
                "address": "平安镇红关村3组靠近老水库堤坝下第二排从东往西数第五户砖瓦房" }),
        json!({ "name": "平安县兴农合作社", "kind": "organisation", "representative": "钱经理", "phone": "023-88886666", "address": "平安镇正街1号" }),
        json!({ "name": "孙家", "kind": "household", "address": "红关村4组" }),
    ];
    for number in ["一", "二", "三", "四", "五", "六", "七"] {
        parties.push(json!({ "name": format!("吴{number}"), "phone": "13900001111", "representative": null }));
    }
    parties.push(json!({ "name": "郑第三人", "role": "third", "representative": "冯代理" }));
    json!(parties)
}

fn long_facts() -> String {
    let sentence =
        "二〇二三年春耕时，合作社的引水渠从各户承包地旁经过，渗水淹了十一户的早稻，各户与合作社就损失的数额和修渠的办法多次发生争执。";
    let mut facts: String = sentence
        .chars()
        .cycle()
        .take(4980)
        .enumerate()
        .flat_map(|(place, c)| if place % 700 == 699 { vec![c, '\n'] } else { vec![c] })
        .collect();
    facts.push_str("甲乙丙丁戊己庚辛壬癸终");
    facts
}

/// A written agreement between twelve, in instalments, after two meetings; visited again, confirmation applied for.
pub async fn written(actor: &Actor, room: &str) -> String {
    let draft = json!({
        "room_id": room, "found_on": "2023-05-02", "kind": "damages", "source": "referred_police", "facts": long_facts(), "place": "3组",
        "amount_fen": 3_500_000, "people_count": 12, "parties": twelve_parties(),
        "participants": [
            { "name": "周调解", "role": "lead_mediator" }, { "name": "陈调解", "role": "mediator" },
            { "name": "卫明白", "role": "legal_literate" }, { "name": "蒋记录", "role": "recorder" },
        ],
    });
    let case = id(&made(actor, "/cases", draft).await).to_owned();
    command(actor, &case, "accept", json!({ "accepted_on": "2023-05-06" })).await;
    let record = "双方到场，先由申请人陈述，再由被申请人陈述。调解员到现场查看了水渠。\n各户要求赔偿，合作社提出分期支付。";
    for (day, word, next) in [("2023-05-10", "第一次", Some("2023-05-15")), ("2023-05-15", "第二次", None)] {
        let meeting = json!({ "held_on": day, "place": "村委会会议室", "present": "村支书王某", "record": format!("{word}调解。{record}"), "next_on": next });
        made(actor, &format!("/cases/{case}/meetings"), meeting).await;
    }
    let terms = "一、合作社赔偿各户早稻损失共计三万五千元，分三期支付。\n二、合作社于二〇二三年八月底前修好水渠，今后每年放水前检查一次。\n三、各户不再就此事提出其他要求。";
    let settle = json!({
        "settled_on": "2023-05-18", "form": "written", "level": "village", "terms": terms, "amount_fen": 3_500_000, "perform_by": "2023-09-01",
        "performance": "not_due", "signed": { "parties_on": "2023-05-18", "mediator_on": "2023-05-18", "seal_on": "2023-05-20" },
        "instalments": [
            { "due_on": "2023-07-01", "amount_fen": 1_500_000 }, { "due_on": "2023-08-01", "amount_fen": 1_000_000 },
            { "due_on": "2023-09-01", "amount_fen": 1_000_000 },
        ],
    });
    command(actor, &case, "settle", settle).await;
    let visit = json!({
        "visited_on": "2023-06-10", "method": "visit", "performed": "partly", "satisfied": true, "litigated": false,
        "record": "合作社已开始修渠，各户表示满意，第一期赔偿款已备好。", "visitor": "周调解",
    });
    made(actor, &format!("/cases/{case}/follow-ups"), visit).await;
    let applied = json!({ "applied_on": "2023-06-12", "court": "平安县人民法院" });
    command(actor, &case, "confirmation", applied).await;
    case
}

/// Settled by word of mouth on the spot.
pub async fn spoken(actor: &Actor, room: &str) -> String {
    let taking_part = json!({ "participants": [{ "name": "周调解", "role": "lead_mediator" }] });
    let case = id(&made(actor, "/cases", with(case_draft(room, "2023-05-06"), taking_part)).await).to_owned();
    let settle = json!({
        "settled_on": "2023-05-08", "form": "oral", "level": "village", "terms": "两家同意以老墙根为界，各自清理堆放的柴草。", "performance": "immediate",
    });
    command(actor, &case, "settle", settle).await;
    case
}

/// Accepted, met once, ended without agreement.
pub async fn ended(actor: &Actor, room: &str) -> String {
    let case = id(&made(actor, "/cases", case_draft(room, "2023-05-06")).await).to_owned();
    command(actor, &case, "accept", json!({ "accepted_on": "2023-05-07" })).await;
    let meeting = json!({ "held_on": "2023-05-20", "place": "红关村调解室", "record": "双方各执一词，不愿让步。" });
    made(actor, &format!("/cases/{case}/meetings"), meeting).await;
    command(actor, &case, "end", json!({ "ended_on": "2023-06-01", "ground": "no_agreement", "routes_told": true })).await;
    case
}
