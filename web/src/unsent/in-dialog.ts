/** A dialog asks before it closes over something typed, wherever inside it that is held. */
import { inject, type InjectionKey, type Ref } from 'vue'
import type { Holding } from './unsent'

export interface DialogContext {
  held: Readonly<Ref<Holding | null>>
  hold: (held: Holding) => void
  /** Closes without asking: what is held is kept already. */
  close: () => void
}

export const dialogKey: InjectionKey<DialogContext> = Symbol('dialog')

/** For a form that may stand in a dialog or on a page. */
export function holdInDialog(held: Holding): void {
  inject(dialogKey, null)?.hold(held)
}
