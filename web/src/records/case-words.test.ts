import { expect, test } from 'vitest'
import type { Case } from '@/api/types'
import { groundOf } from './case-words'

test('the ground is told in the words of the step that ended the case', () => {
  const ended = (step: string, ground: string) => groundOf({ end: { step, ground } } as Case)
  expect(ended('end', 'refused')).toBe('一方拒绝或放弃')
  expect(ended('decline', 'refused')).toBe('一方明确拒绝')
  expect(groundOf({ end: null } as Case)).toBe('')
})
