import { language } from '.'

/** 王某福、李某珍 / Wang, Li */
export function listed(names: string[]): string {
  return names.join(language.value === 'en' ? ', ' : '、')
}

const units: Record<string, string> = {
  件: 'cases', 件次: 'resolutions', 人: 'people', 人次: 'person-times', 批次: 'visits', 个: '', 次: 'reports', 份: 'copies', 天: 'days', 元: 'yuan', '%': '%',
}

/** Every figure states its unit; the units of the law are Chinese words. */
export function unitText(unit: string): string {
  return language.value === 'en' ? (units[unit] ?? unit) : unit
}
