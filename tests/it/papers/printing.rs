//! Papers read as files, and printed as an office would print them.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use quick_xml::Reader;
use quick_xml::events::Event;
use tempfile::TempDir;
use zip::ZipArchive;

/// All words of a `.docx`, one paragraph per line; panics where the file or its XML is broken.
pub fn text_of(file: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip file");
    let mut body = String::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("a part");
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("UTF-8");
        let name = part.name().expect("a name").into_owned();
        let text = words_of(&name, &xml);
        if name == "word/document.xml" {
            body = text;
        }
    }
    assert!(!body.is_empty(), "word/document.xml is empty");
    body
}

fn words_of(name: &str, xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let (mut text, mut depth) = (String::new(), 0);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Eof => break,
            Event::Start(_) => depth += 1,
            Event::End(end) => {
                depth -= 1;
                if end.name().as_ref() == "w:p" {
                    text.push('\n');
                }
            }
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(word) => text.push_str(&quick_xml::escape::unescape(&format!("&{};", &*word)).expect("a letter")),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name} is not whole");
    text
}

/// The XML of the body of a `.docx`.
pub fn body_of(file: &[u8]) -> String {
    let mut xml = String::new();
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip file");
    archive.by_name("word/document.xml").expect("a body").read_to_string(&mut xml).expect("UTF-8");
    xml
}

/// A folder of papers, printed in one go: starting the printer takes longer than printing.
pub struct Printed {
    folder: TempDir,
    names: Vec<String>,
}

impl Printed {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), names: Vec::new() }
    }

    pub fn keep(&mut self, name: &str, file: &[u8]) {
        std::fs::write(self.path(name, "docx"), file).expect("written");
        self.names.push(name.to_owned());
    }

    fn path(&self, name: &str, kind: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.{kind}"))
    }

    /// Prints all of them. `FENGQIAO_KEEP_PAPERS=<folder>` keeps files and pages for looking at.
    pub fn print(&self) {
        let profile = format!("-env:UserInstallation=file://{}/profile", self.folder.path().display());
        let mut office = Command::new("timeout");
        office.args(["100", "soffice", "--headless", &profile, "--convert-to", "pdf", "--outdir"]).arg(self.folder.path());
        office.args(self.names.iter().map(|name| self.path(name, "docx")));
        let output = run(&mut office);
        for name in &self.names {
            let pages = self.path(name, "pdf");
            assert!(pages.is_file(), "{name} was not printed: {}", String::from_utf8_lossy(&output.stderr));
            if let Some(kept) = std::env::var_os("FENGQIAO_KEEP_PAPERS") {
                std::fs::copy(&pages, Path::new(&kept).join(format!("{name}.pdf"))).expect("kept");
                std::fs::copy(self.path(name, "docx"), Path::new(&kept).join(format!("{name}.docx"))).expect("kept");
            }
        }
    }

    /// The words on the pages of one of them, without the spaces a line's end leaves.
    pub fn text(&self, name: &str) -> String {
        let output = run(Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(self.path(name, "pdf")).arg("-"));
        String::from_utf8(output.stdout).expect("UTF-8").chars().filter(|c| !c.is_whitespace()).collect()
    }
}

fn run(command: &mut Command) -> Output {
    let missing =
        "type: apt-get install -y --no-install-recommends libreoffice-writer poppler-utils fonts-noto-cjk (or `make test`, which does it)";
    let output = command.output().unwrap_or_else(|error| panic!("{error}; {missing}"));
    assert!(output.status.success(), "{}; {missing}", String::from_utf8_lossy(&output.stderr));
    output
}
