import type { KeyRow } from '@/api/types'

/** One line that a spreadsheet takes as one row: fields apart by tabs, breaks within a field made spaces. */
export function asLine({ fields }: Pick<KeyRow, 'fields'>): string {
  return fields.map(({ value }) => value.replace(/\s*[\t\r\n]+\s*/g, ' ')).join('\t')
}

export function valueOf({ fields }: Pick<KeyRow, 'fields'>, element: string): string {
  return fields.find((field) => field.element === element)?.value ?? ''
}
