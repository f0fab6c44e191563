import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/online-entries', name: 'entries', component: () => import('./EntriesPage.vue'), meta: { page: 'onlineEntries' } },
  { path: '/online-entries/reconciliation', name: 'reconciliation', component: () => import('./ReconciliationPage.vue'), meta: { page: 'onlineEntries' } },
]
