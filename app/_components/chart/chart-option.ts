/** What is drawn: its word and its figure as people read it, each as the library takes it. */
export interface DrawnPoint {
  readonly label: string
  readonly value: number
  readonly text: string
  /** Name of a state colour. */
  readonly color?: string | null
}

export type ChartKind = 'bar' | 'line' | 'pie'

/** Told apart also by people who see colours otherwise. */
const palette = ['#0b757d', '#d98a00', '#6a4bc4', '#2f8f4e', '#c2410c', '#2563c9', '#a3306b', '#7a7a72', '#8aa624', '#3f9fb5']

/** Points that a drawing can hold; the table beside it has them all. */
const mostDrawn = 60

/** The points that are drawn, in their order: words may be the same. */
export const drawnPoints = <Point extends DrawnPoint>(points: readonly Point[], kind: ChartKind): readonly Point[] => (kind === 'pie' ? points.filter(({ value }) => value > 0) : points).slice(0, mostDrawn)

/** Options for the chart library, in the page's own colours and type. Texts go to the library as values, never as markup. */
export function chartOption(points: readonly DrawnPoint[], kind: ChartKind, locale: string, style: CSSStyleDeclaration) {
  const axis = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, notation: 'compact' })
  const variable = (name: string): string => style.getPropertyValue(name).trim()
  const [text, muted, line, panel] = [variable('--text'), variable('--muted'), variable('--line'), variable('--panel')]
  const shown = drawnPoints(points, kind)
  const colorAt = ({ color }: DrawnPoint, i: number): string => (color ? variable(`--state-${color}`) : (palette[kind === 'pie' ? i % palette.length : 0] as string))
  const said = ({ dataIndex }: { readonly dataIndex: number }): string => (shown[dataIndex] ? `${shown[dataIndex].label}: ${shown[dataIndex].text}` : '')
  const data = shown.map((point, i) => ({ name: point.label, value: point.value, itemStyle: { color: colorAt(point, i) } }))
  const shared = {
    animationDuration: 150,
    textStyle: { fontFamily: style.fontFamily, color: text },
    tooltip: { trigger: 'item' as const, confine: true, renderMode: 'richText' as const, backgroundColor: panel, borderColor: line, textStyle: { color: text, fontSize: 12 }, formatter: said },
  }
  if (kind === 'pie') {
    const label = { color: text, fontSize: 12, overflow: 'truncate' as const, width: 240, formatter: said }
    return { ...shared, series: [{ type: 'pie' as const, radius: ['34%', '64%'], data, label, labelLayout: { hideOverlap: true }, itemStyle: { borderColor: panel, borderWidth: 1 } }] }
  }
  return {
    ...shared,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    xAxis: { type: 'category' as const, data: shown.map(({ label }) => label), axisLabel: { color: muted, interval: shown.length > 24 ? ('auto' as const) : 0, rotate: shown.length > 6 ? 35 : 0, width: 120, overflow: 'truncate' as const }, axisLine: { lineStyle: { color: line } } },
    yAxis: { type: 'value' as const, axisLabel: { color: muted, formatter: (value: number) => axis.format(value) }, splitLine: { lineStyle: { color: line } } },
    series: [{ type: kind, data, barMaxWidth: 40, smooth: false, symbolSize: 7, lineStyle: { color: palette[0] as string, width: 2 } }],
  }
}
