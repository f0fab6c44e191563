import en from '@/i18n/en/online-entries'
import zh from '@/i18n/zh-CN/online-entries'

export const texts = { zh, en }
