import { expect, test } from 'vitest'
import type { Setting } from '@/api/types'
import { choicesFor, valueWords } from './setting-words'
import { texts } from '@/i18n/admin'

const setting = (usual: string) => ({ name: 'a', value: usual, default: usual, meaning: '', meaning_en: '', legal_basis: '' }) as Setting

test('what is one of a few is chosen, everything else is typed', () => {
  expect(choicesFor(setting('true'), texts.zh)?.map((each) => each.label)).toEqual(['是', '否'])
  expect(choicesFor(setting('warn'), texts.zh)?.map((each) => each.code)).toEqual(['off', 'warn', 'require'])
  expect(choicesFor(setting('30'), texts.zh)).toBeNull()
})

test('no code word and no empty cell is shown', () => {
  expect([true, 'warn', 30, null].map((value) => valueWords(value, texts.zh))).toEqual(['是', '提醒', '30', '（空）'])
})
