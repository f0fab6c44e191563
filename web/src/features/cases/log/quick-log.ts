/** The shortest form that is a valid case: what it holds while being typed, what is missing, and what is sent. */
import { withoutEmpty } from '@/api/body'
import type { Code } from '@/api/lists'
import type { Case } from '@/api/types'
import { today } from '@/values/clock'
import { idNumberFault, withoutBlanks } from '@/ui/id-number'
import type { uiTexts } from '@/i18n/ui'
import type { Fault } from '@/ui/form'
import { caseFields, isMistyped, sentValue, type CaseFieldName, type RecordField } from '@/i18n/record-fields'
import type { texts } from '@/i18n/cases'

export const quickLogForm = 'quick-log'

/** 补充: the fields that may follow later. */
type MoreName = Exclude<CaseFieldName, 'found_on' | 'kind' | 'facts'>
const isMore = (field: RecordField<CaseFieldName>): field is RecordField<MoreName> => field.given !== 'required'
export const moreFields = caseFields.filter(isMore)

export function emptyQuickLog() {
  return {
    room_id: '',
    found_on: today(),
    kind: '' as Case['kind'] | '',
    facts: '',
    first: { id: '', name: '', phone: '', id_number: '' },
    second: { id: '', name: '', phone: '' },
    ...(Object.fromEntries(moreFields.map(({ name }) => [name, ''])) as Record<MoreName, string>),
  }
}

export type QuickLog = ReturnType<typeof emptyQuickLog>

/** What can be said without asking the server; everything else is the server's to judge. */
export function faultsIn(log: QuickLog, words: typeof texts.zh.need, ui: typeof uiTexts.zh): Fault[] {
  const faults: Fault[] = []
  const need = (fault: boolean, pointer: string, detail: string) => fault && faults.push({ pointer, detail })
  need(!log.room_id, '/room_id', words.room)
  need(!log.found_on, '/found_on', words.found_on)
  need(!log.kind, '/kind', words.kind)
  need(!log.facts.trim(), '/facts', words.facts)
  need(!log.first.name.trim(), '/parties/0/name', words.name)
  for (const field of moreFields) {
    need(isMistyped(field, log[field.name]), `/${field.name}`, field.control === 'money' ? ui.notAnAmount : words.people)
  }
  const idFault = idNumberFault(log.first.id_number, ui)
  need(idFault !== '', '/parties/0/id_number', idFault)
  return faults
}

export function bodyFrom(id: string, log: QuickLog) {
  return {
    id,
    room_id: log.room_id,
    found_on: log.found_on,
    kind: log.kind,
    facts: log.facts.trim(),
    parties: partiesOf(log),
    ...withoutEmpty(Object.fromEntries(moreFields.map((field) => [field.name, sentValue(field, log[field.name])]))),
  }
}

export function partiesOf({ first, second }: QuickLog) {
  return [party(first.id, 'applicant', first), ...(second.name.trim() ? [party(second.id, 'respondent', second)] : [])]
}

function party(id: string, role: Code<'PartyRole'>, typed: { name: string; phone: string; id_number?: string }) {
  return {
    id,
    role,
    kind: 'person' as const,
    name: typed.name.trim(),
    ...withoutEmpty({ phone: typed.phone.trim(), id_number: withoutBlanks(typed.id_number ?? '') }),
  }
}
