import en from '@/i18n/en/cases'
import zh from '@/i18n/zh-CN/cases'

export const texts = { zh, en }
