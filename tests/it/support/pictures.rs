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
