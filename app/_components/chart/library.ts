/** Of the chart library, what is drawn here. */
import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

/** An empty chart in its place. What it is made of is named here and not beside it: bundlers leave out what merely runs. */
export function openChart(place: HTMLElement) {
  use([BarChart, LineChart, PieChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer])
  return init(place, null, { renderer: 'svg' })
}
