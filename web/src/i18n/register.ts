import en from '@/i18n/en/register'
import zh from '@/i18n/zh-CN/register'

export const texts = { zh, en }
