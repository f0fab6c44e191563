/**
 * Writes from openapi.json: src/api/schema.gen.ts (types), src/api/lists.gen.ts (the words of the coded lists) and
 * src/api/fields.gen.ts (the plain fields of records).
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
    'src/api/fields.gen.ts': head + fieldsOf(document),
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

function fieldsOf(document) {
  const records = Object.entries(document.components.schemas).filter(([, schema]) => schema['x-fields'])
  const rows = records.map(([name, schema]) => `  ${name}: [\n${schema['x-fields'].map(fieldOf).join('')}  ],\n`)
  return `export const fields = {\n${rows.join('')}} as const\n`
}

function fieldOf(field) {
  const members = Object.entries(field).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `    { ${members.join(', ')} },\n`
}

function rowOf([code, { zh, en }]) {
  const key = /^[a-z_]\w*$/i.test(code) ? code : JSON.stringify(code)
  return `    ${key}: { zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)} },\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(await generated())) await writeFile(new URL(path, web), text)
}
