const browsers: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser\//, 'Yandex'], [/Edg(?:A|iOS)?\//, 'Edge'], [/OPR\//, 'Opera'], [/(?:Firefox|FxiOS)\//, 'Firefox'], [/(?:Chrome|CriOS)\//, 'Chrome'], [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']]

/** "Firefox · Windows" out of what a browser says of itself; null where that says nothing. */
export function browserName(userAgent: string | null): string | null {
  const found = [browsers, systems].flatMap((kinds) => kinds.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? [])
  return found.length > 0 ? found.join(' · ') : null
}
