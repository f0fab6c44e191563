import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/log', name: 'quick-log', component: () => import('./log/QuickLogPage.vue'), meta: { page: 'quickLog' } },
  { path: '/cases', name: 'cases', component: () => import('./list/CasesPage.vue'), meta: { page: 'cases' } },
  { path: '/cases/:id', name: 'case', component: () => import('./page/CasePage.vue'), props: true, meta: { page: 'cases' } },
  { path: '/cases/:id/edit', name: 'case-edit', component: () => import('./edit/CaseEditPage.vue'), props: true, meta: { page: 'cases' } },
  {
    path: '/cases/:id/settle',
    name: 'case-settle',
    component: () => import('./settle/SettlePage.vue'),
    props: true,
    meta: { page: 'cases' },
  },
  {
    path: '/cases/:id/resolutions/:resolution/correct',
    name: 'correct-settlement',
    component: () => import('./settle/CorrectSettlementPage.vue'),
    props: true,
    meta: { page: 'cases' },
  },
  {
    path: '/cases/:id/meetings/:child',
    component: () => import('./forms/RecordPage.vue'),
    props: ({ params }) => ({ ...params, form: 'meeting' }),
    meta: { page: 'cases' },
  },
  {
    path: '/cases/:id/follow-ups/:child',
    component: () => import('./forms/RecordPage.vue'),
    props: ({ params }) => ({ ...params, form: 'follow_up' }),
    meta: { page: 'cases' },
  },
]
