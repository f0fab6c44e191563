import type zh from '../zh-CN/session'

const en: typeof zh = {
  title: 'Sign in',
  welcome: 'Fengqiao · dispute mediation ledger',
  username: 'User name',
  password: 'Password',
  showPassword: 'Show password',
  signIn: 'Sign in',
  again: 'Please sign in again',
  somebodyElse: 'Sign in as somebody else',
  keptWhatYouTyped: 'Your session ended. What you typed is kept; sign in to go on.',
  helpTitle: 'Forgot your password?',
  help: 'Ask the administrator at the justice office to reset it. At the first sign-in afterwards you choose a new one.',
  mustChangeTitle: 'Change your password first',
  mustChange: 'You are using the initial password. Choose one that only you know, then go on.',
  changeTitle: 'Change password',
  oldPassword: 'Present password',
  newPassword: 'New password',
  newPasswordHint: 'At least 10 characters, the longer the better; a sentence you remember will do',
  changed: 'Your password was changed.',
  change: 'Change password',
  moreTitle: 'More',
  myself: 'Me',
}

export default en
