import { expect, test } from 'vitest'

/** From the ground up: a file imports from its own folder and from those named before it. */
const levels = ['values', 'api', 'i18n', 'session', 'rooms', 'unsent', 'ui', 'records', 'features', 'shell', 'main.ts']

/** Features do not know each other: what two of them share stands below. One page is made of parts of the others. */
const madeOfOthers = ['features/today']

const sources = import.meta.glob<string>(['./**/*.ts', './**/*.vue', '!./**/*.test.ts', '!./**/*.gen.ts', '!./env.d.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const files = Object.keys(sources).map((name) => name.slice(2))
const known = new Set(files)
const imports = new Map(files.map((file) => [file, importsOf(file)]))

function importsOf(file: string): string[] {
  const named = [...sources[`./${file}`]!.matchAll(/(?:from|import)\s*\(?\s*'([@.][^'\n]*)'/g)].map(([, name]) => name!)
  return named.flatMap((name) => found(name.startsWith('@/') ? name.slice(2) : within(file, name)) ?? [])
}

function within(file: string, name: string): string {
  return new URL(name, `http://src/${file}`).pathname.slice(1)
}

function found(name: string): string | undefined {
  return [name, `${name}.ts`, `${name}/index.ts`].find((file) => known.has(file))
}

function folderOf(file: string): string {
  const [top = '', feature] = file.split('/')
  return top === 'features' ? `features/${feature}` : top
}

const levelOf = (file: string): number => levels.indexOf(file.split('/')[0]!)

function mayImport(file: string, other: string): boolean {
  if (folderOf(file) === folderOf(other)) return true
  if (levelOf(file) === levelOf(other)) return madeOfOthers.includes(folderOf(file)) && !madeOfOthers.includes(folderOf(other))
  return levelOf(other) < levelOf(file)
}

test('every file stands on a level', () => {
  expect(files.filter((file) => levelOf(file) < 0)).toEqual([])
  expect(files.length).toBeGreaterThan(300)
})

test('nothing reaches up, and no feature into another', () => {
  const wrong = [...imports].flatMap(([file, others]) =>
    others.filter((other) => !mayImport(file, other)).map((other) => `${file} -> ${other}`),
  )
  expect(wrong).toEqual([])
})

test('no file imports itself in a circle', () => {
  const done = new Set<string>()
  const circles: string[] = []
  function walk(file: string, way: string[]): void {
    if (way.includes(file)) return void circles.push([...way.slice(way.indexOf(file)), file].join(' -> '))
    if (done.has(file)) return
    for (const other of imports.get(file) ?? []) walk(other, [...way, file])
    done.add(file)
  }
  files.forEach((file) => walk(file, []))
  expect(circles).toEqual([])
})
