/** What is being typed into a short form; the longer ones are kept on the device until they are sent. */
import { ref, type Ref } from 'vue'
import type { Case } from '@/api/types'
import { useDraft } from '@/drafts'
import { answersFrom, emptyAnswers, withToday, type Answers, type FormName } from './forms'

/** With what was typed goes what it was typed over, so that a draft kept for a day still notices what changed meanwhile. */
export interface Typing {
  base: Answers
  typed: Answers
  revision: number
}

const keptForms: readonly FormName[] = ['meeting', 'follow_up']

export function useFormDraft(form: FormName, found: Case, record?: { id: string; revision: number }, begin?: Answers): { content: Ref<Typing>; drop: () => void } {
  const empty = (): Typing => {
    const base = record ? answersFrom(form, record) : emptyAnswers(form)
    return { base, typed: record ? withToday(form, base) : { ...base, ...begin }, revision: record?.revision ?? 0 }
  }
  if (keptForms.includes(form)) return useDraft(form, record?.id ?? found.id, empty)
  return { content: ref(empty()), drop: () => undefined }
}
