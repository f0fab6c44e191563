//! The records of an .xls file looked through for what they would unpack to.
//!
//! The reading library makes room for the rows and columns a sheet declares, for every place between its first
//! and its last cell, and for each use of a shared text; a small file can declare any of them without end.
//! Layouts are those of [MS-XLS] 2.4.

use super::limits::{MOST_TEXT, Quota};
use super::refusals::{not_a_workbook, password_protected, too_much};
use crate::problem::{Code, Outcome, Problem};

const CONTINUE: u16 = 0x003c;
const FILE_PASS: u16 = 0x002f;
const SHARED_TEXTS: u16 = 0x00fc;
const SHARED_TEXT_CELL: u16 = 0x00fd;
const MANY_NUMBERS: u16 = 0x00bd;
const DIMENSIONS: u16 = 0x0200;
const BEGIN: u16 = 0x0809;
/// Formula, label with formatting, number, label, truth or error, and number in short: each begins with row and column.
const CELLS: [u16; 6] = [0x0006, 0x00d6, 0x0203, 0x0204, 0x0205, 0x027e];

/// Refuses a stream that would unpack to far more than a ledger.
pub fn measure(stream: &[u8], left: &Quota) -> Outcome<()> {
    let mut records = Records { rest: stream };
    let (mut texts, mut uses) = (Vec::new(), 0usize);
    let (mut area, mut sheets) = (Area::default(), 0u64);
    while let Some((kind, data)) = records.next() {
        match kind {
            FILE_PASS => return Err(password_protected()),
            SHARED_TEXTS => texts = text_sizes(data, &mut records).ok_or_else(not_a_workbook)?,
            BEGIN => {
                sheets = sheets.saturating_add(area.cells());
                area = Area::default();
            }
            DIMENSIONS => left.require_room(declared(data)?)?,
            SHARED_TEXT_CELL => {
                area.reach(word(data, 0), word(data, 2));
                let place = usize::from(word(data, 6).unwrap_or_default()) | usize::from(word(data, 8).unwrap_or_default()) << 16;
                uses = uses.saturating_add(texts.get(place).copied().unwrap_or_default());
            }
            MANY_NUMBERS => area.reach(word(data, 0), word(data, data.len().saturating_sub(2))),
            kind if CELLS.contains(&kind) => area.reach(word(data, 0), word(data, 2)),
            _ => {}
        }
        left.require_room(sheets.saturating_add(area.cells()))?;
        if uses > 2 * MOST_TEXT {
            return Err(too_much());
        }
    }
    Ok(())
}

/// The records of a stream: kind and content.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn next(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, size) = (word(self.rest, 0)?, usize::from(word(self.rest, 2)?));
        let data = self.rest.get(4..4 + size)?;
        self.rest = self.rest.get(4 + size..)?;
        Some((kind, data))
    }

    fn next_piece(&mut self) -> Option<&'a [u8]> {
        if word(self.rest, 0) == Some(CONTINUE) { self.next().map(|(_, data)| data) } else { None }
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2).and_then(|bytes| bytes.try_into().ok()).map(u16::from_le_bytes)
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes)
}

/// The columns an .xls has room for.
const MOST_COLUMNS: u64 = 0x100;

/// The cells a sheet says it has; the reading library counts with these numbers without looking at them.
fn declared(data: &[u8]) -> Outcome<u64> {
    let numbers = if data.len() == 10 {
        [word(data, 0).map(u32::from), word(data, 2).map(u32::from), word(data, 4).map(u32::from), word(data, 6).map(u32::from)]
    } else {
        [long(data, 0), long(data, 4), word(data, 8).map(u32::from), word(data, 10).map(u32::from)]
    };
    let [first_row, end_row, first_column, end_column] = numbers.map(|number| u64::from(number.unwrap_or_default()));
    if end_row == 0 || end_column == 0 {
        // A sheet with nothing in it; no room is made for it.
        return Ok(1);
    }
    let fits = first_row < end_row && first_column < end_column && end_column <= MOST_COLUMNS;
    if fits { Ok((end_row - first_row) * (end_column - first_column)) } else { Err(contradicts_itself()) }
}

fn contradicts_itself() -> Problem {
    Problem::new(Code::NotAWorkbook).saying(
        "这个 .xls 里写的表格范围自相矛盾，文件可能已损坏；请用 WPS 或 Excel 打开检查后另存为 .xlsx 再上传",
        "This .xls says of a sheet that it ends before it begins or is wider than any can be; the file may be damaged. Open it in WPS or Excel, save it as .xlsx and upload that",
    )
}

/// The rectangle from the first row and column to the last ones with a cell in them.
#[derive(Default)]
struct Area {
    rows: u64,
    columns: u64,
}

impl Area {
    fn reach(&mut self, row: Option<u16>, column: Option<u16>) {
        if let (Some(row), Some(column)) = (row, column) {
            self.rows = self.rows.max(u64::from(row) + 1);
            self.columns = self.columns.max(u64::from(column) + 1);
        }
    }

    fn cells(&self) -> u64 {
        self.rows * self.columns
    }
}

/// How many characters each shared text has; a text may go on in the records that follow.
fn text_sizes<'a>(first: &'a [u8], records: &mut Records<'a>) -> Option<Vec<usize>> {
    let mut sizes = Vec::new();
    let mut data = first.get(8..)?;
    loop {
        if data.is_empty() {
            match records.next_piece() {
                Some(piece) => data = piece,
                None => return Some(sizes),
            }
            continue;
        }
        let (characters, flags) = (usize::from(word(data, 0)?), *data.get(2)?);
        let mut head = 3;
        let mut behind = 0;
        if flags & 8 != 0 {
            behind += 4 * usize::from(word(data, head)?);
            head += 2;
        }
        if flags & 4 != 0 {
            behind += usize::try_from(long(data, head)?).ok()?;
            head += 4;
        }
        data = skip_characters(data.get(head..)?, characters, flags & 1 != 0, records)?;
        data = skip(data, behind, records)?;
        sizes.push(characters);
    }
}

/// Where characters go on in another record, it says anew whether they are wide.
fn skip_characters<'a>(mut data: &'a [u8], mut characters: usize, mut wide: bool, records: &mut Records<'a>) -> Option<&'a [u8]> {
    loop {
        let width = if wide { 2 } else { 1 };
        let here = characters.min(data.len() / width);
        characters -= here;
        data = data.get(here * width..)?;
        if characters == 0 {
            return Some(data);
        }
        let piece = records.next_piece()?;
        wide = piece.first()? & 1 != 0;
        data = piece.get(1..)?;
    }
}

fn skip<'a>(mut data: &'a [u8], mut bytes: usize, records: &mut Records<'a>) -> Option<&'a [u8]> {
    while bytes > data.len() {
        bytes -= data.len();
        data = records.next_piece()?;
    }
    data.get(bytes..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let size = u16::try_from(data.len()).expect("a short record");
        [&kind.to_le_bytes(), &size.to_le_bytes(), data].concat()
    }

    fn measured(stream: &[u8]) -> Option<Code> {
        measure(stream, &Quota::new(60_000)).err().map(|problem| problem.code())
    }

    #[test]
    fn what_is_declared_without_being_there_is_refused() {
        let sheet = |rows: u32, columns: u16| {
            let dimensions = [&[0; 4][..], &rows.to_le_bytes(), &[0; 2], &columns.to_le_bytes(), &[0; 2]].concat();
            record(DIMENSIONS, &dimensions)
        };
        assert_eq!(measured(&sheet(60_000, 30)), None);
        assert_eq!(measured(&sheet(u32::MAX, 256)), Some(Code::TooLarge));
        let number_at = |row: u16, column: u16| record(0x0203, &[row.to_le_bytes(), column.to_le_bytes()].concat());
        assert_eq!(measured(&[number_at(0, 0), number_at(9_000, 255)].concat()), None);
        assert_eq!(measured(&[number_at(0, 0), number_at(u16::MAX, 255)].concat()), Some(Code::TooLarge));
    }

    #[test]
    fn a_sheet_that_ends_before_it_begins_or_is_too_wide_is_refused() {
        let sheet = |rows: [u32; 2], columns: [u16; 2]| {
            let [rows, columns] = [rows.map(u32::to_le_bytes).concat(), columns.map(u16::to_le_bytes).concat()];
            measured(&record(DIMENSIONS, &[rows, columns, vec![0; 2]].concat()))
        };
        for (rows, columns) in [([0, 41], [0, 16]), ([0, 0], [0, 0]), ([40, 41], [255, 256])] {
            assert_eq!(sheet(rows, columns), None, "{rows:?} {columns:?}");
        }
        for (rows, columns) in
            [([0x2900_0000, 41], [0, 16]), ([41, 41], [0, 16]), ([0, 15_000], [0xff00, 0xff10]), ([0, 41], [16, 1]), ([0, 41], [0, 257])]
        {
            assert_eq!(sheet(rows, columns), Some(Code::NotAWorkbook), "{rows:?} {columns:?}");
        }
        let in_short = [41u16, 40, 0, 16, 0].map(u16::to_le_bytes).concat();
        assert_eq!(measured(&record(DIMENSIONS, &in_short)), Some(Code::NotAWorkbook));
    }

    #[test]
    fn a_shared_text_used_without_end_is_refused() {
        let text = [&[0; 8][..], &30_000u16.to_le_bytes(), &[0], &[b'x'; 8_000]].concat();
        let more = [&[0u8][..], &[b'x'; 8_000]].concat();
        let rest = [&[0u8][..], &[b'x'; 6_000]].concat();
        let texts = [record(SHARED_TEXTS, &text), record(CONTINUE, &more), record(CONTINUE, &more), record(CONTINUE, &rest)].concat();
        let cell = |row: u16| record(SHARED_TEXT_CELL, &[&row.to_le_bytes()[..], &[0; 8]].concat());
        let cells = |number: u16| (0..number).flat_map(cell).collect::<Vec<u8>>();
        assert_eq!(measured(&[texts.clone(), cells(1_000)].concat()), None);
        assert_eq!(measured(&[texts.clone(), cells(6_000)].concat()), Some(Code::TooLarge));
        let cut = texts.get(..texts.len() - 7_000).expect("longer");
        assert_eq!(measured(cut), Some(Code::NotAWorkbook), "a text that does not end");
    }
}
