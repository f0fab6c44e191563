//! The file itself: page size, margins, fonts and their substitutes, page numbers.

use std::io::Cursor;

use docx_rs::{AlignmentType, Docx, Footer as FootOfPage, NumPages, PageNum, Paragraph, Run, RunFonts};

use super::grid::HEADING_ROW;
use super::line::LATIN;
use super::{Block, Footer, Sheet};
use crate::clock::Instant;
use crate::http;
use crate::problem::{Outcome, Problem};

/// A4, upright, in twips.
const PAGE: (u32, u32) = (11906, 16838);
/// The library has no word for the language of a text; without it a reader picks Japanese forms of some characters.
const LANGUAGE: &str = "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\" />";
const PROGRAM: &str = "枫桥";

/// The fonts of the papers and by which other name a machine may have them.
const FONTS: [(&str, &str); 3] = [("仿宋", "FangSong"), ("SimSun", "宋体"), ("黑体", "SimHei")];

impl Sheet {
    /// The finished `.docx`.
    pub fn into_file(mut self, now: Instant) -> Outcome<Vec<u8>> {
        if matches!(self.blocks.last(), Some(Block::Table(_)) | None) {
            // A document ends with a paragraph; Word mends one that does not.
            self.put(super::Style::Gap, "");
        }
        let margin = docx_rs::PageMargin { top: 1474, bottom: 1361, left: 1474, right: 1474, header: 851, footer: 794, gutter: 0 };
        let fonts = RunFonts::new().ascii(LATIN).hi_ansi(LATIN).east_asia("仿宋").cs(LATIN);
        let at = http::instant(now);
        let mut docx =
            Docx::new().page_size(PAGE.0, PAGE.1).page_margin(margin).default_fonts(fonts).default_size(21).created_at(&at).updated_at(&at);
        if self.footer == Footer::PageNumbers {
            docx = docx.footer(page_numbers());
        }
        docx = self.blocks.into_iter().fold(docx, |docx, block| match block {
            Block::Line(paragraph) => docx.add_paragraph(*paragraph),
            Block::Table(table) => docx.add_table(*table),
        });
        let mut parts = docx.build();
        parts.document = repeating_headings(parts.document)?;
        parts.styles = in_place(parts.styles, "</w:rPr></w:rPrDefault>", &format!("{LANGUAGE}</w:rPr></w:rPrDefault>"))?;
        parts.font_table = font_table().into_bytes();
        parts.doc_props.core = in_place(parts.doc_props.core, "unknown", PROGRAM)?;
        let mut file = Cursor::new(Vec::new());
        parts.pack(&mut file).map_err(Problem::internal)?;
        Ok(file.into_inner())
    }
}

fn in_place(part: Vec<u8>, from: &str, to: &str) -> Outcome<Vec<u8>> {
    Ok(String::from_utf8(part).map_err(Problem::internal)?.replace(from, to).into_bytes())
}

/// The library has no word for a row that is repeated on every page; such rows are known by their height.
fn repeating_headings(document: Vec<u8>) -> Outcome<Vec<u8>> {
    let height = format!("<w:trHeight w:val=\"{HEADING_ROW}\" w:hRule=\"atLeast\" />");
    in_place(document, &height, &format!("{height}<w:tblHeader />"))
}

fn font_table() -> String {
    let fonts: String = FONTS
        .iter()
        .map(|(name, other)| {
            format!("<w:font w:name=\"{name}\"><w:altName w:val=\"{other}\"/><w:charset w:val=\"86\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font>")
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{fonts}</w:fonts>"
    )
}

/// `第 X 页 共 Y 页`.
fn page_numbers() -> FootOfPage {
    let words = |text: &str| Run::new().add_text(text);
    let line = Paragraph::new()
        .align(AlignmentType::Center)
        .add_run(words("第 "))
        .add_page_num(PageNum::new())
        .add_run(words(" 页　共 "))
        .add_num_pages(NumPages::new())
        .add_run(words(" 页"));
    FootOfPage::new().add_paragraph(line)
}
