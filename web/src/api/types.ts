/** The one place the app takes its wire types from. */
export type * from './provisional'
