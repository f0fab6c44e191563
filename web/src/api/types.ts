/** The one place the app takes its wire types from. All are generated from openapi.json; here they get the app's names. */
import type { components } from './schema.gen'

type Schemas = components['schemas']

export type Account = Schemas['SignedIn']
export type AccountOnList = Schemas['AccountView']
export type Attachment = Schemas['AttachmentView']
export type Beginning = Schemas['BeginningView']
export type AuditEvent = Schemas['AuditEventView']
export type Case = Schemas['CaseView']
export type CheckedText = Schemas['CheckedText']
export type Dossier = Schemas['DossierView']
export type CalendarYear = Schemas['CalendarView']
export type Clock = Schemas['ClockView']
export type DutyDay = Schemas['DutyDayView']
export type Elsewhere = Schemas['ElsewhereView']
export type Figure = Schemas['FigureView']
export type Figures = Schemas['YearReport']
export type FigureTable = Schemas['FigureTable']
export type FollowUp = Schemas['FollowUpView']
export type ImportPreview = Schemas['ImportPreview']
export type ImportProgress = Schemas['ImportProgress']
export type KeyRow = Schemas['KeyRow']
export type Meeting = Schemas['MeetingView']
export type OnlineEntry = Schemas['EntryView']
export type Overlap = Schemas['Overlap']
export type Participant = Schemas['ParticipantView']
export type Paragraph = Schemas['ParagraphOfYear']
export type Party = Schemas['PartyView']
export type PastImport = Schemas['ImportView']
export type Person = Schemas['PersonView']
export type Progress = Schemas['ProgressView']
export type Reconciliation = Schemas['ReconciliationView']
export type Reminder = Schemas['ReminderView']
export type Resolution = Schemas['ResolutionView']
export type Room = Schemas['RoomView']
export type Seal = Schemas['SealView']
export type SealDifferences = Schemas['Differences']
export type Setting = Schemas['SettingView']
export type Similar = Schemas['SimilarView']
export type Step = Schemas['Step']
export type TimelineItem = Schemas['Happening']
export type Transfer = Schemas['TransferView']
export type Synonym = Schemas['SynonymView']
export type Town = Schemas['TownView']
export type VisitDue = Schemas['VisitDue']

/** An accusation, for whoever may not read it, is a day and a count of people; `restricted` tells the two apart. */
export type Visit = Schemas['FullVisit'] & { restricted: false }
export type ListedVisit = Visit | (Schemas['RestrictedVisit'] & { restricted: true })

export type ScreeningCell = Schemas['ScreeningCell']
export type ScreeningGrid = Schemas['GridView']
export type ScreeningReport = Schemas['ReportView']

/** Every list comes in pages of this shape. */
export type Page<T> = Omit<Schemas['Page_CaseView'], 'items'> & { items: T[] }
