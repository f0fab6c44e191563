//! How far the imports under way have come. Kept in memory: it is of use only while somebody waits for the answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::lists::ImportStage;
use crate::ids::{AccountId, ImportId};

/// What has been done of what there is to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    pub stage: ImportStage,
    /// Rows.
    pub done: usize,
    pub total: usize,
}

/// Watches one piece of work with a workbook; the default tells nobody.
#[derive(Clone, Default)]
pub struct ProgressReporter(Option<Arc<dyn Fn(Change) + Send + Sync>>);

/// What a piece of work tells while it goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// Another stage begins, with so many rows.
    Begin(ImportStage, usize),
    /// One more row is done.
    Step,
}

impl std::fmt::Debug for ProgressReporter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() { "ProgressReporter(told)" } else { "ProgressReporter(nobody)" })
    }
}

impl ProgressReporter {
    pub fn telling(tell: impl Fn(Change) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(tell)))
    }

    pub fn begin(&self, stage: ImportStage, total: usize) {
        if let Some(tell) = &self.0 {
            tell(Change::Begin(stage, total));
        }
    }

    pub fn step(&self) {
        if let Some(tell) = &self.0 {
            tell(Change::Step);
        }
    }
}

static UNDER_WAY: Mutex<Option<HashMap<ImportId, (AccountId, Progress)>>> = Mutex::new(None);

fn under_way<T>(work: impl FnOnce(&mut HashMap<ImportId, (AccountId, Progress)>) -> T) -> T {
    work(UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default())
}

/// Work with an import of an account is under way until this is dropped.
pub struct UnderWay {
    id: ImportId,
}

impl UnderWay {
    /// Begins; the watch goes along with the work.
    pub fn begin(id: ImportId, account: AccountId) -> (Self, ProgressReporter) {
        under_way(|all| all.insert(id, (account, Progress { stage: ImportStage::Waiting, done: 0, total: 0 })));
        let watch = ProgressReporter::telling(move |change| {
            under_way(|all| {
                let Some((_, progress)) = all.get_mut(&id) else { return };
                match change {
                    Change::Begin(stage, total) => *progress = Progress { stage, done: 0, total },
                    Change::Step => progress.done += 1,
                }
            });
        });
        (Self { id }, watch)
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        under_way(|all| all.remove(&self.id));
    }
}

/// How far an import of an account has come; `None` when nothing is being done with it here.
pub fn of(id: ImportId, account: AccountId) -> Option<Progress> {
    under_way(|all| all.get(&id).filter(|(owner, _)| *owner == account).map(|(_, progress)| *progress))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_account_sees_how_far_an_import_has_come_and_only_while_it_goes_on() {
        let (id, account) = (ImportId::new(), AccountId::new());
        let (under_way, watch) = UnderWay::begin(id, account);
        watch.begin(ImportStage::Reading, 2);
        watch.step();
        assert_eq!(of(id, account), Some(Progress { stage: ImportStage::Reading, done: 1, total: 2 }));
        assert_eq!(of(id, AccountId::new()), None);
        drop(under_way);
        watch.step();
        assert_eq!(of(id, account), None);
    }
}
