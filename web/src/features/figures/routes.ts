import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/figures', name: 'figures', component: () => import('./FiguresPage.vue'), meta: { page: 'figures' } },
  { path: '/figures/table', name: 'figure-table', component: () => import('./CrossTabPage.vue'), meta: { page: 'figures' } },
  { path: '/figures/:code', name: 'figure', component: () => import('./FigurePage.vue'), props: true, meta: { page: 'figures' } },
]
