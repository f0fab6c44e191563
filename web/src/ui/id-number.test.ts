import { expect, test } from 'vitest'
import { uiTexts } from '@/i18n/ui'
import { idNumberFault, withoutBlanks } from './id-number'

test.each([
  ['50023519980715962X', ''],
  [' 500235 19980715 962x ', ''],
  ['５００２３５１９９８０７１５９６２Ｘ', ''],
  ['', ''],
  ['500***********962X', ''],
  ['5002351998071596', '身份证号少 2 位（应为 18 位）'],
  ['5002351998071596210', '身份证号多 1 位（应为 18 位）'],
  ['50023519981315962X', '身份证号里的出生日期不对（第 7 至 14 位）'],
  ['50023519980230962X', '身份证号里的出生日期不对（第 7 至 14 位）'],
  ['500235199807159621', '身份证号的校验位对不上，请逐位核对'],
  ['50023519980715962一', '身份证号只能是数字，最后一位可以是 X'],
])('%s: %s', (number, fault) => expect(idNumberFault(number, uiTexts.zh)).toBe(fault))

test('blanks that came along with a pasted number are taken away', () => {
  expect(withoutBlanks('500235 19980715\t962x\n')).toBe('50023519980715962X')
})
