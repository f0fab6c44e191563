/**
 * A form knows its fields by JSON pointer (`/facts`, `/parties/0/name`), the same pointer the server puts into
 * `errors[]`, so its faults appear under the right field and in the summary on top without a table in between.
 */
import { computed, inject, onScopeDispose, provide, shallowReactive, type ComputedRef, type InjectionKey } from 'vue'

export interface Fault {
  pointer: string
  detail: string
}

interface KnownField {
  id: string
  label: string
}

interface FormContext {
  faults: ComputedRef<Fault[]>
  fields: Map<string, KnownField>
}

const formKey: InjectionKey<FormContext> = Symbol('form')

export function provideForm(faults: () => Fault[]): FormContext {
  const context = { faults: computed(faults), fields: shallowReactive(new Map<string, KnownField>()) }
  provide(formKey, context)
  return context
}

/** The fault of this field, also one that the server found deeper inside it. */
export function useFault(pointer: () => string | undefined, field: () => KnownField): ComputedRef<string> {
  const form = inject(formKey, null)
  const mine = pointer()
  if (form && mine !== undefined) {
    form.fields.set(mine, field())
    onScopeDispose(() => form.fields.delete(mine))
  }
  return computed(() => {
    const fault = form?.faults.value.find((each) => each.pointer === pointer())
    return fault?.detail ?? ''
  })
}
