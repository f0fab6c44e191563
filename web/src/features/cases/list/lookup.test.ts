import { expect, test } from 'vitest'
import { lookupBody } from './lookup'

test('the number itself says what it is', () => {
  expect(lookupBody(' 500235 19980715 962x ')).toEqual({ id_number: '50023519980715962X' })
  expect(lookupBody('138-1234-5678')).toEqual({ phone: '13812345678' })
  expect(lookupBody('５００２３５１９９８０７１５９６２Ｘ')).toEqual({ id_number: '50023519980715962X' })
  expect(lookupBody('  ')).toBeNull()
})
