import { expect, test } from 'vitest'
import { placeOf, urgency } from './reminders'

test('each thing due opens where it is done', () => {
  expect(placeOf({ case_id: 'c', kind: 'follow_up' })).toBe('/cases/c#follow-ups')
  expect(placeOf({ case_id: 'c', kind: 'confirmation' })).toBe('/cases/c#agreement')
})

test('the last day itself is as urgent as a day too late', () => {
  expect([-1, 0, 1].map(urgency)).toEqual(['late', 'today', 'soon'])
})
