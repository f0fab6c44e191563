/** Figures a page chooses by name. Which there are, the program's table says; the test beside this file compares the two. */
import type { YearFigure } from './figures'

/** What the report of the year opens with. */
export const headlines = ['resolutions', 'disputes_found', 'legal_literates', 'reception_persons', 'online_entries', 'resolution_rate']

/** A year without any of these has not been worked in. */
export const recordedWork = ['disputes_found', 'resolutions', 'reception_visits', 'online_entries']

/** What people do in a year that is kept: a dispute found long ago and recorded later does not make a year one of records. */
export const keptWork = ['resolutions', 'disputes_ended', 'screening_filed', 'reception_visits', 'online_entries']

/** Those named, in the order they are named. */
export function chosenFrom(figures: YearFigure[], names: string[]): YearFigure[] {
  return names.flatMap((code) => figures.find((figure) => figure.code === code) ?? [])
}

export function isAny(figures: YearFigure[], names: string[]): boolean {
  return chosenFrom(figures, names).some((figure) => Boolean(figure.value))
}
