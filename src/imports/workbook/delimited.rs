//! A table written as text: values between commas, semicolons or tabs, in UTF-8, UTF-16 or the national encoding.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::cell::{MOST_COLUMNS, Sheet, text_cell};
use super::limits::Quota;
use super::refusals::not_a_workbook;
use crate::problem::{Code, Outcome, Problem};

const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];
/// Lines looked at to find what separates the values.
const LOOKED_AT: usize = 50;

pub fn read(name: &str, bytes: &[u8], left: &mut Quota) -> Outcome<Vec<Sheet>> {
    let text = decoded(bytes)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator(&text)).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    // Spreadsheets number rows, not lines: a line break inside a value begins no row.
    let mut breaks_inside = 0;
    while reader.read_record(&mut record).map_err(|_| not_a_workbook())? {
        let number = row_number(&text, record.position(), breaks_inside);
        breaks_inside += record.iter().map(|value| value.matches('\n').count() as u64).sum::<u64>();
        rows.extend(left.row(number, (0..MOST_COLUMNS).zip(record.iter().map(text_cell)))?);
    }
    Ok(vec![Sheet { name: name.to_owned(), hidden: false, rows }])
}

/// A record is said to begin where the one before ended: empty lines before it are rows of their own.
fn row_number(text: &str, begins: Option<&csv::Position>, breaks_inside: u64) -> u32 {
    let Some(begins) = begins else { return 1 };
    let rest = usize::try_from(begins.byte()).ok().and_then(|at| text.as_bytes().get(at..)).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count() as u64;
    u32::try_from((begins.line() + empty).saturating_sub(breaks_inside)).unwrap_or(u32::MAX)
}

/// The text of a file: by its mark if it has one, else UTF-8 if it is that, else GB 18030, which contains GBK and GB 2312.
fn decoded(bytes: &[u8]) -> Outcome<String> {
    let (encoding, marked) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding, true),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, false),
        None => (GB18030, false),
    };
    let (text, _, broken) = encoding.decode(bytes);
    let is_binary = text.contains('\0');
    if is_binary || (broken && !marked && !text.contains(char::is_whitespace)) {
        return Err(not_a_workbook());
    }
    if broken {
        return Err(Problem::new(Code::NotAWorkbook).saying(
            "这个文本文件既不是 UTF-8 也不是 GBK 编码，有些字读不出来；请用 WPS 或 Excel 打开后另存为 .xlsx 再上传",
            "This text file is neither UTF-8 nor GBK, and some of its characters cannot be read; open it in WPS or Excel, save it as .xlsx and upload that",
        ));
    }
    Ok(text.into_owned())
}

/// What stands most often between values near the top; a comma where nothing does.
fn separator(text: &str) -> u8 {
    let (mut counts, mut quoted) = ([0usize; SEPARATORS.len()], false);
    for byte in text.lines().take(LOOKED_AT).flat_map(str::bytes) {
        if byte == b'"' {
            quoted = !quoted;
        } else if !quoted
            && let Some(place) = SEPARATORS.iter().position(|separator| *separator == byte)
            && let Some(count) = counts.get_mut(place)
        {
            *count += 1;
        }
    }
    SEPARATORS.into_iter().zip(counts).rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| separator)
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Row};
    use super::*;
    use encoding_rs::GBK;

    fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let sheets = read("x", bytes, &mut Quota::new(100)).expect("a table");
        let texts = |row: &Row| {
            let text = |(_, cell): (u32, &Cell)| if let Cell::Text(text) = cell { text.clone() } else { panic!("text") };
            (row.number, row.filled().map(text).collect())
        };
        sheets.iter().flat_map(|sheet| &sheet.rows).map(texts).collect()
    }

    #[test]
    fn one_table_is_read_alike_in_every_encoding_and_with_every_separator() {
        let text = "姓名,村（社区）\n\n\"张\n三\",\"红关,村\"\n李四,太和\n";
        let expected: Vec<(u32, Vec<String>)> = [(1, ["姓名", "村（社区）"]), (3, ["张\n三", "红关,村"]), (4, ["李四", "太和"])]
            .map(|(row, cells)| (row, cells.map(str::to_owned).to_vec()))
            .to_vec();
        let utf_16 =
            |bytes_of: fn(u16) -> [u8; 2]| "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes_of).collect::<Vec<u8>>();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            GBK.encode(text).0.into_owned(),
            GB18030.encode(text).0.into_owned(),
            utf_16(u16::to_le_bytes),
            utf_16(u16::to_be_bytes),
            text.replace('\n', "\r\n").replace("张\r\n三", "张\n三").into_bytes(),
        ] {
            assert_eq!(rows(&bytes), expected);
        }
        for separator in ["\t", ";"] {
            let other = text.replace(',', separator).replace(&format!("红关{separator}村"), "红关,村");
            assert_eq!(rows(other.as_bytes()), expected, "{separator:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\0\0\0"[..], b"\xff\xff\xff", "姓名,村\n张\u{0}三,红关".as_bytes(), b"name,room\n\xff\xff,x\n"] {
            let problem = read("x", bytes, &mut Quota::new(100)).expect_err("no table");
            assert_eq!(problem.code(), Code::NotAWorkbook);
        }
    }
}
