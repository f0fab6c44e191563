import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/figures', name: 'figures', component: () => import('./FiguresPage.vue'), meta: { page: 'figures' } },
  { path: '/figures/table', name: 'figure-table', component: () => import('./CrossTabPage.vue'), meta: { page: 'figures' } },
  { path: '/figures/paragraph', name: 'paragraph', component: () => import('./ParagraphPage.vue'), meta: { page: 'figures' } },
  {
    path: '/figures/seals/:year(\\d{4})',
    name: 'differences',
    component: () => import('./DifferencesPage.vue'),
    props: true,
    meta: { page: 'figures' },
  },
  { path: '/figures/:code', name: 'figure', component: () => import('./FigurePage.vue'), props: true, meta: { page: 'figures' } },
]
