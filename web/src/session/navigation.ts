import { shellTexts } from '@/i18n/shell'
import { mayOpen, type Role } from './session'

export type PageName = keyof typeof shellTexts.zh.pages

export interface NavEntry {
  page: PageName
  to: string
  roles: readonly Role[]
  /** The bottom bar of a phone holds the first three of these a role may open; the rest stand under 更多. */
  bar?: boolean
}

/** Who may open which page, in the order in which they are shown. See "Who may" of the wire contract. */
export const navigation: readonly NavEntry[] = [
  { page: 'today', to: '/', roles: ['mediator', 'leader', 'clerk', 'admin', 'auditor'], bar: true },
  { page: 'quickLog', to: '/log', roles: ['mediator', 'clerk'], bar: true },
  { page: 'cases', to: '/cases', roles: ['mediator', 'leader', 'clerk', 'auditor'], bar: true },
  { page: 'screenings', to: '/screenings', roles: ['mediator', 'leader', 'clerk', 'auditor'] },
  { page: 'petitionVisits', to: '/petition-visits', roles: ['leader', 'clerk', 'auditor'], bar: true },
  { page: 'onlineEntries', to: '/online-entries', roles: ['leader', 'clerk', 'auditor'] },
  { page: 'figures', to: '/figures', roles: ['mediator', 'leader', 'clerk', 'auditor'] },
  { page: 'imports', to: '/imports', roles: ['clerk'] },
  { page: 'register', to: '/register', roles: ['leader', 'clerk', 'admin', 'auditor'], bar: true },
  { page: 'admin', to: '/admin', roles: ['admin', 'auditor'], bar: true },
]

export function pagesFor(): readonly NavEntry[] {
  return navigation.filter((entry) => mayOpen(entry.roles))
}

export function barFor(): readonly NavEntry[] {
  return pagesFor()
    .filter((entry) => entry.bar)
    .slice(0, 3)
}

export function rolesOf(page: PageName): readonly Role[] | undefined {
  return navigation.find((entry) => entry.page === page)?.roles
}
