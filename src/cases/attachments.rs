//! Photos and scans of a case: what kind of file came, its small picture, its place on record.

use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use serde_json::{Value, json};

use super::drafts::AttachmentPatch;
use super::edit::event;
use super::lists::{AttachmentKind, Paper};
use super::model::{Attachment, Case};
use super::store;
use super::view::records::attachment_view;
use crate::audit::{self, Action, Record, Seen, row_without};
use crate::clock::Instant;
use crate::context::{Context, Work};
use crate::db::Lane;
use crate::files::{Files, StoredFile};
use crate::ids::AttachmentId;
use crate::problem::{Code, Outcome, Problem, Words};

/// The longer side of a small picture, in pixels.
const SMALL: u32 = 320;
/// The largest side of a picture that is made small; larger ones are kept without one.
const LARGEST_SIDE: u32 = 20_000;
/// Memory a picture may take while it is made small, in bytes; some kilobytes can say that they are gigabytes.
const MEMORY: u64 = 256 * 1024 * 1024;
/// One picture is drawn at a time, so that ten uploads at once take the memory of one.
static DRAWING: Mutex<()> = Mutex::new(());

/// The kinds of file taken: content type, name endings.
const TAKEN: &[(&str, &[&str])] = &[
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/png", &["png"]),
    ("image/webp", &["webp"]),
    ("image/heif", &["heic", "heif"]),
    ("application/pdf", &["pdf"]),
];

/// What kind of file it is, by its content; a name that says otherwise is refused.
pub fn kind_of_file(beginning: &[u8], filename: &str) -> Outcome<&'static str> {
    let found = infer::get(beginning).map(|kind| kind.mime_type());
    let Some((content_type, endings)) = TAKEN.iter().find(|(content_type, _)| Some(*content_type) == found) else {
        return Err(Problem::new(Code::UnsupportedMedia).saying(
            "只接收照片（JPEG、PNG、WebP、HEIC）和扫描件（PDF）",
            "Only photos (JPEG, PNG, WebP, HEIC) and scans (PDF) are taken",
        ));
    };
    refuse_lying_name(filename, content_type, endings, "/file")?;
    Ok(content_type)
}

fn refuse_lying_name(filename: &str, content_type: &str, endings: &[&str], place: &str) -> Outcome<()> {
    let ending = filename.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending {
        Some(ending) if !endings.contains(&ending.as_str()) => Err(Problem::at(place, Code::ContentMismatch).saying(
            format!("文件名以 .{ending} 结尾，内容却是 {content_type}"),
            format!("The name ends in .{ending}, but the content is {content_type}"),
        )),
        _ => Ok(()),
    }
}

/// The last part of a name, without what no name may hold; some phones send a whole path.
pub fn bare_name(named: &str) -> String {
    let name: String = named.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).take(200).collect();
    if name.is_empty() { "file".to_owned() } else { name }
}

/// Makes and keeps the small picture of a photo; none for scans and kinds the program cannot draw.
pub fn store_thumbnail(files: &Files, kept: &StoredFile, content_type: &str) -> Outcome<Option<StoredFile>> {
    let Some(format) = ImageFormat::from_mime_type(content_type) else { return Ok(None) };
    let mut bytes = Vec::new();
    // Known from another attachment, it may have been removed with that one a moment ago.
    let mut content = files.open(&kept.sha256).map_err(|problem| if files.has(&kept.sha256) { problem } else { Code::Busy.into() })?;
    while let Some(piece) = content.next_piece()? {
        bytes.extend(piece);
    }
    let Some(picture) = drawn_small(&bytes, format) else { return Ok(None) };
    let mut small = Vec::new();
    let rgb = DynamicImage::from(picture.to_rgb8());
    rgb.write_to(&mut Cursor::new(&mut small), ImageFormat::Jpeg).map_err(Problem::internal)?;
    let mut incoming = files.begin()?;
    incoming.write(&small)?;
    incoming.store().map(Some)
}

/// The picture made small, upright; none when it is broken or too large to draw.
fn drawn_small(bytes: &[u8], format: ImageFormat) -> Option<DynamicImage> {
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height, limits.max_alloc) = (Some(LARGEST_SIDE), Some(LARGEST_SIDE), Some(MEMORY));
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    // Phones keep pictures as the sensor saw them and only note how they were held.
    let turned = decoder.orientation().ok()?;
    // The decoder's own limit does not cover the points themselves.
    if decoder.total_bytes() > MEMORY {
        return None;
    }
    let one_at_a_time = DRAWING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut small = DynamicImage::from_decoder(decoder).ok()?.thumbnail(SMALL, SMALL);
    drop(one_at_a_time);
    small.apply_orientation(turned);
    Some(small)
}

/// A file that has been kept and is to be put on record.
pub struct NewAttachment {
    pub id: AttachmentId,
    pub kind: AttachmentKind,
    pub paper: Option<Paper>,
    pub filename: String,
    pub content_type: &'static str,
    pub content: StoredFile,
    pub thumbnail: Option<StoredFile>,
}

/// Puts a file on record.
pub fn attach(work: &mut Work<'_>, files: &Files, case: &Case, new: NewAttachment) -> Outcome<Attachment> {
    // The same content may have been there before this came, and been removed since.
    let contents = [Some(&new.content), new.thumbnail.as_ref()];
    if !contents.into_iter().flatten().all(|kept| files.has(&kept.sha256)) {
        return Err(Problem::new(Code::Busy));
    }
    let row = Attachment {
        town: case.town,
        case_id: case.id,
        id: new.id,
        kind: new.kind,
        paper: new.paper,
        filename: new.filename,
        content_type: new.content_type.to_owned(),
        size: i64::try_from(new.content.size).map_err(Problem::internal)?,
        sha256: new.content.sha256,
        thumbnail: new.thumbnail.map(|small| small.sha256),
        removed_at: None,
        removed_reason: None,
        revision: 1,
        account_name: work.actor.name.clone(),
        created_at: work.now,
    };
    if row.thumbnail.is_none() && row.content_type.starts_with("image/") && row.content_type != "image/heif" {
        work.warn(
            "unreadable_picture",
            Words::fixed("照片已收下，但打不开，请核对原件", "The photo was kept but cannot be drawn; check the original"),
        );
    }
    store::insert_attachment(work.conn, &row)?;
    let changes = json!({ "filename": [null, row.filename], "kind": [null, row.kind], "sha256": [null, row.sha256] });
    audit::record(work, event(Action::AddAttachment, case).changing(changes))?;
    Ok(row)
}

/// Describes an attachment anew.
pub fn describe(work: &mut Work<'_>, case: &Case, id: AttachmentId, patch: AttachmentPatch) -> Outcome<Attachment> {
    let row = standing(work, case, id)?;
    work.edit(
        &row,
        |_| event(Action::CorrectAttachment, case),
        |_, row| {
            row.kind = patch.kind.unwrap_or(row.kind);
            patch.paper.apply(&mut row.paper);
            if let Some(filename) = patch.filename {
                let endings = TAKEN.iter().find(|(content_type, _)| *content_type == row.content_type).map_or(&[][..], |taken| taken.1);
                row.filename = bare_name(&filename);
                refuse_lying_name(&row.filename, &row.content_type, endings, "/filename")?;
            }
            Ok(())
        },
    )
}

impl Record for Attachment {
    fn raise(&mut self, _: Instant) {
        self.revision += 1;
    }

    fn row(&self) -> Outcome<Value> {
        row_without(self, &["case_id"])
    }

    fn write(&mut self, work: &mut Work<'_>, _: &Self) -> Outcome<()> {
        store::update_attachment(work.conn, self)
    }
}

impl Seen for Attachment {
    fn revision(&self) -> i32 {
        self.revision
    }

    fn current(&self, _: &Work<'_>) -> Outcome<Value> {
        serde_json::to_value(attachment_view(self)).map_err(Problem::internal)
    }
}

/// An attachment that has not been removed, seen as it is now.
fn standing(work: &mut Work<'_>, case: &Case, id: AttachmentId) -> Outcome<Attachment> {
    let row = store::find_attachment(work.conn, case.key(), id)?;
    work.require_current(&row)?;
    if row.removed_at.is_some() { Err(Problem::new(Code::AlreadyRemoved)) } else { Ok(row) }
}

/// Removes an attachment for a reason; the line stays on record. Gives the contents it had.
pub fn remove(work: &mut Work<'_>, case: &Case, id: AttachmentId, reason: String) -> Outcome<Vec<String>> {
    let mut row = standing(work, case, id)?;
    row.removed_at = Some(work.now);
    row.removed_reason = Some(reason.clone());
    row.revision += 1;
    store::update_attachment(work.conn, &row)?;
    audit::record(work, event(Action::RemoveAttachment, case).changing(json!({ "filename": [row.filename, null] })).because(Some(reason)))?;
    Ok([Some(row.sha256), row.thumbnail].into_iter().flatten().collect())
}

/// Takes away those of some contents that no attachment has any more. Inside a write, so that nobody puts one on
/// record between the question and the removal; after the commit, because a file without its line is harmless and
/// a line without its file is not.
pub async fn remove_unused(context: &Context, contents: Vec<String>) -> Outcome<()> {
    let files = context.files.clone();
    // Two towns may have the same content.
    let taking = context.database.write(Lane::All, move |conn| {
        for sha256 in &contents {
            if !store::content_in_use(conn, sha256)? {
                files.remove(sha256)?;
            }
        }
        Ok(())
    });
    taking.await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_content_says() {
        let png = b"\x89PNG\r\n\x1a\n0000";
        assert_eq!(kind_of_file(png, "签字页.PNG").ok(), Some("image/png"));
        assert_eq!(kind_of_file(png, "no ending").ok(), Some("image/png"));
        assert_eq!(kind_of_file(png, "签字页.pdf").err().map(|problem| problem.code()), Some(Code::ContentMismatch));
        for other in [b"MZ\x90\x00programme".as_slice(), b"", b"<html></html>"] {
            assert_eq!(kind_of_file(other, "photo.jpg").err().map(|problem| problem.code()), Some(Code::UnsupportedMedia));
        }
    }
}
