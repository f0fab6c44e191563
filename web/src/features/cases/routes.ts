import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/log', name: 'quick-log', component: () => import('./QuickLogPage.vue'), meta: { page: 'quickLog' } },
  { path: '/cases', name: 'cases', component: () => import('./CasesPage.vue'), meta: { page: 'cases' } },
]
