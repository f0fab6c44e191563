import { expect, test } from 'vitest'
import { stretches, type CheckedNumber } from './paragraph-check'

const number = (start: number, end: number, verdict: CheckedNumber['verdict'] = 'matches'): CheckedNumber => ({
  start,
  end,
  text: '',
  verdict,
  verdict_label: '',
  verdict_label_en: '',
})

test('a text is cut where its numbers stand, and nothing of it is lost', () => {
  const text = '𠮷：18个调解室，化解597件'
  const cut = stretches(text, [number(12, 15, 'differs'), number(3, 5)])
  expect(cut.map((each) => [each.text, each.number?.verdict])).toEqual([
    ['𠮷：', undefined],
    ['18', 'matches'],
    ['个调解室，化解', undefined],
    ['597', 'differs'],
    ['件', undefined],
  ])
  expect(cut.map((each) => each.text).join('')).toBe(text)
})
