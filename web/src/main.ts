import { createApp } from 'vue'
import App from './App.vue'
import { startPreferences } from './preferences'
import { router } from './router'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'

startPreferences()
createApp(App).use(router).mount('#app')
