import type zh from '../zh-CN/today'

const en: typeof zh = {
  title: 'Today',
  hello: (who, day) => `${who}, today is ${day}`,
  primary: { quickLog: 'Log one', petitionVisits: 'Record a visit', admin: 'Look after accounts', figures: 'Figures of the year' },
  reports: 'Half-month reports',
  reportNow: 'Report',
  look: 'Look',
  running: (count, day) => `${count} found so far; to be filed from ${day}`,
  zeroFiled: 'Zero report',
  found: (count) => `${count} found`,
  contradicted: 'Changed since filed, please check',
  reminders: 'To be done',
  nothingDue: 'Nothing is due in the next days.',
  moreDue: (count) => `Show ${count} more`,
  unknownParty: 'Party unknown',
  unaccepted: (count) => (count === 1 ? '1 case is logged but not accepted' : `${count} cases are logged but not accepted`),
  town: 'The town this year',
  townReports: (half) => `Reports for ${half}`,
  filedOf: (filed, expected) => `${filed} of ${expected} filed`,
  waiting: (names) => `Still waiting for: ${names}`,
  allFiled: 'All are filed.',
  openGrid: 'Open the screening grid',
  openYear: 'Open the figures of the year',
  accounts: 'Accounts',
  accountsInUse: (count) => `${count} in use`,
  firstPassword: (names) => `Still have their first password: ${names}`,
  nobodyWaits: 'Nobody still has a first password.',
  openAudit: 'Open the audit log',
}

export default en
