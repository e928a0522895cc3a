// The alarm as the program starts: its gateways are read, and what is wanting is said.
import type { Logger } from 'pino'
import { createGateways, loadGateways, type Gateways } from './queue/gateways.ts'
import type { RosterState } from './store/roster.ts'

/** The gateways of the file at `path`. Throws one Error that names every bad entry. */
export const openGateways = async (
  path: string | undefined,
  secretOf: (name: string) => string | undefined = () => undefined,
): Promise<Gateways> => createGateways(await loadGateways(path, secretOf))

/** Whoever starts the program learns whether an alarm would reach anybody. */
export function tellRoster({ short, tried }: RosterState, log: Logger): void {
  if (short.length > 0)
    log.warn(
      { nodes: short.map(({ id }) => id) },
      'fewer than two people are on the duty roster of these places',
    )
  if (!tried)
    log.warn('no way to reach anybody on duty was ever tried: an alarm may reach nobody; make a test ring')
}
