//! The paragraph as `.docx`: each number leads to its rule at the end.

use super::super::report::FigureView;
use super::wording::Stretch;
use crate::clock::Instant;
use crate::coded::Coded;
use crate::papers::page::{Line, Sheet, Style};
use crate::problem::Outcome;

/// What the file says beside the paragraph.
pub struct About {
    pub title: String,
    /// When it was counted, or sealed and under which hash.
    pub counted: String,
}

/// Writes the file.
pub fn write(about: &About, stretches: &[Stretch], figures: &[FigureView], now: Instant) -> Outcome<Vec<u8>> {
    let mut sheet = Sheet::new();
    sheet.put(Style::Title, about.title.as_str());
    let line = stretches.iter().fold(Line::new(), |line, stretch| match stretch.code {
        Some(code) => line.leading_to(code, &stretch.text),
        None => line.say(&stretch.text),
    });
    sheet.put(Style::Body, line);
    sheet.turn();
    sheet.put(Style::Heading, "统计口径");
    let named = figures.iter().filter(|figure| stretches.iter().any(|stretch| stretch.code == Some(figure.code)));
    for (number, figure) in (1..).zip(named) {
        let value = stretches.iter().find(|stretch| stretch.code == Some(figure.code)).and_then(|stretch| stretch.value);
        let value = value.map_or_else(|| "—".to_owned(), |value| value.to_string());
        let words = format!("{number}．{}：{value}{}。{}。", figure.title, figure.unit.code(), figure.rule);
        sheet.put(Style::SmallBody, Line::new().named(figure.code, number).say(words));
    }
    sheet.put(Style::Note, about.counted.as_str());
    sheet.into_file(now)
}
