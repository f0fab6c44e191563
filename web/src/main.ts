import { createApp } from 'vue'
import App from './shell/App.vue'
import { startPreferences } from './session/preferences'
import { router } from './shell/router'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'

startPreferences()
createApp(App).use(router).mount('#app')
