/**
 * Who helped last time, per room, on this device. The same two or three people help with most disputes of a village, and
 * one not recorded is missing from the year's figures; who was not there is taken away by one tap.
 */
const keyOf = (roomId: string) => `fengqiao.helpers.${roomId}`

export function usualHelpersOf(roomId: string) {
  return {
    codes: (localStorage.getItem(keyOf(roomId)) ?? '').split(' ').filter(Boolean),
    learn: (codes: string[]) => localStorage.setItem(keyOf(roomId), codes.join(' ')),
  }
}
