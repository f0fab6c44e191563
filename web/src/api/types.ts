/** The one place the app takes its wire types from. All are generated from openapi.json; here they get the app's names. */
import type { components } from './schema.gen'

type Schemas = components['schemas']

export type Account = Schemas['SignedIn']
export type AccountOnList = Schemas['AccountView']
export type AuditEvent = Schemas['AuditEventView']
export type Case = Schemas['CaseView']
export type DutyDay = Schemas['DutyDayView']
export type Figure = Schemas['FigureView']
export type Figures = Schemas['YearReport']
export type FigureTable = Schemas['FigureTable']
export type ImportPreview = Schemas['ImportPreview']
export type OnlineEntry = Schemas['EntryView']
export type Participant = Schemas['ParticipantView']
export type Party = Schemas['PartyView']
export type Person = Schemas['PersonView']
export type Reconciliation = Schemas['ReconciliationView']
export type Resolution = Schemas['ResolutionView']
export type Room = Schemas['RoomView']
export type Setting = Schemas['SettingView']
export type Step = Schemas['Step']
export type TimelineItem = Schemas['Happening']
export type Town = Schemas['TownView']

/** An accusation, for whoever may not read it, is a day and a count of people; `restricted` tells the two apart. */
export type Visit = Schemas['FullVisit'] & { restricted: false }
export type ListedVisit = Visit | (Schemas['RestrictedVisit'] & { restricted: true })

// TODO when the document no longer gives the grid's cell and a figure's cell the same name: take it from there.
export interface ScreeningCell {
  half_month: Schemas['HalfMonth']
  state: Schemas['ScreeningState']
  content?: Schemas['ScreeningContent'] | null
  disputes: number
  declared?: number | null
  contradicted: boolean
  filed_at?: string | null
}
export type ScreeningGrid = Omit<Schemas['GridView'], 'rooms'> & {
  rooms: (Omit<Schemas['RoomLine'], 'cells'> & { cells: ScreeningCell[] })[]
}
export type ScreeningReport = ScreeningCell & Omit<Schemas['ReportView'], 'key' | 'label' | 'label_en' | 'value'>

/** Every list comes in pages of this shape. */
export type Page<T> = Omit<Schemas['Page_CaseView'], 'items'> & { items: T[] }
