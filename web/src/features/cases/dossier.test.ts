import { expect, test } from 'vitest'
import { downloadOf, kindFor, sorted, type Line } from './dossier'

const line = (paper: Line['paper'], state: Line['state']) => ({ paper, state, docx: `/papers/${paper}.docx` }) as Line

test('what is missing stands first, what is not needed aside', () => {
  const items = [line('cover', 'present'), line('identity', 'missing'), line('end_notice', 'not_needed')]
  const { missing, present, idle } = sorted({ complete: false, items })
  expect([missing, present, idle].map((lines) => lines.map((each) => each.paper))).toEqual([['identity'], ['cover'], ['end_notice']])
})

test('a paper the case contradicts is not offered, a blank one may be', () => {
  expect(downloadOf(line('end_notice', 'not_needed'))).toBeNull()
  expect(downloadOf(line('inquiry', 'not_needed'))).toBe('/papers/inquiry.docx')
})

test('proofs are uploaded as what they are, papers as signed', () => {
  expect([kindFor('identity'), kindFor('agreement')]).toEqual(['identity', 'signed_paper'])
})
