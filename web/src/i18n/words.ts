import { label, type Code } from '@/api/lists'
import { language } from '.'

/** 王某福、李某珍 / Wang, Li */
export function listed(names: string[]): string {
  return names.join(language.value === 'en' ? ', ' : '、')
}

/** Every figure states its unit; the units of the law are Chinese words. */
export function unitText(unit: Code<'Unit'> | ''): string {
  return unit && label('Unit', unit)
}
