import en from '@/i18n/en/admin'
import zh from '@/i18n/zh-CN/admin'

export const texts = { zh, en }
