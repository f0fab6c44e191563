/** The parts of ECharts the app draws with. Only `Chart.vue` loads this file, and only when there is a chart to draw. */
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, CustomChart, LineChart, GridComponent, SVGRenderer])

export { init }
