import type { ReportBlockView } from '../../../engine/client.ts'

type ChartBlock = Extract<ReportBlockView, { kind: 'chart' }>

/** Told apart also by people who see colours otherwise. */
const palette = ['#0b757d', '#d98a00', '#6a4bc4', '#2f8f4e', '#c2410c', '#2563c9', '#a3306b', '#7a7a72', '#8aa624', '#3f9fb5']

/** Options for the chart library, in the page's own colours and type. */
export function chartOption(block: ChartBlock, style: CSSStyleDeclaration) {
  const text = style.getPropertyValue('--text').trim()
  const muted = style.getPropertyValue('--muted').trim()
  const line = style.getPropertyValue('--line').trim()
  const shared = {
    animationDuration: 150,
    color: palette,
    textStyle: { fontFamily: style.fontFamily, color: text },
    tooltip: { trigger: 'item' as const, confine: true, backgroundColor: style.getPropertyValue('--panel').trim(), borderColor: line, textStyle: { color: text, fontSize: 12 } },
  }
  const points = block.points.filter(({ value }) => value !== 0)
  if (block.chart === 'pie') {
    const label = { color: text, fontSize: 12, overflow: 'truncate' as const, width: 300 }
    const data = points.map((point) => ({ name: point.label, value: point.value, label: { formatter: `${point.label}: ${point.text}` } }))
    return { ...shared, series: [{ type: 'pie' as const, radius: ['34%', '64%'], data, label, labelLayout: { hideOverlap: true }, itemStyle: { borderColor: style.getPropertyValue('--panel').trim(), borderWidth: 1 } }] }
  }
  return {
    ...shared,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    xAxis: { type: 'category' as const, data: block.points.map(({ label }) => label), axisLabel: { color: muted, interval: 0, rotate: block.points.length > 6 ? 35 : 0, width: 120, overflow: 'truncate' as const }, axisLine: { lineStyle: { color: line } } },
    yAxis: { type: 'value' as const, axisLabel: { color: muted }, splitLine: { lineStyle: { color: line } } },
    series: [{ type: block.chart, data: block.points.map(({ value }) => value), barMaxWidth: 32, smooth: false }],
  }
}
