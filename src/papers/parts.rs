//! What several papers have in common: their head, the parties, signatures, seal and date.

use super::facts::{Facts, PartyFacts};
use super::page::{Cell, Grid, Line, Sheet, Style, label, value};
use super::words;
use crate::calendar::Day;
use crate::cases::lists::{Paper, PartyKind, PartyRole};
use crate::coded::Coded;

/// Space to write a day in.
const NO_DAY: &str = "　　　　年　　月　　日";
const NO_DAY_IN_FORM: &str = "　　　年　　月　　日";

/// So many parties sign on one page with the committee; more may need two.
const TOGETHER: usize = 6;

/// Columns of the parties' part of a form: role, then name, sex, ethnic group, age, each with its label.
pub const PARTIES: &[usize] = &[560, 1520, 1720, 820, 740, 760, 960, 760, 1118];

/// The title of a paper and its number.
pub fn head(sheet: &mut Sheet, facts: &Facts, paper: Paper) {
    sheet.put(Style::Title, paper.label().zh);
    number(sheet, facts);
}

/// The number under the title, or where it is to be written.
pub fn number(sheet: &mut Sheet, facts: &Facts) {
    sheet.put(Style::Number, Line::new().say("编号：").fill(facts.number(), 16));
    sheet.put(Style::Gap, "");
}

/// The parties' part of a form: three rows for each.
pub fn parties(grid: &mut Grid, facts: &Facts) {
    for party in &facts.parties {
        party_rows(grid, party, &party.role.label().zh);
    }
}

/// One party's rows, under whatever this paper calls it.
pub fn party_rows(grid: &mut Grid, party: &PartyFacts, role: &str) {
    if party.kind == PartyKind::Organisation {
        organisation(grid, party, role);
        return;
    }
    let name = if party.kind == PartyKind::Household { "户主姓名" } else { "姓名" };
    grid.row_with_next(vec![
        label(role).begins(),
        label(name),
        value(Some(&party.name)),
        label("性别"),
        value(party.gender.as_ref()).centred(),
        label("民族"),
        value(party.ethnicity.as_ref()).centred(),
        label("年龄"),
        value(party.age.as_ref()).centred(),
    ]);
    numbers(grid, "身份证号", party.id_number.as_ref(), party);
    work_and_home(grid, party);
    if let Some(agent) = &party.representative {
        grid.row(vec![Cell::goes_on(), label("委托代理人"), value(Some(agent)).over(7)]);
    }
}

fn organisation(grid: &mut Grid, party: &PartyFacts, role: &str) {
    grid.row_with_next(vec![label(role).begins(), label("名称"), value(Some(&party.name)).over(7)]);
    grid.row_with_next(vec![
        Cell::goes_on(),
        label("法定代表人"),
        value(party.representative.as_ref()),
        label("职务").over(2),
        value(party.occupation.as_ref()).over(4),
    ]);
    numbers(grid, "信用代码", party.id_number.as_ref(), party);
    grid.row(vec![Cell::goes_on(), label("住所地"), value(party.address.as_ref()).over(7)]);
}

fn numbers(grid: &mut Grid, name: &str, number: Option<&String>, party: &PartyFacts) {
    let contact = label("联系方式").over(2);
    grid.row_with_next(vec![Cell::goes_on(), label(name), value(number).over(3), contact, value(party.phone.as_ref()).over(2)]);
}

fn work_and_home(grid: &mut Grid, party: &PartyFacts) {
    let home = label("单位或住址").over(2);
    grid.row(vec![Cell::goes_on(), label("职业或职务"), value(party.occupation.as_ref()), home, value(party.address.as_ref()).over(4)]);
}

/// How a party puts its name to a paper (人民调解法 art. 29).
pub fn how_to_sign(sheet: &mut Sheet, who: &str) {
    sheet.put(Style::Attest, format!("{who}（签名、盖章或按指印；单位盖章并由代表人签名）"));
}

/// A signature line for each party, and the day.
pub fn party_signatures(sheet: &mut Sheet, facts: &Facts, day: Option<Day>) {
    how_to_sign(sheet, "当事人");
    for party in &facts.parties {
        party_signature(sheet, facts, party, &party.role.label().zh, day);
    }
}

/// The signature line of one party.
pub fn party_signature(sheet: &mut Sheet, facts: &Facts, party: &PartyFacts, role: &str, day: Option<Day>) {
    let style = if facts.parties.len() <= TOGETHER { Style::Attest } else { Style::Sign };
    sheet.put(style, Line::new().say(format!("{role}　{}：", party.name)).rule().say(format!("　{}", day_or_space(day))));
}

/// The signature lines of those who applied, or of all where nobody is named as applicant.
pub fn applicants(facts: &Facts) -> Vec<&PartyFacts> {
    let applied: Vec<&PartyFacts> = facts.parties.iter().filter(|party| party.role == PartyRole::Applicant).collect();
    if applied.is_empty() { facts.parties.iter().collect() } else { applied }
}

/// Where somebody of the committee signs.
pub fn signature(sheet: &mut Sheet, who: &str, day: Option<Day>) {
    sheet.put(Style::Attest, Line::new().say(format!("{who}（签名）：")).rule().say(format!("　{}", day_or_space(day))));
}

/// The same for each of those who are on record, or for one who is not.
pub fn signatures(sheet: &mut Sheet, who: &str, names: &[String], day: Option<Day>) {
    for name in names {
        signature(sheet, &format!("{who}　{name}"), day);
    }
    if names.is_empty() {
        signature(sheet, who, day);
    }
}

/// The place of the committee's seal, and the day.
pub fn seal(sheet: &mut Sheet, facts: &Facts, day: Option<Day>) {
    sheet.put(Style::SealAbove, format!("{}（印章）", facts.committee));
    sheet.put(Style::Right, day_or_space(day));
}

/// A day in words, or the space to write it in.
pub fn day_or_space(day: Option<Day>) -> String {
    day.map_or_else(|| NO_DAY.to_owned(), words::day)
}

/// The same where a form leaves less space.
pub fn day_in_form(day: Option<Day>) -> String {
    day.map_or_else(|| NO_DAY_IN_FORM.to_owned(), words::day)
}
