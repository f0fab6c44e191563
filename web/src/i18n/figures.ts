import en from '@/i18n/en/figures'
import zh from '@/i18n/zh-CN/figures'

export const texts = { zh, en }
