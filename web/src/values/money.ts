const times = new Map([
  ['', 1],
  ['百', 100],
  ['千', 1_000],
  ['万', 10_000],
  ['亿', 100_000_000],
])

/** Yuan as people type it ("3.5万", "35,000元", "３５０００") in integer fen; null when it is not an amount. */
export function fenFrom(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,¥]/g, '')
    .replace(/(元|块钱|块)$/, '')
  const found = /^(\d+(?:\.\d+)?)([百千万亿]?)$/.exec(text)
  if (!found) return null
  const fen = Number(found[1]) * (times.get(found[2] ?? '') ?? 1) * 100
  const whole = Math.round(fen)
  return Math.abs(fen - whole) < 1e-4 && Number.isSafeInteger(whole) ? whole : null
}

/** `3500000` is `35,000`; fen are shown only when there are some. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100).toLocaleString('en-US')
  const rest = Math.abs(fen % 100)
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`
}
