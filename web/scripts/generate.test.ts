// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generated } from './generate.mjs'

test('types and lists are those of the contract', async () => {
  for (const [path, text] of Object.entries(await generated())) {
    const kept = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
    // A comparison of whole files would print thousands of lines instead of what to do.
    expect(kept === text, `web/${path} is not what web/openapi.json says: run \`npm run generate\` in web/ and commit it`).toBe(true)
  }
})
