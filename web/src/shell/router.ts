/**
 * Every address of the app. How a feature adds its pages:
 *
 * 1. Routes: `src/features/<noun>/routes.ts` exports `routes`; each page is `() => import('./XyzPage.vue')`, so nothing
 *    but this small table is loaded before the page is opened. `meta.page` names the navigation entry whose roles may
 *    open it; a page for fewer people sets `meta.roles` instead.
 * 2. Navigation: one row in `src/session/navigation.ts` (address, roles, whether it may stand in the phone's bottom bar) and its
 *    name in `src/i18n/{zh-CN,en}/shell.ts` under `pages`.
 * 3. Texts: `src/i18n/zh-CN/<noun>.ts`, `src/i18n/en/<noun>.ts` (declared `typeof zh`) and `src/i18n/<noun>.ts` exporting
 *    both as `{ zh, en }`; a page calls `useTexts(texts)`.
 * 4. A page: `<PageHeader>` first, `useRead` / `useList` to fetch, `<ReadState>` around what was fetched, `useWriter` +
 *    `<FormFrame>` to change something, `useUnsentForm` for what is typed.
 */
import '@/ui/browser-back'
import { createRouter, createWebHistory } from 'vue-router'
import { routes as admin } from '@/features/admin/routes'
import { routes as cases } from '@/features/cases/routes'
import { routes as figures } from '@/features/figures/routes'
import { routes as imports } from '@/features/imports/routes'
import { routes as onlineEntries } from '@/features/online-entries/routes'
import { routes as petitionVisits } from '@/features/petition-visits/routes'
import { routes as register } from '@/features/register/routes'
import { routes as screenings } from '@/features/screenings/routes'
import { account, mayOpen, openSession, sessionProblem, startSession, type Role } from '@/session/session'
import { routes as session } from '@/features/session/routes'
import { routes as today } from '@/features/today/routes'
import { rolesOf, type PageName } from '@/session/navigation'

declare module 'vue-router' {
  interface RouteMeta {
    /** Reachable without signing in. */
    open?: boolean
    page?: PageName
    roles?: readonly Role[]
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...session,
    ...today,
    ...cases,
    ...screenings,
    ...petitionVisits,
    ...onlineEntries,
    ...figures,
    ...imports,
    ...register,
    ...admin,
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue') },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

router.beforeEach(async (to) => {
  await openSession()
  // Without an answer about the session the app shows what happened instead of a page; see App.vue.
  if (sessionProblem.value) return true
  if (to.meta.open) return true
  if (!account.value) return { name: 'sign-in', query: { back: to.fullPath } }
  if (account.value.must_change_password && to.name !== 'password') return { name: 'password', query: { back: to.fullPath } }
  const roles = to.meta.roles ?? (to.meta.page && rolesOf(to.meta.page))
  if (!mayOpen(roles)) return { name: 'not-found', params: { rest: to.path.split('/').slice(1) }, replace: true }
  return true
})

startSession(() => {
  const back = router.currentRoute.value
  if (!back.meta.open) void router.push({ name: 'sign-in', query: { back: back.fullPath } })
})
