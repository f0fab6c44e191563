import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

/** `npm run pictures`: the pictures of the README, taken anew from the running program. */
export default defineConfig({ ...tests, testMatch: 'pictures.ts' })
