/** People of the room's register who may take part in mediation, one choice for each role they hold. */
import { computed } from 'vue'
import { get } from '@/api/contract'
import { label, type Code } from '@/api/lists'
import { useRead } from '@/api/read'
import type { Case, Person } from '@/api/types'
import { today } from '@/values/clock'

type Role = Code<'ParticipantRole'>
const offered: readonly string[] = ['legal_literate', 'mediator', 'legal_adviser', 'grid_worker'] satisfies Role[]

export interface Helper {
  /** `person_id:role`, the code of the chip. */
  code: string
  label: string
  person_id: string
  name: string
  role: Role
  room_id: string | null
}

export function useHelpers(roomId: () => string | null) {
  const reading = useRead(() => (roomId() ? get('/people', { room_id: roomId(), limit: 200 }) : null))
  const helpers = computed(() => helpersAmong(reading.data.value?.items ?? [], today()))
  return { reading, helpers }
}

/** Legal literates of this name on the register, also those of other rooms as far as one may read them. */
export function useNamedLiterates(name: () => string) {
  const reading = useRead(() => (name() ? get('/people', { role: 'legal_literate', on: today(), q: name(), limit: 20 }) : null))
  const named = computed(() =>
    helpersAmong(reading.data.value?.items ?? [], today()).filter((helper) => helper.role === 'legal_literate' && helper.name === name()),
  )
  return { named }
}

function helpersAmong(people: Person[], day: string): Helper[] {
  const all = people.flatMap((person) =>
    person.roles
      .filter((held) => offered.includes(held.role) && held.from <= day && (!held.to || held.to > day))
      .map((held) => ({
        code: `${person.id}:${held.role}`,
        label: `${person.name} · ${label('ParticipantRole', held.role as Role)}`,
        person_id: person.id,
        name: person.name,
        role: held.role as Role,
        room_id: person.room_id ?? null,
      })),
  )
  return all.sort((a, b) => offered.indexOf(a.role) - offered.indexOf(b.role))
}

/** A name written down as a legal literate's that is nobody's on the register. */
export function isTypedOnly(each: Pick<Case['participants'][number], 'role' | 'on_register'>): boolean {
  return each.role === 'legal_literate' && !each.on_register
}

export function takesPart(found: Case, helper: Helper): boolean {
  return found.participants.some((each) => each.person_id === helper.person_id && each.role === helper.role)
}
