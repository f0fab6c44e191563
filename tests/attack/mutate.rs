//! Files changed where it hurts: in the records of .xls, in the XML of .xlsx and .ods, in the marks of a text table.

use std::io::{Cursor, Read, Write};

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, RngCore};
use zip::write::SimpleFileOptions;

/// A format, and a whole file of it.
pub struct Whole {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub mutate: fn(&[u8], &mut StdRng) -> Vec<u8>,
}

const NUMBERS: [u64; 12] = [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0xffff, 0x0001_0000, 0x7fff_ffff, 0xffff_ffff, 0x2900_0000];

/// Puts a number of one, two or four bytes somewhere into a range.
fn poke(bytes: &mut [u8], begin: usize, length: usize, rng: &mut StdRng) {
    let width = *[1, 2, 4].choose(rng).expect("a width");
    if length < width || begin + length > bytes.len() {
        return;
    }
    let at = begin + rng.gen_range(0..=length - width);
    let number = if rng.gen_bool(0.6) { *NUMBERS.choose(rng).expect("a number") } else { rng.next_u64() };
    bytes[at..at + width].copy_from_slice(&number.to_le_bytes()[..width]);
}

/// Changes that know nothing of the format: bytes, cuts, pieces twice or at another place.
fn anywhere(bytes: &mut Vec<u8>, rng: &mut StdRng) {
    if bytes.len() < 16 {
        return;
    }
    let (at, length) = (rng.gen_range(0..bytes.len() - 8), rng.gen_range(1..64));
    let end = (at + length).min(bytes.len());
    match rng.gen_range(0..5) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let piece = bytes[at..end].to_vec();
            let to = rng.gen_range(0..bytes.len());
            drop(bytes.splice(to..to, piece));
        }
        _ => poke(bytes, at, 8, rng),
    }
}

/// The kinds of records whose numbers the reading library trusts; others are met too, less often.
const TRUSTED: [u16; 12] = [0x0200, 0x00fc, 0x003c, 0x0085, 0x00fd, 0x00bd, 0x0006, 0x0204, 0x0208, 0x00e5, 0x0018, 0x0809];

pub fn xls(whole: &[u8], rng: &mut StdRng) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    if rng.gen_bool(0.15) {
        // The compound file around the records: header, allocation table, directory.
        let begin = *[0, 512, bytes.len().saturating_sub(1024)].choose(rng).expect("a place");
        poke(&mut bytes, begin, 512, rng);
    }
    for _ in 0..rng.gen_range(1..4) {
        let records = records_of(&bytes);
        let trusted: Vec<_> = records.iter().filter(|(_, kind, _)| TRUSTED.contains(kind)).copied().collect();
        let among = if rng.gen_bool(0.8) && !trusted.is_empty() { &trusted } else { &records };
        let Some((at, _, size)) = among.choose(rng).copied() else { break };
        match rng.gen_range(0..12) {
            0 => poke(&mut bytes, at, 2, rng),
            1 => poke(&mut bytes, at + 2, 2, rng),
            _ => poke(&mut bytes, at + 4, size, rng),
        }
    }
    if rng.gen_bool(0.05) {
        anywhere(&mut bytes, rng);
    }
    bytes
}

/// Place, kind and size of each record from the first one that begins a stream.
fn records_of(bytes: &[u8]) -> Vec<(usize, u16, usize)> {
    let Some(mut at) = bytes.windows(4).position(|head| head == [0x09, 0x08, 0x10, 0x00]) else { return Vec::new() };
    let mut records = Vec::new();
    while at + 4 <= bytes.len() {
        let (kind, size) =
            (u16::from_le_bytes([bytes[at], bytes[at + 1]]), usize::from(u16::from_le_bytes([bytes[at + 2], bytes[at + 3]])));
        if kind == 0 && size == 0 {
            break;
        }
        records.push((at, kind, size));
        at += 4 + size;
    }
    records
}

/// .xlsx and .ods: a zip of XML.
pub fn zipped(whole: &[u8], rng: &mut StdRng) -> Vec<u8> {
    if rng.gen_bool(0.15) {
        let mut bytes = whole.to_vec();
        anywhere(&mut bytes, rng);
        return bytes;
    }
    let mut from = zip::ZipArchive::new(Cursor::new(whole)).expect("a zip");
    let chosen = rng.gen_range(0..from.len());
    let (mut to, mut twice) = (zip::ZipWriter::new(Cursor::new(Vec::new())), rng.gen_bool(0.03));
    for number in 0..from.len() {
        let mut part = from.by_index(number).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("read");
        if number == chosen && rng.gen_bool(0.02) {
            continue;
        }
        // Where the cells are, there is most to believe wrongly.
        let rich = ["sheet1.xml", "content.xml", "sharedStrings.xml", "styles.xml", "workbook.xml"].iter().any(|end| name.ends_with(end));
        if number == chosen || (rich && rng.gen_bool(0.2)) {
            for _ in 0..rng.gen_range(1..3) {
                xml(&mut content, rng);
            }
        }
        to.start_file(name.as_str(), SimpleFileOptions::default()).expect("begun");
        to.write_all(&content).expect("written");
        if std::mem::take(&mut twice) && to.start_file(format!("{name}2"), SimpleFileOptions::default()).is_ok() {
            to.write_all(&content).expect("written");
        }
    }
    to.finish().expect("a zip").into_inner()
}

const WORDS: [&[u8]; 14] = [
    b"-1",
    b"4294967295",
    b"18446744073709551616",
    b"1e308",
    b"NaN",
    b"XFD1048576",
    b"ZZZZZZ99999999999",
    b"&#x0;",
    b"&lol;",
    b"<!DOCTYPE a [<!ENTITY lol \"lol\">]>",
    b"]]>",
    b"<",
    b"\"",
    b"\xff\xfe",
];

fn xml(content: &mut Vec<u8>, rng: &mut StdRng) {
    let marks: Vec<usize> = content.iter().enumerate().filter(|(_, byte)| matches!(byte, b'<' | b'"' | b'>')).map(|(at, _)| at).collect();
    let (Some(&from), Some(&to)) = (marks.choose(rng), marks.choose(rng)) else { return anywhere(content, rng) };
    let (from, to) = (from.min(to), from.max(to));
    match rng.gen_range(0..14) {
        // A number or a value becomes another one.
        0..=8 => {
            let digits: Vec<usize> = content.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
            let at = digits.choose(rng).copied().unwrap_or(from);
            let end = content[at..].iter().position(|byte| !byte.is_ascii_alphanumeric()).map_or(content.len(), |length| at + length);
            drop(content.splice(at..end.max(at + 1).min(content.len()), WORDS.choose(rng).expect("a word").iter().copied()));
        }
        9 => drop(content.splice(from..from, WORDS.choose(rng).expect("a word").iter().copied())),
        10 => drop(content.drain(from..to.min(from + 4000))),
        11 => {
            let piece = content[from..to.min(from + 4000)].repeat(rng.gen_range(2..40));
            drop(content.splice(from..from, piece));
        }
        // Deep below each other.
        12 => {
            let piece = b"<r>".repeat(rng.gen_range(10..20_000));
            drop(content.splice(from..from, piece));
        }
        _ => anywhere(content, rng),
    }
}

const MARKS: [&[u8]; 12] = [b"\"", b"\"\"", b",", b"\t", b";", b"\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x81", "，".as_bytes()];

pub fn csv(whole: &[u8], rng: &mut StdRng) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..rng.gen_range(1..4) {
        let at = rng.gen_range(0..=bytes.len());
        match rng.gen_range(0..12) {
            0 => anywhere(&mut bytes, rng),
            1..=6 => {
                let many = if rng.gen_bool(0.1) { rng.gen_range(1..100_000) } else { 1 };
                drop(bytes.splice(at..at, MARKS.choose(rng).expect("a mark").repeat(many)));
            }
            7..=10 => drop(bytes.splice(at..at, WORDS.choose(rng).expect("a word").iter().copied())),
            _ => poke(&mut bytes, at.saturating_sub(8), 8, rng),
        }
    }
    bytes
}
