/**
 * Starts the real program once for all browser tests: a free port, a temporary database, the sample year of the demo town.
 * The accounts it prints go to the tests through the environment; it is stopped by its own process id.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export default async function startProgram(): Promise<() => Promise<void>> {
  const { address, accounts, stop } = await launch('--demo=sample')
  process.env.FENGQIAO_ADDRESS = address
  process.env.FENGQIAO_ACCOUNTS = JSON.stringify(accounts)
  return stop
}

/** Milliseconds a program may take to fill its town, on a machine that builds beside. */
export const startPatience = 280_000

interface Account {
  role: string
  username: string
  password: string
}

/** One more program of its own, with the demo town that is asked for. */
export async function launch(demo: string): Promise<{ address: string; accounts: Account[]; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'fengqiao-e2e-'))
  const port = await freePort()
  const binary = resolve(import.meta.dirname, '../..', process.env.FENGQIAO_BIN ?? '../target/debug/fengqiao')
  const program = spawn(binary, ['serve', demo, '--listen', `127.0.0.1:${port}`, '--database', `sqlite:${join(folder, 'town.db')}`], {
    cwd: folder,
  })
  const printed: string[] = []
  program.stdout.on('data', (text: Buffer) => printed.push(text.toString()))
  program.stderr.on('data', (text: Buffer) => printed.push(text.toString()))
  const address = `http://127.0.0.1:${port}`
  await ready(program, address, printed)
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolveEnd) => program.once('exit', resolveEnd))
    program.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { address, accounts: accountsIn(printed.join('')), stop }
}

/** Lines such as `account mediator hongguan <password>`; the word in front may be missing. */
function accountsIn(text: string): Account[] {
  const line = /^\s*(?:account\s+)?(mediator|leader|clerk|admin|auditor)\s+(\S+)\s+(\S+)\s*$/gm
  return [...text.matchAll(line)].map(([, role, username, password]) => ({ role: role!, username: username!, password: password! }))
}

async function ready(program: ChildProcess, address: string, printed: string[]): Promise<void> {
  const begun = Date.now()
  while (Date.now() - begun < startPatience) {
    if (program.exitCode !== null) break
    const answer = await fetch(`${address}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((wait) => setTimeout(wait, 200))
  }
  program.kill()
  throw new Error(`The program did not become ready. It said:\n${printed.join('')}`)
}

async function freePort(): Promise<number> {
  return new Promise((give) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address()
      probe.close(() => give(typeof place === 'object' && place ? place.port : 0))
    })
  })
}
