/** What is being typed into a short form; kept on the device until it is sent. */
import type { Case } from '@/api/types'
import { newId } from '@/api/ids'
import { useUnsentForm, type UnsentForm } from '@/unsent'
import { answersFrom, changedFields, emptyAnswers, withToday, type Answers, type FormName } from './forms'

/** With what was typed goes what it was typed over, so that a draft kept for a day still notices what changed meanwhile. */
export interface Typing {
  /** Of the record this makes or corrects: sent again after a reload, it is still the same one. */
  id: string
  base: Answers
  typed: Answers
  revision: number
}

export function useFormDraft(form: FormName, found: Case, record?: { id: string; revision: number }, begin?: Answers): UnsentForm<Typing> {
  const empty = (): Typing => {
    const base = record ? answersFrom(form, record) : emptyAnswers(form)
    return {
      id: record?.id ?? newId(),
      base,
      typed: record ? withToday(form, base) : { ...base, ...begin },
      revision: record?.revision ?? 0,
    }
  }
  const begun = empty().typed
  return useUnsentForm(form, record?.id ?? found.id, empty, {
    settles: true,
    typed: ({ typed }) => changedFields(form, begun, typed).length > 0,
  })
}
