import { shallowRef } from 'vue'
import { whenSignedOut } from '@/session/session'

/** Kept in memory only, so that coming back to the list finds it again and no address or storage ever holds a name. */
export const caseSearch = shallowRef('')
whenSignedOut(() => (caseSearch.value = ''))
