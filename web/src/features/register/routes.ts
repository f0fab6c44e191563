import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/register', name: 'register', component: () => import('./PeoplePage.vue'), meta: { page: 'register' } },
  { path: '/register/rooms', name: 'register-rooms', component: () => import('./RoomsPage.vue'), meta: { page: 'register' } },
  { path: '/register/calendar', name: 'register-calendar', component: () => import('./CalendarPage.vue'), meta: { page: 'register' } },
]
