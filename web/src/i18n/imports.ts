import en from '@/i18n/en/imports'
import zh from '@/i18n/zh-CN/imports'

export const texts = { zh, en }
