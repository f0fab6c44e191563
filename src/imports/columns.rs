//! Which column of a sheet is which: the search for the row of headings, and what people say instead.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::cells::{excerpt, text};
use super::folding::squeezed;
use super::headings::{Heading, headings_of};
use super::lists::{Certainty, Field, ImportKind};
use super::workbook::{Cell, Row, Sheet};
use crate::coded::Coded;
use crate::problem::{Code, Fault, Outcome, Problem, Words};

/// Headings stand below a title or two, never further down.
const DEEPEST: usize = 20;
/// A row with fewer known headings is not taken for a heading row where another sheet has a better one.
pub const FEWEST: usize = 3;
/// Shorter pieces of a heading say too little.
const SHORTEST_ALIKE: usize = 2;

/// What people have said about columns; it goes before the words of the tables.
#[derive(Clone, Debug, Default)]
pub struct Mapping(BTreeMap<String, Option<Field>>);

impl Mapping {
    /// From `{"heading": "field"}`; one column of one sheet is `"sheet!C"`, and an empty field says the column is not used.
    pub fn new(kind: ImportKind, given: &BTreeMap<String, String>) -> Outcome<Self> {
        let mut faults = Vec::new();
        let mut mapping = BTreeMap::new();
        for (column, field) in given {
            let known = headings_of(kind).iter().map(|heading| heading.field).find(|known| known.code() == field);
            if known.is_some() || field.is_empty() {
                mapping.insert(squeezed(column), known);
                continue;
            }
            let words: Vec<&str> = headings_of(kind).iter().map(|heading| heading.field.code()).collect();
            let words = words.join("、");
            let place = column.replace('~', "~0").replace('/', "~1");
            faults.push(
                Fault::new(format!("/mapping/{place}"), Code::UnknownCode)
                    .saying(Words::new(format!("可选：{words}"), format!("One of: {words}"))),
            );
        }
        Problem::from_faults(faults).map_or(Ok(Self(mapping)), Err)
    }

    /// What was said about a column, by its place or else by its heading; `None` when nothing was.
    fn said(&self, sheet: &str, index: u32, folded: &str) -> Option<Option<Field>> {
        let place = squeezed(&format!("{sheet}!{}", letters(index)));
        self.0.get(&place).or_else(|| self.0.get(folded)).copied()
    }

    /// Whether a column of this sheet was named by its place.
    pub fn names(&self, sheet: &str) -> bool {
        let start = squeezed(&format!("{sheet}!"));
        self.0.keys().any(|key| key.starts_with(&start))
    }
}

/// One column of a sheet, as it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Counted from 0.
    pub index: u32,
    /// As written, without line breaks and spaces; of two rows of headings both.
    pub heading: String,
    /// `None` when nothing of this kind of ledger stands in it.
    pub field: Option<Field>,
    pub certainty: Certainty,
    /// What one unit in it is worth: the heading may say that amounts are in 万元.
    pub in_ten_thousands: bool,
}

/// The headings of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The last row of headings, as people number it: records stand below.
    pub row: u32,
    pub columns: Vec<Column>,
}

impl Found {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == Some(field))
    }

    pub fn known(&self) -> usize {
        self.columns.iter().filter(|column| column.field.is_some()).count()
    }

    /// The columns needed that are not there.
    pub fn missing(&self, kind: ImportKind) -> Vec<Heading> {
        headings_of(kind).iter().copied().filter(|heading| heading.required && self.column(heading.field).is_none()).collect()
    }
}

/// Finds the headings of a sheet: the row near the top with the most known ones, or that row with the one below it.
pub fn find(sheet: &Sheet, kind: ImportKind, mapping: &Mapping) -> Option<Found> {
    let top: Vec<&Row> = sheet.rows.iter().take(DEEPEST).collect();
    let reader = HeadingReader { sheet: &sheet.name, kind, mapping };
    let single = top.iter().map(|row| reader.columns_of(row.number, written(row)));
    let double = top.windows(2).filter_map(|rows| if let [upper, lower] = rows { reader.of_two_rows(upper, lower) } else { None });
    // Of equals the first stands: one row before two, an upper row before a lower one.
    let best = single.chain(double).reduce(|best, next| if next.known() > best.known() { next } else { best })?;
    if best.known() > 0 || mapping.names(&sheet.name) { Some(best) } else { None }
}

/// The row that looks most like headings where none is known: the first with the most texts, and something below it.
pub fn guess(sheet: &Sheet, kind: ImportKind, mapping: &Mapping) -> Option<Found> {
    let reader = HeadingReader { sheet: &sheet.name, kind, mapping };
    let last = sheet.rows.last()?.number;
    let rows = sheet.rows.iter().take(DEEPEST).filter(|row| row.number < last);
    let best = rows.map(|row| (row, texts_in(row))).reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    (best.1 > 1).then(|| reader.columns_of(best.0.number, written(best.0)))
}

fn texts_in(row: &Row) -> usize {
    row.filled().filter(|(_, cell)| matches!(cell, Cell::Text(_))).count()
}

/// The texts of a row with their columns.
fn written(row: &Row) -> Vec<(u32, String)> {
    let cells = row.filled().filter_map(|(index, cell)| Some((index, text(cell).ok().flatten()?)));
    cells.map(|(index, text)| (index, text.chars().filter(|letter| !letter.is_whitespace()).collect())).collect()
}

struct HeadingReader<'a> {
    sheet: &'a str,
    kind: ImportKind,
    mapping: &'a Mapping,
}

impl HeadingReader<'_> {
    /// Where two columns claim one field the surer one has it, then the first; the other is shown as not used.
    fn columns_of(&self, row: u32, headings: Vec<(u32, String)>) -> Found {
        let claims: Vec<_> = headings.iter().map(|(index, heading)| self.claim(*index, heading)).collect();
        let mut holders: HashMap<Field, usize> = HashMap::new();
        for (place, (field, certainty)) in claims.iter().enumerate() {
            let Some(field) = *field else { continue };
            let held = holders.get(&field).and_then(|holder| claims.get(*holder));
            if held.is_none_or(|(_, held)| certainty < held) {
                holders.insert(field, place);
            }
        }
        let mut columns = Vec::new();
        for (place, ((index, heading), (field, certainty))) in headings.into_iter().zip(claims).enumerate() {
            let field = field.filter(|field| holders.get(field) == Some(&place));
            let certainty = if field.is_none() && certainty != Certainty::Chosen { Certainty::None } else { certainty };
            columns.push(Column { index, in_ten_thousands: heading.contains("万元"), heading: excerpt(&heading), field, certainty });
        }
        Found { row, columns }
    }

    /// A row of groups above a row of headings: `当事人` over `甲方` and `乙方`. Only where every heading of the
    /// upper row either goes on below or stands alone, so that no record is taken for headings.
    fn of_two_rows(&self, upper: &Row, lower: &Row) -> Option<Found> {
        if lower.number != upper.number + 1 || lower.filled().any(|(_, cell)| !matches!(cell, Cell::Text(_))) {
            return None;
        }
        let (above, below) = (written(upper), written(lower));
        let mut headings: BTreeMap<u32, String> = above.iter().cloned().collect();
        for (index, own) in &below {
            let group = above.iter().rev().find(|(at, _)| at <= index).map_or("", |(_, text)| text.as_str());
            if headings.contains_key(index) && self.claim(*index, group).0.is_some() && self.claim(*index, own).0.is_none() {
                return None;
            }
            let whole = format!("{group}{own}");
            let is_better = self.claim(*index, &whole).1 < self.claim(*index, own).1;
            headings.insert(*index, if is_better { whole } else { own.clone() });
        }
        Some(self.columns_of(lower.number, headings.into_iter().collect()))
    }

    fn claim(&self, index: u32, heading: &str) -> (Option<Field>, Certainty) {
        let folded = squeezed(heading).trim_end_matches([':', '*']).to_owned();
        if let Some(said) = self.mapping.said(self.sheet, index, &folded) {
            return (said, Certainty::Chosen);
        }
        let words = words_of(self.kind);
        if let Some((_, field)) = words.iter().find(|(word, _)| *word == folded) {
            return (Some(*field), Certainty::Exact);
        }
        match alike(words, &folded) {
            Some(field) => (Some(field), Certainty::Alike),
            None => (None, Certainty::None),
        }
    }
}

/// The one field whose words stand in a heading, or in one of whose words it stands; two such fields are none.
fn alike(words: &[(String, Field)], heading: &str) -> Option<Field> {
    let long_enough = |text: &str| text.chars().count() >= SHORTEST_ALIKE;
    if !long_enough(heading) {
        return None;
    }
    let inside: Vec<&(String, Field)> = words.iter().filter(|(word, _)| long_enough(word) && heading.contains(word.as_str())).collect();
    // A word inside a longer one says nothing of its own: 电话 in 联系电话号码.
    let own = inside.iter().filter(|(word, _)| inside.iter().all(|(other, _)| other == word || !other.contains(word.as_str())));
    let mut fields: Vec<Field> = own.map(|(_, field)| *field).collect();
    if fields.is_empty() {
        fields = words.iter().filter(|(word, _)| word.contains(heading)).map(|(_, field)| *field).collect();
    }
    let first = *fields.first()?;
    fields.iter().all(|field| *field == first).then_some(first)
}

fn words_of(kind: ImportKind) -> &'static [(String, Field)] {
    static WORDS: OnceLock<HashMap<ImportKind, Vec<(String, Field)>>> = OnceLock::new();
    let of_kind = |kind: ImportKind| {
        headings_of(kind).iter().flat_map(|heading| heading.words.iter().map(|word| (squeezed(word), heading.field))).collect()
    };
    let all = WORDS.get_or_init(|| ImportKind::ALL.iter().map(|kind| (*kind, of_kind(*kind))).collect());
    all.get(&kind).map(Vec::as_slice).unwrap_or_default()
}

/// A column's name from its number: 0 is A, 25 is Z, 26 is AA.
pub fn letters(index: u32) -> String {
    let own = char::from_u32(u32::from(b'A') + index % 26).unwrap_or('?');
    if index < 26 { own.to_string() } else { format!("{}{own}", letters(index / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32, texts: &[&str]) -> Row {
        Row::new(number, texts.iter().map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text((*text).to_owned()) }))
    }

    fn sheet(name: &str, rows: Vec<Row>) -> Sheet {
        Sheet { name: name.to_owned(), hidden: false, rows }
    }

    fn fields(found: &Found) -> Vec<(&str, Option<Field>, Certainty)> {
        found.columns.iter().map(|column| (column.heading.as_str(), column.field, column.certainty)).collect()
    }

    #[test]
    fn headings_are_found_in_any_order_and_spelling() {
        let sheet = sheet(
            "红关村",
            vec![
                row(1, &["平安镇法律明白人名册"]),
                row(3, &["姓 名", "村(社区)", "照片", "培训\n（认定）时间：", "", "职务/身份"]),
                row(4, &["沈英", "平安社区", "", "2021-03-26"]),
            ],
        );
        let found = find(&sheet, ImportKind::People, &Mapping::default()).expect("found");
        assert_eq!(found.row, 3);
        assert_eq!(found.column(Field::From).map(|column| column.index), Some(3));
        assert_eq!(found.column(Field::Title).map(|column| column.index), Some(5));
        assert_eq!(found.columns.iter().filter(|column| column.field.is_none()).count(), 1);
        assert_eq!(found.missing(ImportKind::People).len(), 0);
    }

    #[test]
    fn a_mapping_goes_before_the_tables_and_names_only_fields_there_are() {
        let given = [("认定年月", "from"), ("名册!D", "title"), ("村（社区）", "")];
        let given = BTreeMap::from(given.map(|(column, field)| (column.to_owned(), field.to_owned())));
        let mapping = Mapping::new(ImportKind::People, &given).expect("a mapping");
        let rows = vec![row(1, &["姓名", "村（社区）", "认定年月", "甲", "甲"])];
        let found = find(&sheet("名册", rows.clone()), ImportKind::People, &mapping).expect("found");
        let (chosen, none) = (Certainty::Chosen, Certainty::None);
        assert_eq!(
            fields(&found),
            [
                ("姓名", Some(Field::Name), Certainty::Exact),
                ("村（社区）", None, chosen),
                ("认定年月", Some(Field::From), chosen),
                ("甲", Some(Field::Title), chosen),
                ("甲", None, none)
            ]
        );
        let other = find(&sheet("另册", rows), ImportKind::People, &mapping).expect("found");
        assert_eq!(other.column(Field::Title), None);
        let wrong = BTreeMap::from([("认定年月".to_owned(), "found_on".to_owned())]);
        assert_eq!(Mapping::new(ImportKind::People, &wrong).expect_err("a field of another ledger").code(), Code::UnknownCode);
    }

    #[test]
    fn two_rows_of_headings_are_read_as_one() {
        let upper = row(2, &["序号", "当事人", "", "化解", "", "", "纠纷类型"]);
        let lower = row(3, &["", "甲方", "乙方", "时间", "结果", "层级", ""]);
        let record = row(4, &["1", "张三", "李四", "2023.5.6", "已化解", "村", "邻里"]);
        let found = find(&sheet("红关村", vec![row(1, &["台账"]), upper, lower, record]), ImportKind::Cases, &Mapping::default());
        let found = found.expect("found");
        let known: Vec<_> = found.columns.iter().map(|column| (column.index, column.field)).collect();
        assert_eq!(found.row, 3);
        assert_eq!(
            known,
            [Field::Serial, Field::Applicants, Field::Respondents, Field::SettledOn, Field::Standing, Field::Level, Field::Kind]
                .map(Some)
                .into_iter()
                .enumerate()
                .map(|(at, field)| (at as u32, field))
                .collect::<Vec<_>>()
        );
        let plain = vec![row(1, &["姓名", "村（社区）", "备注"]), row(2, &["说明", "身份", "证号"]), row(3, &["张三", "红关", ""])];
        assert_eq!(find(&sheet("名册", plain), ImportKind::People, &Mapping::default()).expect("found").row, 1);
    }

    #[test]
    fn a_heading_like_one_field_alone_is_taken_for_it() {
        let of = |heading: &str| alike(words_of(ImportKind::Cases), &squeezed(heading));
        for (heading, field) in [
            ("联系电话号码（手机）", Some(Field::Phone)),
            ("甲方当事人姓名", Some(Field::Applicants)),
            ("纠纷涉及金额", Some(Field::Amount)),
            ("协议达成形式", None),
            ("当事人姓名（乙方）", None),
            ("人", None),
            ("天气", None),
        ] {
            assert_eq!(of(heading), field, "{heading}");
        }
    }

    #[test]
    fn a_table_of_foreign_words_is_still_a_table() {
        let rows = vec![row(1, &["名单"]), row(2, &["甲", "乙", "丙"]), row(3, &["张三", "红关", "x"])];
        assert!(find(&sheet("名册", rows.clone()), ImportKind::People, &Mapping::default()).is_none());
        assert_eq!(guess(&sheet("名册", rows), ImportKind::People, &Mapping::default()).map(|found| found.row), Some(2));
        assert!(guess(&sheet("空", vec![row(1, &["甲", "乙"])]), ImportKind::People, &Mapping::default()).is_none());
    }
}
