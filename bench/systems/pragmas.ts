// Looks at the connections that our store sets up, and for the comparison lowers synchronous on them.
import type { Synchronous } from '../system.ts'
import { loadDriver, type Database } from './load.ts'

/** From now on gathers the connections that are set up to write; with NORMAL, what sets them up says so instead of FULL. */
export async function watchConnections(synchronous: Synchronous): Promise<Database[]> {
  const made: Database[] = []
  const { prototype } = (await loadDriver()).default
  const exec = Reflect.get(prototype, 'exec')
  prototype.exec = function (this: Database, sql: string) {
    if (sql.includes('synchronous = FULL')) made.push(this)
    exec.call(this, sql.replace('synchronous = FULL', `synchronous = ${synchronous}`))
    return this
  }
  return made
}
