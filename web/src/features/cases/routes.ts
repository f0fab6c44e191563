import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/log', name: 'quick-log', component: () => import('./QuickLogPage.vue'), meta: { page: 'quickLog' } },
  { path: '/cases', name: 'cases', component: () => import('./CasesPage.vue'), meta: { page: 'cases' } },
  { path: '/cases/:id', name: 'case', component: () => import('./CasePage.vue'), props: true, meta: { page: 'cases' } },
  { path: '/cases/:id/edit', name: 'case-edit', component: () => import('./CaseEditPage.vue'), props: true, meta: { page: 'cases' } },
  { path: '/cases/:id/settle', name: 'case-settle', component: () => import('./SettlePage.vue'), props: true, meta: { page: 'cases' } },
  { path: '/cases/:id/resolutions/:resolution/correct', name: 'correct-settlement', component: () => import('./CorrectSettlementPage.vue'), props: true, meta: { page: 'cases' } },
  { path: '/cases/:id/meetings/:child', component: () => import('./RecordPage.vue'), props: ({ params }) => ({ ...params, form: 'meeting' }), meta: { page: 'cases' } },
  { path: '/cases/:id/follow-ups/:child', component: () => import('./RecordPage.vue'), props: ({ params }) => ({ ...params, form: 'follow_up' }), meta: { page: 'cases' } },
]
