import en from '@/i18n/en/petition-visits'
import zh from '@/i18n/zh-CN/petition-visits'

export const texts = { zh, en }
