/** The rooms a person may see, read once; names for ids wherever a record says `room_id`. */
import { computed, shallowRef } from 'vue'
import { get } from '@/api/contract'
import { Problem } from '@/api/problem'
import { read } from '@/api/read'
import type { Room, Town } from '@/api/types'
import { account, whenSignedOut } from '@/session/session'

const rooms = shallowRef<Room[] | null>(null)
const towns = shallowRef<Town[]>([])
let asking: Promise<void> | null = null

async function ask(): Promise<void> {
  try {
    const [roomPage, townPage] = await Promise.all([read(get('/rooms', { limit: 200 })), read(get('/towns'))])
    towns.value = townPage.data.items
    rooms.value = roomPage.data.items
  } catch (failure) {
    // Names are a help, not the matter itself: without them the page still works, and the next page asks again.
    if (!(failure instanceof Problem)) throw failure
  } finally {
    asking = null
  }
}

export function useRooms() {
  if (rooms.value === null) asking ??= ask()
  return {
    rooms: computed(() => rooms.value ?? []),
    own: computed(() => rooms.value?.find((room) => room.id === account.value?.room_id) ?? null),
    /** The town printed on paper; none when the account reaches several. */
    townName: computed(() => (towns.value.length === 1 ? towns.value[0]!.name : '')),
    /** Known only once asked: a fresh database has no town yet. */
    noTown: computed(() => rooms.value !== null && towns.value.length === 0),
    nameOf: (id: string | null | undefined) => rooms.value?.find((room) => room.id === id)?.name ?? '',
  }
}

/** After the register was changed, or another person signed in. */
export function forgetRooms(): void {
  rooms.value = null
}
whenSignedOut(forgetRooms)
