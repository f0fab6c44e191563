/** A person of the register while being typed. */
import { choices, type Code } from '@/api/lists'
import { newId } from '@/api/ids'
import type { Person } from '@/api/types'
import type { Fault } from '@/ui/form'
import type { texts } from '@/i18n/register'

export function newRole() {
  return { id: newId(), role: '' as Code<'PersonRole'> | '', from: '', to: '', certificate_no: '' }
}

export function typedFrom(person: Person | null) {
  return {
    name: person?.name ?? '',
    gender: (person?.gender ?? '') as Code<'Gender'> | '',
    position_title: person?.position_title ?? '',
    // A masked number sent back unchanged leaves the stored one as it is.
    phone: person?.phone ?? '',
    room_id: person?.room_id ?? '',
    roles: person ? person.roles.map((held) => ({ ...held, to: held.to ?? '', certificate_no: held.certificate_no ?? '' })) : [newRole()],
  }
}

export type TypedPerson = ReturnType<typeof typedFrom>

export function faultsIn(typed: TypedPerson, words: typeof texts.zh.need): Fault[] {
  const faults: Fault[] = []
  if (!typed.name.trim()) faults.push({ pointer: '/name', detail: words.name })
  typed.roles.forEach((held, at) => {
    if (!held.role) faults.push({ pointer: `/roles/${at}/role`, detail: words.role })
    if (!held.from) faults.push({ pointer: `/roles/${at}/from`, detail: words.from })
  })
  return faults
}

export function bodyFrom(typed: TypedPerson) {
  return {
    name: typed.name.trim(),
    gender: typed.gender || null,
    position_title: typed.position_title.trim() || null,
    phone: typed.phone.trim() || null,
    room_id: typed.room_id || null,
    roles: typed.roles.map(({ id, role, from, to, certificate_no }) => ({
      id,
      role,
      from,
      to: to || null,
      certificate_no: certificate_no.trim() || null,
    })),
  }
}

export const roleChoices = () => choices('PersonRole')
