import { expect, test } from 'vitest'
import { downloadOf, kindFor, paperLook, sorted, toSign, type Line } from './dossier'

const line = (paper: Line['paper'], state: Line['state']) => ({ paper, state, docx: `/papers/${paper}.docx` }) as Line

test('what is missing stands first, what is not needed aside', () => {
  const items = [
    line('cover', 'printable'),
    line('identity', 'missing'),
    line('agreement', 'present'),
    line('evidence', 'recorded'),
    line('end_notice', 'not_needed'),
  ]
  const { missing, there, idle } = sorted({ complete: false, items })
  expect([missing, there, idle].map((lines) => lines.map((each) => each.paper))).toEqual([
    ['identity'],
    ['cover', 'agreement', 'evidence'],
    ['end_notice'],
  ])
})

test('only what is signed or scanned is ticked, and no two states look alike', () => {
  const shapes = Object.entries(paperLook).map(([state, { shape }]) => [state, shape])
  expect(shapes.filter(([, shape]) => shape === '✓')).toEqual([['present', '✓']])
  expect(new Set(shapes.map(([, shape]) => shape)).size).toBe(shapes.length)
})

test('required papers that are only printable are counted as still to be signed', () => {
  const items = [
    { ...line('cover', 'printable'), need: 'required' as const },
    { ...line('follow_up', 'printable'), need: 'as_needed' as const },
    { ...line('agreement', 'present'), need: 'required' as const },
  ]
  expect(toSign({ complete: true, items })).toBe(1)
})

test('a paper the case contradicts is not offered, a blank one may be', () => {
  expect(downloadOf(line('end_notice', 'not_needed'))).toBeNull()
  expect(downloadOf(line('inquiry', 'not_needed'))).toBe('/papers/inquiry.docx')
})

test('proofs are uploaded as what they are, papers as signed', () => {
  expect([kindFor('identity'), kindFor('agreement')]).toEqual(['identity', 'signed_paper'])
})
