import { get } from '@/api/contract'
import { codes } from '@/api/lists'
import { Problem } from '@/api/problem'
import { read } from '@/api/read'
import type { Case } from '@/api/types'

type Kind = Case['kind']

/**
 * All kinds, the room's commonest first. The order is the one learned last time: chips that change places while a thumb
 * is on its way to them make people record the wrong kind.
 */
export function kindsFor(roomId: string): Kind[] {
  const known = (localStorage.getItem(keyOf(roomId)) ?? '').split(' ')
  const all = codes('Kind')
  const common = all.filter((kind) => known.includes(kind)).sort((a, b) => known.indexOf(a) - known.indexOf(b))
  return [...common, ...all.filter((kind) => !common.includes(kind))]
}

/** Learns the order for next time from the room's last cases. */
export async function learnKinds(roomId: string): Promise<void> {
  try {
    const { data } = await read(get('/cases', { room_id: roomId, sort: '-found_on', limit: 50 }))
    const counts = new Map<Kind, number>()
    for (const { kind } of data.items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const order = [...counts].sort((a, b) => b[1] - a[1]).map(([kind]) => kind)
    localStorage.setItem(keyOf(roomId), order.join(' '))
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure
  }
}

function keyOf(roomId: string): string {
  return `fengqiao.kinds.${roomId}`
}
