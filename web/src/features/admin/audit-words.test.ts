import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { texts } from './texts'

/** The lists from which the program writes its log; it writes nothing else. */
const source = readFileSync(join(import.meta.dirname, '../../../../src/audit/words.rs'), 'utf8')

function listed(name: string): string[] {
  const list = new RegExp(`const ${name}: &\\[&str\\] = &\\[(.*?)\\n\\];`, 's').exec(source)![1]!
  return [...list.matchAll(/"([a-z_]+)"/g)].map(([, word]) => word!)
}

for (const [language, words] of Object.entries(texts)) {
  test(`every action and every kind of record of the log has its words in ${language}`, () => {
    const [actions, subjects] = [listed('ACTIONS'), listed('SUBJECTS')]
    expect(actions.length).toBeGreaterThan(70)
    expect(subjects.length).toBeGreaterThan(15)
    expect(actions.filter((word) => !(words.actions as Record<string, string>)[word])).toEqual([])
    expect(subjects.filter((word) => !(words.subjects as Record<string, string>)[word])).toEqual([])
  })
}
