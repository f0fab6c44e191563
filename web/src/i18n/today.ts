import en from '@/i18n/en/today'
import zh from '@/i18n/zh-CN/today'

export const texts = { zh, en }
