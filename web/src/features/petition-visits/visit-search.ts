import { shallowRef } from 'vue'
import { whenSignedOut } from '@/session/session'

/** Kept in memory only, so that no address or storage ever holds a name. */
export const visitSearch = shallowRef('')
whenSignedOut(() => (visitSearch.value = ''))
