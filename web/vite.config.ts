import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env.FENGQIAO_API ?? 'http://127.0.0.1:8080' } },
  },
  build: {
    // Three-year-old phones with the maker's own browser.
    target: ['chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14'],
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
})
