// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { townNumbers } from '@/features/today/town-numbers'
import { headlines, keptWork, recordedWork } from './chosen'

test('every figure chosen by name is one the program counts', () => {
  const definitions = readFileSync(new URL('../../../../tests/it/figures/editions.csv', import.meta.url), 'utf8')
  const known = definitions.split('\n').map((row) => row.split(',')[0])
  expect([...headlines, ...recordedWork, ...keptWork, ...townNumbers].filter((code) => !known.includes(code))).toEqual([])
})
