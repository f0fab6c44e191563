/** A visit whose answer was lost: whether it is on record, and what becomes of what was typed since. */
import { asTyped } from '@/api/body'
import { get, patch, post, type Get, type Writing } from '@/api/contract'
import { newId } from '@/api/ids'
import type { Person } from '@/api/types'
import { useWriter } from '@/api/write'
import { useRooms } from '@/rooms/rooms'
import { fieldLabel, visitFields, wordsOf } from '@/i18n/record-fields'
import { useSentBefore, type Found, type UnsentForm } from '@/unsent'
import { changesFrom, countFrom, newVisitor, typedFrom, type TypedVisit } from './record-visit'
import type { texts } from '@/i18n/petition-visits'
import { inFull, type ListedVisit, type Visit } from './visit'

type Words = typeof texts.zh

/** A field in words, for comparing two versions; the names of fields not listed speak for themselves nowhere. */
function fieldsOf(t: Words, nameOf: (room: string) => string): Record<string, { label: string; words: (typed: TypedVisit) => string }> {
  const text = (name: keyof TypedVisit) => (typed: TypedVisit) => String(typed[name])
  const plain = visitFields.map((field) => [
    field.name,
    { label: fieldLabel(field), words: (typed: TypedVisit) => wordsOf(field, typed[field.name]) },
  ])
  return {
    ...Object.fromEntries(plain),
    leader: { label: t.leader, words: text('leader') },
    visitors: {
      label: t.visitors,
      words: (typed) => typed.visitors.map(({ name, phone, address }) => [name, phone, address].filter(Boolean).join(' ')).join('\n'),
    },
    room_id: { label: t.room, words: (typed) => nameOf(typed.room_id) },
    place: { label: t.place, words: text('place') },
    queue_no: { label: t.queueNo, words: text('queue_no') },
  }
}

export function useVisitSentBefore({ unsent, content, problem }: UnsentForm<TypedVisit>, leaders: () => Person[]) {
  const { nameOf } = useRooms()
  const { sending, problem: correctionProblem, trySend } = useWriter()
  const { arrived, asking, lookAt } = useSentBefore<Visit>(problem)

  function changes(sent: TypedVisit): string[] {
    const facts = Object.keys(changesFrom(content.value, sent, leaders())).filter((name) => name !== 'leader_person_id')
    return content.value.queue_no.trim() === sent.queue_no.trim() ? facts : [...facts, 'queue_no']
  }

  const isChanged = (sent: TypedVisit): boolean => Object.keys(changesFrom(content.value, sent, leaders())).length > 0

  function look(sent: TypedVisit | null): Promise<Found> {
    return lookAt(get('/petition-visits/{id}', { id: content.value.id }) as Get<ListedVisit> as Get<Visit>, (found) => {
      // The queue number follows once there is a visit; what was sent never held it.
      unsent.isOnRecord({ ...(sent ?? typedFrom(found)), queue_no: found.progress.queue_no == null ? '' : String(found.progress.queue_no) })
      return unsent.sent.value !== null && changes(unsent.sent.value).length > 0
    })
  }

  async function correct(): Promise<Visit | null> {
    const [sent, record] = [unsent.sent.value, arrived.value]
    if (!sent || !record) return null
    problem.value = null
    let known = record
    const send = async (writing: Writing<ListedVisit>): Promise<boolean> => {
      const receipt = await trySend(writing)
      if (receipt) known = inFull(receipt.data)
      else problem.value = correctionProblem.value
      return receipt !== null
    }
    const { id } = record
    const changed = changesFrom(content.value, sent, leaders())
    if (
      Object.keys(changed).length &&
      !(await send(patch('/petition-visits/{id}', { id, body: asTyped(changed), revision: known.revision })))
    )
      return null
    arrived.value = known
    unsent.isOnRecord({ ...content.value, queue_no: sent.queue_no })
    const body = { queue_no: countFrom(content.value.queue_no) }
    if (
      content.value.queue_no.trim() !== sent.queue_no &&
      !(await send(post('/petition-visits/{id}/progress', { id, body, revision: known.revision })))
    )
      return null
    return known
  }

  /** The same text goes on as another visit. */
  function another(): void {
    arrived.value = null
    content.value = {
      ...content.value,
      id: newId(),
      visitors: content.value.visitors.map((visitor) => ({ ...visitor, id: newVisitor().id })),
    }
    unsent.end('refused')
  }

  function rows(t: Words) {
    const [sent, fields] = [unsent.sent.value, fieldsOf(t, nameOf)]
    if (!arrived.value || !sent) return []
    return changes(sent).flatMap((name) => {
      const field = fields[name]
      return field ? [{ key: name, label: field.label, mine: field.words(content.value), theirs: field.words(sent) }] : []
    })
  }

  return { arrived, asking, sending, isChanged, look, correct, another, rows }
}
