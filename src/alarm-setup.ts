// The alarm as the program starts: its gateways and its push keys are read, and what is wanting is said.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import * as z from 'zod'
import { createGateways, loadGateways, type Gateways } from './queue/gateways.ts'
import { createPush, newPushKeys, type Push } from './queue/push.ts'
import type { RosterState } from './store/alarms/roster.ts'

/** The gateways of the file at `path`. Throws one Error that names every bad entry. */
export const openGateways = async (
  path: string | undefined,
  secretOf: (name: string) => string | undefined = () => undefined,
): Promise<Gateways> => createGateways(await loadGateways(path, secretOf))

const KeyPair = z.object({ publicKey: z.string(), privateKey: z.string() })
type KeyPair = z.output<typeof KeyPair>

/**
 * Browser push with the configured key pair, or with the one under `dataDir`, which is made once: with other keys every
 * subscription would be worth nothing. Throws an Error where that file cannot be read.
 */
export async function openPush(
  dataDir: string,
  { keys, contact }: { keys: KeyPair | undefined; contact: string },
): Promise<Push> {
  return createPush({ ...(keys ?? (await keptKeys(join(dataDir, 'push-keys.json')))), contact })
}

async function keptKeys(path: string): Promise<KeyPair> {
  // Of processes that start at once the first one's keys count.
  await writeFile(path, JSON.stringify(newPushKeys()), { flag: 'wx', mode: 0o600 }).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    },
  )
  const parsed = KeyPair.safeParse(JSON.parse(await readFile(path, 'utf8')))
  if (!parsed.success)
    throw new Error(`${path} holds no key pair: delete it, and have everybody add their devices anew.`)
  return parsed.data
}

/** Whoever starts the program learns whether an alarm would reach anybody. */
export function tellRoster({ short, untried }: RosterState, log: Logger): void {
  if (short.length > 0)
    log.warn({ nodes: short }, 'fewer than two people are on the duty roster of these places')
  if (untried.length > 0)
    log.warn(
      { nodes: untried },
      'no way to reach anybody on duty at these places was ever tried: an alarm may reach nobody; make a test ring',
    )
}
