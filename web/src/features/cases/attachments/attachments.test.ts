import { expect, test } from 'vitest'
import { mayBeTaken, sizeText } from './attachments'

test('sizes are told as people know them', () => {
  expect([sizeText(10), sizeText(204_800), sizeText(3_565_158)]).toEqual(['1 KB', '200 KB', '3.4 MB'])
})

test('only photos and scans are sent; a name without an ending may be either', () => {
  expect(['门口.JPG', '协议.pdf', '扫描件'].every(mayBeTaken)).toBe(true)
  expect(['协议.docx', '台账.xlsx', 'setup.exe'].some(mayBeTaken)).toBe(false)
})
