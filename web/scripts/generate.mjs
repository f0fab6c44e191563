/**
 * Writes src/api/schema.gen.ts (types) and src/api/lists.gen.ts (the words of the coded lists) from openapi.json.
 * `npm run generate` writes them; the test beside this file fails when they no longer match.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const web = new URL('../', import.meta.url)
const head = '/* Written by `npm run generate` from openapi.json. */\n'

const blob = ts.factory.createTypeReferenceNode('Blob')
/** A file is sent as one, not as text. */
const transform = (schema) => (schema.format === 'binary' ? blob : undefined)

export async function generated() {
  const document = JSON.parse(await readFile(new URL('openapi.json', web), 'utf8'))
  return {
    'src/api/schema.gen.ts': head + astToString(await openapiTS(document, { transform })),
    'src/api/lists.gen.ts': head + listsOf(document),
  }
}

function listsOf(document) {
  const lists = Object.entries(document.components.schemas)
    .filter(([, schema]) => schema['x-labels'])
    .map(([name, schema]) => [name, Object.entries(schema['x-labels'])])
    .sort(([a], [b]) => a.localeCompare(b))
  const rows = lists.map(([name, members]) => `  ${name}: {\n${members.map(rowOf).join('')}  },\n`)
  return `export const lists = {\n${rows.join('')}} as const\n`
}

function rowOf([code, { zh, en }]) {
  const key = /^[a-z_]\w*$/i.test(code) ? code : JSON.stringify(code)
  return `    ${key}: { zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)} },\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(await generated())) await writeFile(new URL(path, web), text)
}
