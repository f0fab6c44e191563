/** Shapes of the wire contract until web/openapi.json exists; then `npm run generate` replaces this file. */
import type { Code } from './lists'

export interface ProblemBody {
  type: string
  title: string
  status: number
  detail?: string | null
  code: string
  request_id?: string
  errors?: { pointer: string; code: string; detail: string }[]
}

export interface Page<T> {
  items: T[]
  next: string | null
  total?: number
}

export interface Account {
  id: string
  username: string
  display_name: string
  role: Code<'Role'>
  town_id: string | null
  room_id: string | null
  person_id?: string | null
  must_change_password: boolean
}

export interface Town {
  id: string
  name: string
}

export interface Room {
  id: string
  revision: number
  town_id: string
  name: string
  short_name: string
  aliases: string[]
  kind: Code<'RoomKind'>
  code?: string | null
  opened_on: string
  closed_on?: string | null
  merged_into?: string | null
}

export interface Person {
  id: string
  revision: number
  name: string
  gender?: string | null
  phone?: string | null
  room_id?: string | null
  roles: { id: string; role: Code<'PersonRole'>; from: string; to?: string | null; certificate_no?: string | null }[]
}

export interface Party {
  id: string
  revision: number
  role: Code<'PartyRole'>
  kind: Code<'PartyKind'>
  name: string
  gender?: string | null
  id_number?: string | null
  phone?: string | null
  address?: string | null
}

export interface Participant {
  id: string
  revision: number
  person_id?: string | null
  name: string
  role: Code<'ParticipantRole'>
}

export interface Resolution {
  id: string
  settled_on: string
  form: Code<'AgreementForm'>
  level: Code<'Level'>
  terms: string
  amount_fen?: number | null
  perform_by?: string | null
  performance: Code<'Performance'>
  confirmation: Code<'Confirmation'>
  effective_on?: string | null
}

export type Step = 'accept' | 'decline' | 'settle' | 'end' | 'close' | 'archive' | 'reopen' | 'withdraw' | 'merge' | 'unmerge' | 'move'

export interface Case {
  id: string
  revision: number
  case_no: string | null
  room_id: string
  stage: Code<'Stage'>
  found_on: string
  found_by: Code<'FoundBy'> | null
  source: Code<'Source'> | null
  kind: Code<'Kind'>
  facts: string
  place: string | null
  note: string | null
  arose_on: string | null
  longstanding: boolean
  difficulty: Code<'Difficulty'> | null
  risk: Code<'Risk'> | null
  people_count: number | null
  amount_fen: number | null
  parties: Party[]
  participants: Participant[]
  accepted_on: string | null
  due_on: string | null
  resolution: Resolution | null
  resolutions: Resolution[]
  end: { ended_on: string; ground: Code<'EndedGround'>; routes_told: boolean } | null
  withdrawn: { on: string; reason: string } | null
  merged_into: string | null
  petition_visit_id: string | null
  platform_nos: string[]
  allowed_steps: Step[]
  created_at: string
  updated_at: string
}

export interface TimelineItem {
  at: string
  on?: string | null
  what: string
  who?: string | null
  detail?: string | null
}

export interface ScreeningGrid {
  year: number
  periods: { half_month: string; starts_on: string; ends_on: string; due_on: string }[]
  rooms: { room_id: string; name: string; cells: ScreeningCell[] }[]
  totals: { expected: number; filed: number; on_time: number; late: number; missing: number; zero: number; contradicted: number }
}

export interface ScreeningCell {
  half_month: string
  state: Code<'ScreeningState'>
  content: 'zero' | 'disputes' | null
  disputes: number
  declared: number | null
  contradicted: boolean
  filed_at: string | null
}

export interface Figures {
  year: number
  as_of: string
  sealed: boolean
  figures: Figure[]
}

export interface Figure {
  code: string
  title: string
  title_en: string
  unit: string
  value: number | null
  rule: string
  numerator?: number | null
  denominator?: number | null
}
