import type { RouteRecordRaw } from 'vue-router'
import { mayOpen } from '@/session/session'

export const routes: RouteRecordRaw[] = [
  // Auditors read the log and nothing else here.
  { path: '/admin', redirect: () => (mayOpen(['admin']) ? '/admin/accounts' : '/admin/audit') },
  { path: '/admin/accounts', name: 'accounts', component: () => import('./AccountsPage.vue'), meta: { page: 'admin', roles: ['admin'] } },
  { path: '/admin/settings', name: 'settings', component: () => import('./SettingsPage.vue'), meta: { page: 'admin', roles: ['admin'] } },
  { path: '/admin/audit', name: 'audit', component: () => import('./AuditPage.vue'), meta: { page: 'admin' } },
]
