export { changesBetween, conflicts, useCorrection, type Correction, type Current } from './correction'
export { useUnsentForm, type UnsentForm } from './form'
export { holdInDialog, dialogKey, type DialogContext } from './in-dialog'
export { discard, leaveFor, unsentOf, useUnsent, type Holding, type KeptDraft, type Unsent } from './unsent'
