//! Pictures as phones send them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// A picture of two by two points.
pub fn tiny_png() -> Vec<u8> {
    picture(2, 2, ImageFormat::Png)
}

/// A picture in colours that do not pack into nothing.
pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let byte = |number: u32| u8::try_from(number % 251).expect("a byte");
    let points = RgbImage::from_fn(width, height, |x, y| Rgb([byte(x * 7 + y * 13), byte(x * y + 5), byte(x * 31 + y)]));
    let mut bytes = Vec::new();
    DynamicImage::from(points).write_to(&mut Cursor::new(&mut bytes), format).expect("a picture");
    bytes
}

/// A JPEG that notes that the phone was held on its side (EXIF orientation 6: to be turned right).
pub fn held_on_its_side(jpeg: &[u8]) -> Vec<u8> {
    const EXIF: &[u8] = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let length = u16::try_from(EXIF.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, EXIF, &jpeg[2..]].concat()
}

/// A PNG of a few megabytes that says it is 9000 by 9000 points of eight bytes each, all of them black.
pub fn bomb() -> Vec<u8> {
    const SIDE: u32 = 9000;
    let unpacked = u64::from(SIDE) * (u64::from(SIDE) * 8 + 1);
    let mut header = [SIDE.to_be_bytes(), SIDE.to_be_bytes()].concat();
    header.extend([16, 6, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in [(b"IHDR", header), (b"IDAT", zeros(unpacked)), (b"IEND", Vec::new())] {
        let named = [name.as_slice(), &content].concat();
        png.extend(u32::try_from(content.len()).expect("short").to_be_bytes());
        png.extend(&named);
        png.extend(crc32(&named).to_be_bytes());
    }
    png
}

/// So many zeros as zlib packs them: one, and then again and again the 258 before.
fn zeros(mut number: u64) -> Vec<u8> {
    let sum = u32::try_from(number % 65521).expect("short") << 16 | 1;
    let (mut bytes, mut held, mut bits) = (vec![0x78, 0x01], 0_u32, 0);
    let mut put = |value: u32, length: u32| {
        held |= value << bits;
        bits += length;
        while bits >= 8 {
            bytes.push(u8::try_from(held & 0xff).expect("a byte"));
            held >>= 8;
            bits -= 8;
        }
    };
    put(0b011, 3);
    // Codes go in with their first bit first: 48 is a zero, 197 a length of 258 with the distance 0 after it.
    let zero = 0b0000_1100;
    let again = 0b1010_0011;
    put(zero, 8);
    number -= 1;
    while number >= 258 {
        put(again, 8);
        put(0, 5);
        number -= 258;
    }
    (0..number).for_each(|_| put(zero, 8));
    put(0, 7);
    put(0, 8);
    bytes.extend(sum.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (number, entry) in (0..).zip(&mut table) {
        *entry = (0..8).fold(number, |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 });
    }
    !bytes.iter().fold(u32::MAX, |sum, byte| table[usize::from(*byte) ^ usize::try_from(sum & 0xff).expect("a byte")] ^ sum >> 8)
}
