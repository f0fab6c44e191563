import en from '@/i18n/en/session'
import zh from '@/i18n/zh-CN/session'

export const texts = { zh, en }
