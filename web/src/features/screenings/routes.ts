import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/screenings', name: 'screenings', component: () => import('./ScreeningsPage.vue'), meta: { page: 'screenings' } },
  {
    path: '/screenings/:roomId/:halfMonth',
    name: 'screening',
    component: () => import('./ReportPage.vue'),
    props: true,
    meta: { page: 'screenings' },
  },
]
