/** The figures of the year that are the town at a glance. */
export const townNumbers = ['disputes_found', 'disputes_resolved', 'resolutions', 'disputes_open', 'reception_persons']
