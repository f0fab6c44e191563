import { expect, test } from 'vitest'
import { get, href, patch, postForFile, remove, upload } from './contract'

test('parameters of the path go into it, the others follow', () => {
  expect(get('/cases/{id}/meetings', { id: '1', limit: 200 })).toBe('/cases/1/meetings?limit=200')
  expect(get('/settings')).toBe('/settings')
  expect(href('/exports/annual', { year: 2024, format: 'xlsx', room_id: '' })).toBe('/api/v1/exports/annual?year=2024&format=xlsx')
})

test('a filter that is empty is left out, no is not', () => {
  expect(get('/figures', { year: 2024, room_id: null, breakdown: false })).toBe('/figures?year=2024&breakdown=false')
})

test('what stands in a path cannot become another one', () => {
  expect(get('/cases/{id}', { id: '../rooms?x' })).toBe('/cases/..%2Frooms%3Fx')
})

test('a change says only what was given', () => {
  expect(patch('/accounts/{id}', { id: '1', body: { disabled: true }, revision: 4 })).toEqual({
    method: 'PATCH',
    path: '/accounts/1',
    body: { disabled: true },
    revision: 4,
  })
  expect(remove('/cases/{id}/links/{other_id}', { id: '1', other_id: '2' })).toEqual({ method: 'DELETE', path: '/cases/1/links/2' })
  expect(postForFile('/cases/{id}/attachments/{child_id}/reveal', { id: '1', child_id: '2', body: { reason: 'a' } }).file).toBe(true)
})

test('a file goes last, after what belongs to it, and empty fields not at all', () => {
  const { path, form } = upload('/imports', { fields: { kind: 'cases', year: null, file: new File(['a'], 'a.csv') } })
  expect([path, [...form.keys()]]).toEqual(['/imports', ['kind', 'file']])
})
