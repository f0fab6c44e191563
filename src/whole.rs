//! Files that stand under their name only when they are whole: written beside it, brought to the disk, then renamed.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Error, ErrorKind};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};

/// A file on its way to its name; without [`Part::keep`] it goes without a trace.
pub struct Part {
    file: File,
    name: PathBuf,
    path: PathBuf,
}

impl Part {
    /// Begins a file that nobody but its owner may read, in the place of what a broken-off attempt has left.
    /// Fails with `AlreadyExists` where a file of that name stands, and with `WouldBlock` while another process writes it.
    pub fn begin(name: &Path) -> io::Result<Self> {
        if name.exists() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let path = beside(name, ".part");
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(&path)?;
        flock(&file, FlockOperation::NonBlockingLockExclusive)?;
        // Whoever held it before may just have given it its name, or taken it away.
        let (ours, named) = (file.metadata()?, fs::metadata(&path));
        if !named.is_ok_and(|named| (named.dev(), named.ino()) == (ours.dev(), ours.ino())) {
            return Err(ErrorKind::WouldBlock.into());
        }
        file.set_len(0)?;
        // Also where it was made by somebody else; a disk that knows no owners has nothing to set.
        drop(file.set_permissions(Permissions::from_mode(0o600)));
        Ok(Self { file, name: name.to_owned(), path })
    }

    /// Where it is written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// To write it.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Empties it, to begin anew.
    pub fn clear(&self) -> io::Result<()> {
        self.file.set_len(0)
    }

    /// Gives the file its name, once all of it has reached the disk.
    pub fn commit(self) -> io::Result<()> {
        self.file.sync_all()?;
        if self.name.exists() {
            return Err(Error::from(ErrorKind::AlreadyExists));
        }
        fs::rename(&self.path, &self.name)?;
        sync_folder_of(&self.name)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // One that was kept has moved away under its own name.
        drop(fs::remove_file(&self.path));
    }
}

/// A name with something after it.
pub fn beside(name: &Path, end: &str) -> PathBuf {
    let mut whole = OsString::from(name);
    whole.push(end);
    whole.into()
}

/// Makes the names in the folder of a file survive a power cut.
pub fn sync_folder_of(name: &Path) -> io::Result<()> {
    File::open(folder_of(name))?.sync_all()
}

/// The folder a file lies in, also where its name is all there is.
pub fn folder_of(name: &Path) -> &Path {
    name.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_file_has_its_name_only_when_it_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let name = folder.path().join("copy.db");
        let mut part = Part::begin(&name).expect("begun");
        part.file().write_all(b"half").expect("written");
        assert!(Part::begin(&name).is_err_and(|error| error.kind() == ErrorKind::WouldBlock), "one at a time");
        drop(part);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
        fs::write(beside(&name, ".part"), b"left by an attempt that was cut off").expect("written");
        let mut part = Part::begin(&name).expect("begun");
        part.file().write_all(b"whole").expect("written");
        assert!(!name.exists());
        part.commit().expect("kept");
        assert_eq!(fs::read(&name).expect("the file"), b"whole");
        assert_eq!(fs::metadata(&name).expect("the file").mode() & 0o777, 0o600);
        assert!(Part::begin(&name).is_err_and(|error| error.kind() == ErrorKind::AlreadyExists));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}
