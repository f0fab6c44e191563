import en from './en/shell'
import zh from './zh-CN/shell'

export const shellTexts = { zh, en }
