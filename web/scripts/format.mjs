/**
 * Prettier over the web app: `--write` formats, without it whatever is not formatted is named and the run fails.
 * Of a component only the script: a line break put between two elements of a template takes away the space between them.
 */
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format, getFileInfo, resolveConfig } from 'prettier'

const web = fileURLToPath(new URL('../', import.meta.url))
const write = process.argv.includes('--write')
const script = /(<script setup lang="ts"[^>]*>\n)([^]*?)(<\/script>)/

async function formatted(path, text) {
  const config = await resolveConfig(path)
  if (!path.endsWith('.vue')) return format(text, { ...config, filepath: path })
  const [, open, code, close] = script.exec(text) ?? []
  if (code === undefined) return text
  const better = await format(code, { ...config, parser: 'typescript' })
  return text.replace(script, () => open + better + close)
}

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: web, encoding: 'utf8' })
const paths = listed.split('\n').filter((path) => /\.(ts|mjs|json|vue)$/.test(path))
for (const path of paths) {
  const { ignored } = await getFileInfo(web + path, { ignorePath: `${web}.prettierignore` })
  if (ignored && !path.endsWith('.vue')) continue
  const text = await readFile(web + path, 'utf8').catch(() => null)
  if (text === null) continue
  const better = await formatted(web + path, text)
  if (better === text) continue
  if (write) await writeFile(web + path, better)
  else {
    console.log(`${path} is not formatted: npm run format`)
    process.exitCode = 1
  }
}
