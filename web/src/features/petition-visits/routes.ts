import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/petition-visits', name: 'visits', component: () => import('./VisitsPage.vue'), meta: { page: 'petitionVisits' } },
  {
    path: '/petition-visits/new',
    name: 'visit-new',
    component: () => import('./RecordVisitPage.vue'),
    meta: { page: 'petitionVisits', roles: ['leader', 'clerk'] },
  },
  // A mediator reaches the visits turned to their room from the case.
  {
    path: '/petition-visits/:id',
    name: 'visit',
    component: () => import('./VisitPage.vue'),
    props: true,
    meta: { page: 'petitionVisits', roles: ['mediator', 'leader', 'clerk', 'auditor'] },
  },
  {
    path: '/petition-visits/:id/edit',
    name: 'visit-correct',
    component: () => import('./CorrectVisitPage.vue'),
    props: true,
    meta: { page: 'petitionVisits', roles: ['leader', 'clerk'] },
  },
  { path: '/duty-roster', name: 'duty-roster', component: () => import('./DutyRosterPage.vue'), meta: { page: 'petitionVisits' } },
]
