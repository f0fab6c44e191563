import en from '@/i18n/en/fields'
import zh from '@/i18n/zh-CN/fields'

export const texts = { zh, en }
