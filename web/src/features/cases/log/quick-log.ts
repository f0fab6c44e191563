/** The shortest form that is a valid case: what it holds while being typed, what is missing, and what is sent. */
import { withoutEmpty } from '@/api/body'
import type { Code } from '@/api/lists'
import type { Case } from '@/api/types'
import { today } from '@/values/clock'
import { idNumberFault, withoutBlanks } from '@/ui/id-number'
import type { uiTexts } from '@/i18n/ui'
import type { Fault } from '@/ui/form'
import { fenFrom } from '@/values/money'
import type { texts } from '@/i18n/cases'

export const quickLogForm = 'quick-log'

export function emptyQuickLog() {
  return {
    room_id: '',
    found_on: today(),
    kind: '' as Case['kind'] | '',
    facts: '',
    first: { id: '', name: '', phone: '', id_number: '' },
    second: { id: '', name: '', phone: '' },
    place: '',
    people_count: '',
    amount: '',
    source: '' as NonNullable<Case['source']> | '',
    found_by: '' as NonNullable<Case['found_by']> | '',
    difficulty: '' as NonNullable<Case['difficulty']> | '',
    risk: '' as NonNullable<Case['risk']> | '',
    longstanding: '' as 'yes' | 'no' | '',
    arose_on: '',
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
  need(log.people_count.trim() !== '' && !/^\d+$/.test(log.people_count.trim()), '/people_count', words.people)
  need(log.amount.trim() !== '' && fenFrom(log.amount) === null, '/amount_fen', ui.notAnAmount)
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
    ...withoutEmpty({
      place: log.place.trim(),
      people_count: log.people_count.trim() ? Number(log.people_count) : null,
      amount_fen: fenFrom(log.amount),
      source: log.source,
      found_by: log.found_by,
      difficulty: log.difficulty,
      risk: log.risk,
      longstanding: log.longstanding === '' ? null : log.longstanding === 'yes',
      arose_on: log.arose_on,
    }),
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
