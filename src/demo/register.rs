//! Who else is on the register: those whom the ledgers name at their work, the lawyers of the villages, and who was trained since.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::names::Renaming;
use super::sample::{Sample, YEAR};
use crate::calendar::Day;
use crate::context::Work;
use crate::ids::{PersonId, RoomId, TownKey};
use crate::people::lists::{Gender, PersonRole};
use crate::people::{PersonDraft, RoleDraft, give_role, named_people, register_person};
use crate::problem::Outcome;
use crate::rooms::{Town, named_room};

/// Lawyers who advise the villages, and their firms.
const ADVISERS: &[(&str, &str)] = &[
    ("秦维平", "重庆云江律师事务所律师"),
    ("冉晓晴", "重庆云江律师事务所律师"),
    ("向承志", "重庆磐石律师事务所律师"),
    ("谭若岚", "重庆磐石律师事务所律师"),
    ("程启明", "云阳县法律援助中心律师"),
    ("何知远", "平安镇基层法律服务所法律工作者"),
];

/// Who is trained as a legal literate in every year after the sample, under that year's names.
const TRAINED: &[(&str, &str, Gender, &str)] = &[
    ("红关村", "余晓兰", Gender::Female, "网格员"),
    ("双花村", "何国兴", Gender::Male, "退役军人"),
    ("五湖村", "彭秀英", Gender::Female, "妇联主席"),
    ("联高村", "汪永才", Gender::Male, "村民小组长"),
    ("平安社区", "罗小琴", Gender::Female, "社区综合服务专干"),
    ("同德村", "周光明", Gender::Male, "退休教师"),
];
/// Training ends on that day of its year.
const TRAINED_ON: (u32, u32) = (6, 18);

/// A role in which the ledgers show people, since when, and who they are.
type Held = (PersonRole, Option<Day>, BTreeSet<Named>);

/// Where somebody belongs (nowhere in particular for those of the whole town), under which name, and what they are.
type Named = (Option<RoomId>, String, Option<String>);

/// Puts them on the register; who is there already gets one more role.
pub fn fill(work: &mut Work<'_>, town: &Town, sample: &Sample) -> Outcome<()> {
    let mut phones = 0;
    for (role, since, people) in of_the_ledgers(work, town.number, sample)? {
        for person in people {
            phones += 1;
            enter(work, town.number, person, role, since, phones)?;
        }
    }
    for year in YEAR + 1.. {
        let Some(day) = NaiveDate::from_ymd_opt(year, TRAINED_ON.0, TRAINED_ON.1).filter(|day| *day <= work.today) else { break };
        train(work, town.number, year, day)?;
    }
    Ok(())
}

/// The people of the ledgers, and the lawyers.
fn of_the_ledgers(work: &mut Work<'_>, town: TownKey, sample: &Sample) -> Outcome<Vec<Held>> {
    let (mut mediators, mut workers) = (BTreeSet::new(), BTreeSet::new());
    for (sheet, row) in sample.cases() {
        let room = named_room(work.conn, town, &sheet.name)?.map(|room| room.id);
        mediators.extend(row.mediators.iter().map(|name| (room, name.clone(), Some("人民调解员".to_owned()))));
    }
    for (_, row) in sample.reports() {
        let room = named_room(work.conn, town, &row.room)?.map(|room| room.id);
        workers.extend(row.filed.iter().map(|filed| (room, filed.signer.clone(), Some("网格员".to_owned()))));
    }
    let clerks = sample.entries().filter_map(|(_, row)| row.entered_by.clone());
    let clerks = clerks.map(|name| (None, name, Some("平台录入员".to_owned()))).collect();
    let advisers = ADVISERS.iter().map(|(name, firm)| (None, (*name).to_owned(), Some((*firm).to_owned()))).collect();
    let day = NaiveDate::from_ymd_opt;
    Ok(vec![
        (PersonRole::Mediator, day(2021, 5, 10), mediators),
        (PersonRole::GridWorker, day(2021, 6, 1), workers),
        (PersonRole::Leader, day(2021, 12, 1), leaders(sample).map(|(name, title)| (None, name, title)).collect()),
        (PersonRole::Clerk, day(2022, 1, 4), clerks),
        (PersonRole::LegalAdviser, day(2022, 3, 1), advisers),
    ])
}

/// The leaders at the desk with the office they held last.
pub fn leaders(sample: &Sample) -> impl Iterator<Item = (String, Option<String>)> {
    let mut offices = std::collections::BTreeMap::new();
    for (_, row) in sample.visits() {
        offices.insert(row.leader.clone(), row.leader_title.clone());
    }
    offices.into_iter()
}

fn enter(
    work: &mut Work<'_>,
    town: TownKey,
    (room_id, name, position_title): Named,
    role: PersonRole,
    since: Option<Day>,
    phone: u32,
) -> Outcome<()> {
    let Some(from) = since else { return Ok(()) };
    let role = RoleDraft { id: None, role, from, to: None, certificate_no: None };
    let known = named_people(work.conn, town, &name)?.into_iter().find(|person| person.room_id == room_id);
    if let Some(person) = known {
        return give_role(work, &person, role);
    }
    let phone = Some(format!("1990099{phone:04}"));
    register_person(work, town, PersonId::new(), PersonDraft { name, gender: None, position_title, phone, room_id, roles: vec![role] })?;
    Ok(())
}

fn train(work: &mut Work<'_>, town: TownKey, year: i32, day: Day) -> Outcome<()> {
    let names = Renaming::of(usize::try_from(year - YEAR).unwrap_or_default());
    for (number, (room, name, gender, title)) in (1..).zip(TRAINED) {
        let role = RoleDraft {
            id: None,
            role: PersonRole::LegalLiterate,
            from: day,
            to: None,
            certificate_no: Some(format!("FM-YY-{year}-{number:04}")),
        };
        let draft = PersonDraft {
            name: names.name(name),
            gender: Some(*gender),
            position_title: Some((*title).to_owned()),
            phone: Some(format!("1990098{:02}{number:02}", year.rem_euclid(100))),
            room_id: named_room(work.conn, town, room)?.map(|room| room.id),
            roles: vec![role],
        };
        register_person(work, town, PersonId::new(), draft)?;
    }
    Ok(())
}
