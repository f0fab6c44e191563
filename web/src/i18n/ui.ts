import en from './en/ui'
import zh from './zh-CN/ui'

export const uiTexts = { zh, en }
