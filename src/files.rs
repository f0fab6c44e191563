//! Photos and scans: sealed files in a folder of their own, each under the SHA-256 of what was sent.
//!
//! The folder lies outside the web app and the database. What stands in it is sealed in pieces
//! (XChaCha20-Poly1305, STREAM construction) under a key of the town's key file, so that a copied folder
//! shows no identity card. A file is written under a passing name and takes its own only when it is whole.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::KeyInit;
use chacha20poly1305::aead::stream::{DecryptorBE32, EncryptorBE32};
use rand::RngCore;
use sha2::{Digest, Sha256};

use crate::crypto::{Vault, hex};
use crate::problem::{Outcome, Problem};
use crate::whole::Part;

/// Bytes sealed as one piece; a reader holds no more than this.
const PIECE: usize = 64 * 1024;
/// What the sealing adds to a piece.
const TAG: usize = 16;
/// The nonce of the whole file; the pieces are numbered by the construction.
const NONCE: usize = 19;
/// The most that is kept of a beginning, to tell what kind of file it is.
const BEGINNING: usize = 4096;

/// Where files lie until they are whole.
const INCOMING: &str = "incoming";
/// Nobody writes on one file for so long.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 60 * 60);

/// The folder of the town's files.
#[derive(Clone)]
pub struct Files {
    folder: Arc<Path>,
    vault: Arc<Vault>,
}

/// What was kept.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// SHA-256 of the content, in hexadecimal: its name.
    pub sha256: String,
    pub size: u64,
    /// Whether it was there before.
    pub known: bool,
}

impl Files {
    /// The files in a folder, which is made when the first of them comes.
    pub fn new(folder: PathBuf, vault: Arc<Vault>) -> Self {
        Self { folder: folder.into(), vault }
    }

    /// Where they lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn place(&self, sha256: &str) -> PathBuf {
        self.folder.join(sha256.get(..2).unwrap_or_default()).join(sha256)
    }

    /// Begins to take a file in; it goes without a trace unless it is kept.
    pub fn begin(&self) -> Outcome<Incoming> {
        let folder = self.folder.join(INCOMING);
        fs::create_dir_all(&folder)?;
        let mut nonce = [0; NONCE];
        rand::rngs::OsRng.fill_bytes(&mut nonce);
        let path = folder.join(uuid::Uuid::now_v7().to_string());
        let mut file = File::create_new(&path)?;
        file.write_all(&nonce)?;
        let cipher = XChaCha20Poly1305::new(self.vault.file_key().into());
        let sealer = Some(EncryptorBE32::from_aead(cipher, &nonce.into()));
        Ok(Incoming { files: self.clone(), path, file, sealer, piece: Vec::new(), hash: Sha256::new(), size: 0, beginning: Vec::new() })
    }

    /// Takes away what a program that was killed has left half-written; another one may still be writing what is younger.
    pub fn sweep(&self) -> Outcome<()> {
        let left = match fs::read_dir(self.folder.join(INCOMING)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            left => left?,
        };
        for entry in left {
            let entry = entry?;
            let age = entry.metadata()?.modified()?.elapsed();
            if age.is_ok_and(|age| age > LEFT_BEHIND) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Opens a file for reading from its beginning.
    pub fn open(&self, sha256: &str) -> Outcome<Outgoing> {
        self.open_at(&self.place(sha256))
    }

    fn open_at(&self, path: &Path) -> Outcome<Outgoing> {
        let mut file = File::open(path).map_err(|error| Problem::internal(format!("file {}: {error}", path.display())))?;
        let mut nonce = [0; NONCE];
        file.read_exact(&mut nonce)?;
        let cipher = XChaCha20Poly1305::new(self.vault.file_key().into());
        Ok(Outgoing { file, opener: Some(DecryptorBE32::from_aead(cipher, &nonce.into())), ahead: None })
    }

    /// Whether a file is there and is what its name says.
    pub fn is_whole(&self, sha256: &str) -> bool {
        let Ok(mut file) = self.open(sha256) else { return false };
        let mut hash = Sha256::new();
        loop {
            match file.next_piece() {
                Ok(Some(piece)) => hash.update(&piece),
                Ok(None) => return hex(&hash.finalize()) == sha256,
                Err(_) => return false,
            }
        }
    }

    /// Whether a file of that name is there.
    pub fn has(&self, sha256: &str) -> bool {
        self.place(sha256).is_file()
    }

    /// Takes a file away; one that is not there is no fault.
    pub fn remove(&self, sha256: &str) -> Outcome<()> {
        match fs::remove_file(self.place(sha256)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Problem::internal(error)),
            _ => Ok(()),
        }
    }

    /// Copies a file as it stands, sealed, into another folder of files; it stays when it is there already.
    pub fn copy_to(&self, sha256: &str, folder: &Path) -> Outcome<()> {
        let to = Self::new(folder.to_owned(), Arc::clone(&self.vault)).place(sha256);
        let unreadable = |error| Problem::internal(format!("file {sha256}: {error}"));
        let mut from = File::open(self.place(sha256)).map_err(unreadable)?;
        let size = from.metadata().map_err(unreadable)?.len();
        match fs::metadata(&to) {
            Ok(there) if there.len() == size => return Ok(()),
            // Cut short by a program that gave files their names before they were whole.
            Ok(_) => fs::remove_file(&to).map_err(Problem::internal)?,
            Err(_) => {}
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut part = Part::begin(&to)?;
        io::copy(&mut from, part.file())?;
        Ok(part.commit()?)
    }
}

/// A file that is coming in.
pub struct Incoming {
    files: Files,
    path: PathBuf,
    file: File,
    sealer: Option<EncryptorBE32<XChaCha20Poly1305>>,
    piece: Vec<u8>,
    hash: Sha256,
    size: u64,
    beginning: Vec<u8>,
}

impl Incoming {
    /// Takes the next bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Outcome<()> {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        let room = BEGINNING.saturating_sub(self.beginning.len());
        self.beginning.extend(bytes.iter().take(room));
        self.piece.extend_from_slice(bytes);
        // The last piece is sealed differently, so a full one waits until more comes.
        while self.piece.len() > PIECE {
            let rest = self.piece.split_off(PIECE);
            let piece = std::mem::replace(&mut self.piece, rest);
            let sealer = self.sealer.as_mut().ok_or_else(|| Problem::internal("a file was closed"))?;
            let sealed = sealer.encrypt_next(piece.as_slice()).map_err(|_| Problem::internal("sealing a file failed"))?;
            self.file.write_all(&sealed)?;
        }
        Ok(())
    }

    /// Bytes taken so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The first bytes, to tell what kind of file it is.
    pub fn beginning(&self) -> &[u8] {
        &self.beginning
    }

    /// Seals what is left.
    fn finish(&mut self) -> Outcome<()> {
        let sealer = self.sealer.take().ok_or_else(|| Problem::internal("a file was closed"))?;
        let sealed = sealer.encrypt_last(self.piece.as_slice()).map_err(|_| Problem::internal("sealing a file failed"))?;
        Ok(self.file.write_all(&sealed)?)
    }

    /// Reads the file from its beginning and keeps it no longer than that takes.
    pub fn read_once(mut self) -> Outcome<Outgoing> {
        self.finish()?;
        // Its name goes with `self`; what is open stays readable.
        self.files.open_at(&self.path)
    }

    /// Gives the file its name, once it has reached the disk.
    pub fn store(mut self) -> Outcome<StoredFile> {
        self.finish()?;
        self.file.sync_all()?;
        let sha256 = hex(&std::mem::take(&mut self.hash).finalize());
        let place = self.files.place(&sha256);
        let known = place.is_file();
        if !known && let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
            fs::rename(&self.path, &place)?;
            // The name must survive a power cut as well as the content.
            File::open(folder).and_then(|folder| folder.sync_all())?;
        }
        Ok(StoredFile { sha256, size: self.size, known })
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Kept files have moved away under their own name.
        drop(fs::remove_file(&self.path));
    }
}

/// A file that is read piece by piece.
pub struct Outgoing {
    file: File,
    opener: Option<DecryptorBE32<XChaCha20Poly1305>>,
    ahead: Option<Vec<u8>>,
}

impl Outgoing {
    /// The next piece of the content; none after the last. An error means a wrong key or an altered file.
    pub fn next_piece(&mut self) -> Outcome<Option<Vec<u8>>> {
        let Some(opener) = self.opener.as_mut() else { return Ok(None) };
        let broken = |_| Problem::internal("a file cannot be opened: wrong key file or altered content");
        let piece = match self.ahead.take() {
            Some(piece) => piece,
            None => read_piece(&mut self.file)?,
        };
        let next = read_piece(&mut self.file)?;
        if next.is_empty() {
            let opener = self.opener.take().ok_or_else(|| Problem::internal("a file was closed"))?;
            return opener.decrypt_last(piece.as_slice()).map(Some).map_err(broken);
        }
        self.ahead = Some(next);
        opener.decrypt_next(piece.as_slice()).map(Some).map_err(broken)
    }
}

fn read_piece(file: &mut File) -> Outcome<Vec<u8>> {
    let mut piece = Vec::with_capacity(PIECE + TAG);
    file.take((PIECE + TAG) as u64).read_to_end(&mut piece)?;
    Ok(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path, master: u8) -> Files {
        Files::new(folder.to_owned(), Arc::new(Vault::from_master(&[master; 32])))
    }

    fn kept(files: &Files, content: &[u8]) -> StoredFile {
        let mut incoming = files.begin().expect("begun");
        content.chunks(1000).for_each(|chunk| incoming.write(chunk).expect("written"));
        incoming.store().expect("kept")
    }

    fn read(files: &Files, sha256: &str) -> Outcome<Vec<u8>> {
        let mut outgoing = files.open(sha256)?;
        let mut content = Vec::new();
        while let Some(piece) = outgoing.next_piece()? {
            content.extend(piece);
        }
        Ok(content)
    }

    #[test]
    fn what_was_kept_is_read_back_and_lies_sealed() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = files(folder.path(), 7);
        for size in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let content: Vec<u8> = b"500235199805157921".iter().copied().cycle().take(size).collect();
            let kept = kept(&files, &content);
            assert_eq!(read(&files, &kept.sha256).expect("read"), content, "{size}");
            assert!(files.is_whole(&kept.sha256));
            let sealed = fs::read(files.place(&kept.sha256)).expect("the file");
            assert!(size < 18 || !sealed.windows(18).any(|part| part == b"500235199805157921"));
        }
    }

    #[test]
    fn a_broken_off_file_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = files(folder.path(), 7);
        let mut incoming = files.begin().expect("begun");
        incoming.write(&[1; 200_000]).expect("written");
        drop(incoming);
        assert_eq!(fs::read_dir(folder.path().join(INCOMING)).expect("the folder").count(), 0);
    }

    #[test]
    fn what_a_killed_program_left_goes_after_a_day_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = files(folder.path(), 7);
        files.sweep().expect("nothing to sweep");
        let kept = kept(&files, b"content");
        let left = folder.path().join(INCOMING).join("left");
        fs::write(&left, b"half").expect("written");
        files.sweep().expect("swept");
        assert!(left.exists(), "it may still be written");
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        File::options().write(true).open(&left).and_then(|file| file.set_modified(long_ago)).expect("dated");
        files.sweep().expect("swept");
        assert!(!left.exists() && files.is_whole(&kept.sha256));
    }

    #[test]
    fn an_altered_or_shortened_file_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = files(folder.path(), 7);
        let kept = kept(&files, &[5; 3 * PIECE]);
        let place = files.place(&kept.sha256);
        let whole = fs::read(&place).expect("the file");
        fs::write(&place, &whole[..whole.len() - PIECE]).expect("shortened");
        assert!(!files.is_whole(&kept.sha256));
        let mut altered = whole.clone();
        altered[1000] ^= 1;
        fs::write(&place, &altered).expect("altered");
        assert!(!files.is_whole(&kept.sha256) && read(&files, &kept.sha256).is_err());
        fs::write(&place, &whole).expect("restored");
        assert!(files.is_whole(&kept.sha256) && !super::tests::files(folder.path(), 8).is_whole(&kept.sha256));
    }
}
