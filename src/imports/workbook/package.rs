//! The outside of a file: what it is, and for a zip of parts what they unpack to, before any part is believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::refusals::{not_a_workbook, password_protected, too_much};
use crate::problem::Outcome;

/// All parts unpacked; 60,000 full rows take about half of it.
const MOST_UNPACKED: u64 = 160 * 1024 * 1024;
/// More shared texts than any ledger has; the reading library makes room for the announced number at once.
const MOST_SHARED_TEXTS: u64 = 4_000_000;
/// How the older, binary formats of Microsoft begin; an encrypted workbook is wrapped in one.
const COMPOUND_FILE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// How a zip begins.
const ZIP: &[u8] = b"PK";
/// What the first part of an OpenDocument spreadsheet says.
const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Xlsx,
    Xls,
    Ods,
    /// Anything that may be a table written as text.
    Text,
}

/// Says what a file is; refuses what cannot be read without a password or would unpack to far more than a ledger.
pub fn check(bytes: &[u8]) -> Outcome<Format> {
    if bytes.starts_with(COMPOUND_FILE) {
        return if is_encrypted(bytes) { Err(password_protected()) } else { Ok(Format::Xls) };
    }
    if bytes.is_empty() {
        return Err(not_a_workbook());
    }
    if !bytes.starts_with(ZIP) {
        return Ok(Format::Text);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_a_workbook())?;
    let format = if is_open_document(&mut archive) { Format::Ods } else { Format::Xlsx };
    let mut left = MOST_UNPACKED;
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).map_err(|_| not_a_workbook())?;
        let mut announced = Announced::default();
        let mut piece = [0; 16 * 1024];
        loop {
            // Also finds a part whose checksum is wrong: a file that was cut or altered on its way.
            let size = part.read(&mut piece).map_err(|_| not_a_workbook())?;
            if size == 0 {
                break;
            }
            left = left.checked_sub(size as u64).ok_or_else(too_much)?;
            if announced.more_than(MOST_SHARED_TEXTS, piece.get(..size).unwrap_or_default()) {
                return Err(too_much());
            }
        }
    }
    Ok(format)
}

fn is_open_document(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let Ok(part) = archive.by_name("mimetype") else { return false };
    let mut said = Vec::new();
    part.take(OPEN_DOCUMENT.len() as u64).read_to_end(&mut said).is_ok() && said == OPEN_DOCUMENT
}

fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Watches a part go by for the number of shared texts it announces, in whichever encoding it is written.
#[derive(Default)]
struct Announced {
    matched: usize,
    number: Option<u64>,
}

impl Announced {
    fn more_than(&mut self, most: u64, piece: &[u8]) -> bool {
        const NAME: &[u8] = b"uniqueCount";
        for byte in piece.iter().copied().filter(|byte| *byte != 0) {
            if let Some(number) = self.number {
                match byte {
                    b'0'..=b'9' => self.number = Some(number.saturating_mul(10).saturating_add(u64::from(byte - b'0'))),
                    b'=' | b'"' | b'\'' | b' ' if number == 0 => {}
                    _ => self.number = None,
                }
                if self.number.is_some_and(|number| number > most) {
                    return true;
                }
                continue;
            }
            self.matched = match NAME.get(self.matched) {
                Some(wanted) if *wanted == byte => self.matched + 1,
                _ => usize::from(NAME.first() == Some(&byte)),
            };
            if self.matched == NAME.len() {
                (self.matched, self.number) = (0, Some(0));
            }
        }
        false
    }
}
