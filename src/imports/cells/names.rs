//! Names of people and bodies, phones, ID numbers, places.

use super::{Reading, Reason, excerpt, stated, text};
use crate::cases::id_number_fault;
use crate::imports::folding::{folded, says_nothing, small_number, squeezed};
use crate::imports::workbook::Cell;
use crate::problem::{Code, Words};

/// Longer than any name of a person or a firm.
const LONGEST_NAME: usize = 60;
/// More people than one cell names.
const MOST_NAMES: usize = 200;

/// The names in a cell, in order: `王 强、李四`, `张志林等4人`, `杨红芳（与家人同来）`.
pub fn names(cell: &Cell) -> Reading<Vec<String>> {
    let Some(text) = text(cell)? else { return Ok(None) };
    if says_nothing(&text) {
        return Ok(None);
    }
    let names: Vec<String> =
        folded(&text).split(['、', ',', ';', '/', '\n', '\r', '，', '；']).map(bare_name).filter(|name| !name.is_empty()).collect();
    let too_long = |name: &String| name.chars().count() > LONGEST_NAME;
    if names.len() > MOST_NAMES || names.iter().any(too_long) {
        return Err(Reason::saying(
            Code::TooLong,
            format!("姓名太长（每个最多 {LONGEST_NAME} 个字），以“{}”开头", excerpt(&text)),
            format!("A name is too long (at most {LONGEST_NAME} characters); it begins with \"{}\"", excerpt(&text)),
        ));
    }
    Ok(Some(names).filter(|names| !names.is_empty()))
}

/// One name without what people add to it: inner spaces, a remark in brackets behind, `等4人`.
fn bare_name(text: &str) -> String {
    let mut name = squeezed(text);
    if !is_organisation(&name)
        && name.ends_with(')')
        && let Some(at) = name.find('(')
    {
        name.truncate(at);
    }
    if let Some((first, rest)) = name.split_once('等')
        && !first.is_empty()
        && small_number(rest.trim_end_matches('人').trim_end_matches(['名', '户'])).is_some()
    {
        return first.to_owned();
    }
    name
}

/// Whether a name is a firm, a shop or another body rather than a person.
pub fn is_organisation(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "公司",
        "合作社",
        "施工队",
        "项目部",
        "委员会",
        "村委会",
        "居委会",
        "政府",
        "医院",
        "诊所",
        "学校",
        "幼儿园",
        "超市",
        "银行",
        "农家乐",
        "餐馆",
        "饭店",
        "经营部",
        "经销部",
        "门市部",
        "加工厂",
        "加工点",
        "加工坊",
        "养殖场",
        "车行",
        "理发店",
        "网店",
        "电动车店",
    ];
    name.starts_with('某') || WORDS.iter().any(|word| name.contains(word))
}

/// `姓名（职务）` as name and office.
pub fn name_and_office(cell: &Cell) -> Reading<(String, Option<String>)> {
    let Some(text) = stated(cell)? else { return Ok(None) };
    let (name, office) = match text.split_once('(') {
        Some((name, office)) => (name, Some(office.trim_end().trim_end_matches(')').trim().to_owned()).filter(|office| !office.is_empty())),
        None => (text.as_str(), None),
    };
    let name = squeezed(name);
    if name.is_empty() {
        return Err(Reason::saying(Code::Required, "没有写姓名", "There is no name"));
    }
    Ok(Some((name, office)))
}

/// The phones in a cell, in order: `199 0000 2178`, `19900005474/19900009204`.
pub fn phones(cell: &Cell) -> Reading<Vec<String>> {
    let Some(text) = stated(cell)? else { return Ok(None) };
    let mut phones = Vec::new();
    for part in text.split(['、', '/', ',', ';', '，', '；', '\n']) {
        let phone: String = squeezed(part).chars().filter(|letter| !matches!(letter, '-' | '(' | ')' | '—')).collect();
        if phone.is_empty() {
            continue;
        }
        let digits = phone.strip_prefix('+').unwrap_or(&phone);
        if !(5..=20).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Reason::saying(Code::BadFormat, "电话号码读不懂", "The phone number cannot be read"));
        }
        phones.push(phone);
    }
    Ok(Some(phones).filter(|phones| !phones.is_empty()))
}

/// An ID number of 18 places with its check digit (GB 11643).
pub fn id_number(cell: &Cell) -> Reading<String> {
    if let Cell::Number(_) = cell {
        return Err(Reason::saying(
            Code::BadIdNumber,
            "身份证号存成了数字，末几位已经丢失",
            "The ID number was stored as a number and has lost its last digits",
        ));
    }
    let Some(text) = stated(cell)? else { return Ok(None) };
    let number = squeezed(&text).to_ascii_uppercase();
    match id_number_fault(&number) {
        None => Ok(Some(number)),
        Some(Words { zh, en }) => Err(Reason::saying(Code::BadIdNumber, zh, en)),
    }
}

/// A villagers' group as `3组`, however it is written; any other place as it stands.
pub fn place(cell: &Cell) -> Reading<String> {
    Ok(stated(cell)?.map(|text| {
        let packed = squeezed(&text);
        let number = ["村民小组", "居民小组", "小组", "组", "社"].iter().find_map(|word| packed.strip_suffix(word)).unwrap_or(&packed);
        match small_number(number.trim_start_matches('第')) {
            Some(number) => format!("{number}组"),
            None => text,
        }
    }))
}

/// The number of a record in the online platform, in capitals and without spaces.
pub fn platform_number(cell: &Cell) -> Reading<String> {
    let Some(text) = stated(cell)? else { return Ok(None) };
    let number = squeezed(&text).to_ascii_uppercase();
    if number.chars().count() > LONGEST_NAME {
        return Err(Reason::new(Code::TooLong));
    }
    Ok(Some(number))
}

/// The same for a ledger cell, which may name several.
pub fn platform_numbers(cell: &Cell) -> Reading<Vec<String>> {
    let Some(text) = stated(cell)? else { return Ok(None) };
    let parts = text.split(['、', '/', ',', ';', '，', '；', '\n']);
    let numbers = parts.map(|part| platform_number(&Cell::Text(part.to_owned()))).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(numbers.into_iter().flatten().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn names_are_read_without_what_is_added_to_them() {
        for (spelling, expected) in [
            ("王 强", vec!["王强"]),
            ("余\u{3000}敏 ", vec!["余敏"]),
            ("赵晓菊 、罗文龙、谭桂淑", vec!["赵晓菊", "罗文龙", "谭桂淑"]),
            ("张志林等4人", vec!["张志林"]),
            ("杨桂菊 等2人", vec!["杨桂菊"]),
            ("余红莲等十二人", vec!["余红莲"]),
            ("杨红芳（与家人同来）", vec!["杨红芳"]),
            ("某物业服务公司", vec!["某物业服务公司"]),
            ("重庆某某（集团）有限公司", vec!["重庆某某(集团)有限公司"]),
            ("李四，王五；赵六", vec!["李四", "王五", "赵六"]),
            ("李四、", vec!["李四"]),
        ] {
            assert_eq!(names(&cell(spelling)), Ok(Some(expected.into_iter().map(str::to_owned).collect())), "{spelling}");
        }
        for spelling in ["/", "无", "", "—", "、"] {
            assert_eq!(names(&cell(spelling)), Ok(None), "{spelling:?}");
        }
        assert_eq!(names(&cell(&"长".repeat(20_000))).expect_err("long").code, "too_long");
    }

    #[test]
    fn a_body_is_told_from_a_person() {
        for body in ["某牙科诊所", "某摩托车行", "某砂石加工点", "某路桥施工项目部", "云阳县平安镇卫生医院", "某网店"]
        {
            assert!(is_organisation(body), "{body}");
        }
        for person in ["王强", "欧阳光明", "旷社生", "程店"] {
            assert!(!is_organisation(person), "{person}");
        }
    }

    #[test]
    fn an_office_stands_in_brackets_of_either_width() {
        for spelling in ["谭志远（党委书记）", "谭志远(党委书记)", "谭志远 （党委书记）", "谭 志远（党委书记） "]
        {
            assert_eq!(name_and_office(&cell(spelling)), Ok(Some(("谭志远".to_owned(), Some("党委书记".to_owned())))), "{spelling}");
        }
        assert_eq!(name_and_office(&cell("谭志远")), Ok(Some(("谭志远".to_owned(), None))));
        assert!(name_and_office(&cell("（书记）")).is_err());
    }

    #[test]
    fn phones_are_digits_in_their_order() {
        for (spelling, expected) in [
            ("199 0000 2178", vec!["19900002178"]),
            ("19900005474/19900009204", vec!["19900005474", "19900009204"]),
            ("19900001041、19900006817", vec!["19900001041", "19900006817"]),
            ("１９９００００７８５６", vec!["19900007856"]),
            ("023-55123456", vec!["02355123456"]),
        ] {
            assert_eq!(phones(&cell(spelling)), Ok(Some(expected.into_iter().map(str::to_owned).collect())), "{spelling}");
        }
        assert_eq!(phones(&Cell::Number(19_900_002_041.0)), Ok(Some(vec!["19900002041".to_owned()])));
        assert_eq!(phones(&cell("无")), Ok(None));
        assert!(phones(&cell("问村主任")).is_err());
    }

    #[test]
    fn an_id_number_has_its_check_digit() {
        assert_eq!(id_number(&cell("500235197712189966")), Ok(Some("500235197712189966".to_owned())));
        assert_eq!(id_number(&cell(" 500235197712189966 ")), Ok(Some("500235197712189966".to_owned())));
        for wrong in ["500235197712189967", "5002351977121899", "50023519771218996", "身份证", "50023519771218996中"] {
            assert_eq!(id_number(&cell(wrong)).expect_err(wrong).code, "bad_id_number");
        }
        assert!(id_number(&Cell::Number(5.002_351_977_121_899e17)).is_err());
        assert_eq!(id_number(&Cell::Empty), Ok(None));
    }

    #[test]
    fn a_group_is_written_one_way() {
        for spelling in ["3组", "三组", "３组", "3", "3居民小组", "三居民小组", "３居民小组", "第三组", "3村民小组"]
        {
            assert_eq!(place(&cell(spelling)), Ok(Some("3组".to_owned())), "{spelling}");
        }
        assert_eq!(place(&Cell::Number(3.0)), Ok(Some("3组".to_owned())));
        assert_eq!(place(&cell("老街")), Ok(Some("老街".to_owned())));
        assert_eq!(place(&Cell::Empty), Ok(None));
    }

    #[test]
    fn platform_numbers_are_normalised() {
        assert_eq!(platform_number(&cell("ＹＹＲＴ２０２３000161 ")), Ok(Some("YYRT2023000161".to_owned())));
        assert_eq!(platform_numbers(&cell("A1、a2")), Ok(Some(vec!["A1".to_owned(), "A2".to_owned()])));
    }
}
