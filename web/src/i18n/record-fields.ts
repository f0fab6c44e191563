/** The plain fields of records, as the contract names them: their words, their values as text, and what is sent of it. */
import { fields } from '@/api/fields.gen'
import { label, type Code, type ListName } from '@/api/lists'
import { language } from '@/values/language'
import { fenFrom, yuan } from '@/values/money'
import { textsNow } from '.'
import { dayText } from './days'
import { texts } from './fields'

/** A field as forms and lists of facts need it, whichever record it belongs to. */
export interface RecordField<Name extends string = string> {
  readonly name: Name
  readonly zh: string
  readonly en: string
  readonly control: 'text' | 'count' | 'money' | 'day' | 'yes_no' | 'list'
  readonly given: 'required' | 'by_default' | 'optional'
  /** What a record has where nothing is said. */
  readonly default?: string | boolean
  readonly lines?: number
  readonly list?: ListName
  readonly shown?: 'first' | 'further'
}

export type CaseFieldName = (typeof fields)['NewCase'][number]['name']
export const caseFields: readonly RecordField<CaseFieldName>[] = fields.NewCase

export type VisitFieldName = (typeof fields)['NewVisit'][number]['name']
export const visitFields: readonly RecordField<VisitFieldName>[] = fields.NewVisit

export function visitField(name: VisitFieldName): RecordField<VisitFieldName> {
  return visitFields.find((field) => field.name === name)!
}

export function fieldLabel(field: RecordField): string {
  return language.value === 'en' ? field.en : field.zh
}

export function caseFieldLabel(name: CaseFieldName): string {
  return fieldLabel(caseFields.find((field) => field.name === name)!)
}

export function visitFieldLabel(name: VisitFieldName): string {
  return fieldLabel(visitField(name))
}

/** A value as a form holds it. */
export function typedValue(field: RecordField, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (field.control === 'money') return yuan(value as number)
  if (field.control === 'yes_no') return value ? 'yes' : 'no'
  return String(value)
}

/** What is sent of a text: nothing where it is empty, or says nothing that can be sent. */
export function sentValue(field: RecordField, typed: string): string | number | boolean | null {
  const text = typed.trim()
  if (text === '') return null
  switch (field.control) {
    case 'yes_no':
      return text === 'yes'
    case 'count':
      return /^\d+$/.test(text) ? Number(text) : null
    case 'money':
      return fenFrom(text)
    default:
      return text
  }
}

/** The same for a record that was made already: what it always has goes back to its beginning where nothing is said. */
export function correctedValue(field: RecordField, typed: string): ReturnType<typeof sentValue> {
  return sentValue(field, typed) ?? field.default ?? null
}

/** Whether a text cannot be what the field holds. */
export function isMistyped(field: RecordField, typed: string): boolean {
  return typed.trim() !== '' && sentValue(field, typed) === null
}

/** 3.5万 and 35000 are one amount. */
export function sameValue(field: RecordField, one: string, other: string): boolean {
  return sentValue(field, one) === sentValue(field, other)
}

/** A text of a form in words, for facts and for comparing two versions; empty where there is none. */
export function wordsOf(field: RecordField, typed: string): string {
  const text = typed.trim()
  if (text === '') return ''
  const t = textsNow(texts)
  switch (field.control) {
    case 'yes_no':
      return text === 'yes' ? t.yes : t.no
    case 'count':
      return t.people(text)
    case 'money':
      return t.yuan(text)
    case 'day':
      return dayText(text)
    case 'list':
      return label(field.list!, text as Code<ListName>)
    case 'text':
      return text
  }
}

/** What a record says of a field, in words; empty where it says nothing, none, or only that something is not so. */
export function factOf(field: RecordField, value: unknown): string {
  const nothing = (field.control === 'yes_no' || field.control === 'count') && !value
  return nothing ? '' : wordsOf(field, typedValue(field, value))
}
