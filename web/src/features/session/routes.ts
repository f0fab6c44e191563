import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { open: true } },
  { path: '/password', name: 'password', component: () => import('./PasswordPage.vue') },
  { path: '/more', name: 'more', component: () => import('./MorePage.vue') },
]
