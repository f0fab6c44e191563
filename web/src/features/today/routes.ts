import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/', name: 'today', component: () => import('./TodayPage.vue'), meta: { page: 'today' } }]
