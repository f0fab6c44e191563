//! Lines of print: words, spaces to fill by pen, and how they stand on the page.

use docx_rs::{
    AlignmentType, Hyperlink, HyperlinkType, LineSpacing, LineSpacingType, Paragraph, Run, RunFonts, SpecialIndentType, Tab, TabLeaderType,
    TabValueType,
};

/// How a line stands on the page. Sizes in half points: 44 is 二号, 32 三号, 28 四号, 24 小四.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// The name of the paper.
    Title,
    /// The name of a dossier, on its cover.
    CoverTitle,
    /// Whose paper it is, above the title.
    Above,
    /// The number, at the right under the title.
    Number,
    /// The heading of a part.
    Heading,
    /// Running text, its first line set in by two characters.
    Body,
    /// Running text that begins at the margin.
    Flush,
    /// Heading, running text and text at the margin of a form that has much to hold.
    SmallHeading,
    SmallBody,
    SmallFlush,
    /// Where a party signs.
    Sign,
    /// Where the committee's people sign; stays on one page with what follows, down to the seal.
    Attest,
    /// At the right, above its date: where the seal is set.
    SealAbove,
    /// At the right, as a date stands.
    Right,
    /// An empty line to write on.
    Ruled,
    /// Small print under a form.
    Note,
    /// Text inside a form, at the left.
    Cell,
    /// Text inside a form, its first line set in.
    CellText,
    /// Text inside a form, centred.
    CellCentre,
    /// A place to write on inside a form.
    CellRuled,
    /// Space between two blocks.
    Gap,
    /// Space between the title of a dossier and its data.
    CoverGap,
    /// Space above the data of a back cover, which stand low on the page.
    BackGap,
}

/// Size in half points, fixed line height in points, space before in points.
struct Measure {
    size: usize,
    height: i32,
    before: u32,
}

impl Style {
    fn measure(self) -> Measure {
        let (size, height, before) = match self {
            Self::Title => (44, 36, 0),
            Self::CoverTitle => (72, 60, 60),
            Self::Above => (32, 30, 0),
            Self::Number => (28, 28, 6),
            Self::Heading => (32, 28, 6),
            Self::Body | Self::Flush => (32, 28, 0),
            Self::SmallHeading => (28, 26, 5),
            Self::SmallBody | Self::SmallFlush => (28, 26, 0),
            Self::Sign | Self::Attest | Self::Right => (28, 28, 2),
            Self::SealAbove => (28, 30, 16),
            Self::Ruled => (28, 30, 0),
            Self::Note => (24, 20, 4),
            Self::Cell | Self::CellText | Self::CellCentre => (28, 23, 0),
            Self::CellRuled => (28, 30, 0),
            Self::Gap => (16, 10, 0),
            Self::CoverGap => (28, 28, 60),
            Self::BackGap => (28, 28, 330),
        };
        Measure { size, height, before }
    }

    fn alignment(self) -> AlignmentType {
        match self {
            Self::Title | Self::CoverTitle | Self::Above | Self::CellCentre => AlignmentType::Center,
            Self::Number | Self::SealAbove | Self::Right => AlignmentType::Right,
            Self::Body | Self::SmallBody | Self::CellText => AlignmentType::Both,
            _ => AlignmentType::Left,
        }
    }

    fn is_set_in(self) -> bool {
        matches!(self, Self::Body | Self::SmallBody | Self::CellText | Self::Heading | Self::SmallHeading)
    }

    /// The style of the same purpose where a form has much to hold.
    pub fn smaller(self) -> Self {
        match self {
            Self::Heading => Self::SmallHeading,
            Self::Body => Self::SmallBody,
            Self::Flush => Self::SmallFlush,
            other => other,
        }
    }

    fn is_strong(self) -> bool {
        matches!(self, Self::Title | Self::CoverTitle)
    }

    /// Titles stand in 宋体 (SimSun, the name more programs know it by), headings of parts in 黑体, everything else in
    /// 仿宋 (GB/T 9704).
    fn font(self) -> &'static str {
        match self {
            Self::Title | Self::CoverTitle => "SimSun",
            Self::Heading | Self::SmallHeading => "黑体",
            _ => "仿宋",
        }
    }
}

enum Piece {
    Words(String),
    Strong(String),
    /// A space to fill, measured in characters.
    Blank(usize),
    /// A line drawn to the right edge; words after it stand at its end.
    Rule,
    /// Words that lead to a place of the same paper.
    Leading {
        to: String,
        words: String,
    },
    /// A place that words lead to, and its number among them.
    Place {
        name: String,
        number: usize,
    },
}

/// One line or paragraph of words and of spaces to fill.
#[derive(Default)]
pub struct Line {
    pieces: Vec<Piece>,
}

impl Line {
    pub fn new() -> Self {
        Self::default()
    }

    /// Printed words.
    pub fn say(mut self, words: impl AsRef<str>) -> Self {
        self.pieces.push(Piece::Words(printable(words.as_ref())));
        self
    }

    /// Printed words in bold.
    pub fn strong(mut self, words: impl AsRef<str>) -> Self {
        self.pieces.push(Piece::Strong(printable(words.as_ref())));
        self
    }

    /// Printed words that lead to a named place of the paper.
    pub fn leading_to(mut self, place: &str, words: impl AsRef<str>) -> Self {
        self.pieces.push(Piece::Leading { to: place.to_owned(), words: printable(words.as_ref()) });
        self
    }

    /// The place of this name, each with a number of its own.
    pub fn named(mut self, place: &str, number: usize) -> Self {
        self.pieces.push(Piece::Place { name: place.to_owned(), number });
        self
    }

    /// What is known, or an underlined space of so many characters.
    pub fn fill(mut self, known: Option<impl AsRef<str>>, characters: usize) -> Self {
        match known {
            Some(known) => self.say(known),
            None => {
                self.pieces.push(Piece::Blank(characters));
                self
            }
        }
    }

    /// A line drawn from here to the right edge.
    pub fn rule(mut self) -> Self {
        self.pieces.push(Piece::Rule);
        self
    }

    /// What is known, or a line drawn to the right edge.
    pub fn fill_to_edge(self, known: Option<impl AsRef<str>>) -> Self {
        match known {
            Some(known) => self.say(known),
            None => self.rule(),
        }
    }
}

impl<T: AsRef<str>> From<T> for Line {
    fn from(words: T) -> Self {
        Self::new().say(words)
    }
}

/// Control characters are no part of XML 1.0: one of them would make the file unreadable.
fn printable(words: &str) -> String {
    let unfit = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
    words.chars().map(|c| if c == '\t' || c == '\n' { ' ' } else { c }).filter(|c| !unfit(*c)).collect()
}

/// Figures and Latin letters in a face every office has; its digits are narrow enough for an ID number in a form.
pub const LATIN: &str = "Times New Roman";

fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(LATIN).hi_ansi(LATIN).east_asia(name).cs(LATIN).hint("eastAsia")
}

fn put(paragraph: Paragraph, style: Style, piece: Piece) -> Paragraph {
    let plain = Run::new().fonts(fonts(style.font())).size(style.measure().size);
    let plain = if style.is_strong() { plain.bold() } else { plain };
    match piece {
        Piece::Words(words) => paragraph.add_run(plain.add_text(words)),
        Piece::Strong(words) => paragraph.add_run(plain.bold().add_text(words)),
        // Plain spaces at the end of a line lose their underline; four narrow no-break ones are a character.
        Piece::Blank(characters) => paragraph.add_run(plain.underline("single").add_text("\u{a0}".repeat(characters * 4))),
        Piece::Rule => paragraph.add_run(plain.add_tab()),
        Piece::Leading { to, words } => {
            let words = plain.underline("dotted").add_text(words);
            paragraph.add_hyperlink(Hyperlink::new(to, HyperlinkType::Anchor).add_run(words))
        }
        Piece::Place { name, number } => paragraph.add_bookmark_start(number, name).add_bookmark_end(number),
    }
}

/// The paragraph of a line in a column of so many twips.
pub fn paragraph(style: Style, line: Line, width: usize) -> Paragraph {
    let Measure { size, height, before } = style.measure();
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(height * 20).before(before * 20).after(0);
    let mut paragraph = Paragraph::new().align(style.alignment()).line_spacing(spacing).snap_to_grid(false).widow_control(true);
    paragraph = paragraph.size(size);
    if style.is_set_in() {
        let indent = i32::try_from(size * 20).unwrap_or_default();
        paragraph = paragraph.indent(None, Some(SpecialIndentType::FirstLine(indent)), None, None);
    }
    if matches!(style, Style::Attest | Style::SealAbove | Style::Heading | Style::SmallHeading) {
        paragraph = paragraph.keep_next(true);
    }
    if style == Style::Sign {
        paragraph = paragraph.keep_lines(true);
    }
    if line.pieces.iter().any(|piece| matches!(piece, Piece::Rule)) {
        paragraph = paragraph.add_tab(Tab::new().val(TabValueType::Right).leader(TabLeaderType::Underscore).pos(width));
    }
    line.pieces.into_iter().fold(paragraph, |paragraph, piece| put(paragraph, style, piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(printable("甲\u{0}乙\u{b}\u{1f}\t丙𠮷"), "甲乙 丙𠮷");
    }
}
