import type zh from '../zh-CN/shell'

const en: typeof zh = {
  product: 'Fengqiao',
  skip: 'Skip to content',
  navigation: 'Main navigation',
  moreNavigation: 'More pages',
  pages: {
    today: 'Today',
    quickLog: 'Log one',
    cases: 'Cases',
    screenings: 'Screening',
    petitionVisits: 'Reception',
    onlineEntries: 'Platform',
    figures: 'Year',
    imports: 'Import',
    register: 'Register',
    admin: 'Admin',
    more: 'More',
    notFound: 'No such page',
  },
  mySettings: 'My settings',
  languageName: 'Language',
  largeType: 'Large type',
  largeTypeHint: 'Makes all text larger, for you alone',
  on: 'On',
  off: 'Off',
  signOut: 'Sign out',
  changePassword: 'Change password',
  notFoundText: 'The address may be mistyped, or you may not open it.',
  toToday: 'Back to Today',
  back: 'Back',
  printed: (town, who, day) => `${town} — printed by ${who} on ${day}`,
  newVersion: 'The program was updated. Please reopen this page.',
  reload: 'Reopen',
}

export default en
