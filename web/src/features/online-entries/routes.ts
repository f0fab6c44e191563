import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/online-entries', name: 'entries', component: () => import('./EntriesPage.vue'), meta: { page: 'onlineEntries' } },
  {
    path: '/online-entries/reconciliation',
    name: 'reconciliation',
    component: () => import('./ReconciliationPage.vue'),
    meta: { page: 'onlineEntries' },
  },
  { path: '/online-entries/to-key-in', name: 'to-key-in', component: () => import('./KeySheetPage.vue'), meta: { page: 'onlineEntries' } },
  { path: '/online-entries/overlap', name: 'overlap', component: () => import('./OverlapPage.vue'), meta: { page: 'onlineEntries' } },
]
