import en from '@/i18n/en/screenings'
import zh from '@/i18n/zh-CN/screenings'

export const texts = { zh, en }
