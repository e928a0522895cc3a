// Who this page is to the server: keeps the token, asks for a first one, and for another when it is refused.
import { Refused } from './api.ts'
import type { Api } from './api.ts'
import type { Memory } from './memory.ts'

export interface VisitorKeeper {
  /** Makes a call with the token; if the token is refused, once more with a new visitor's. */
  use<T>(call: (token: string) => Promise<T>): Promise<T>
}

interface Options {
  api: Api
  memory: Memory
  /** A visitor was made: `first` when there was none before. */
  onNew: (community: string, first: boolean) => void
}

export function createVisitorKeeper({ api, memory, onNew }: Options): VisitorKeeper {
  let token = memory.read('token')
  let asking: Promise<string> | undefined

  async function ask(): Promise<string> {
    const first = token === undefined
    const visitor = await api.visitor()
    token = visitor.token
    memory.write('token', visitor.token)
    memory.write('community', visitor.community)
    memory.forget('hidden')
    onNew(visitor.community, first)
    return visitor.token
  }

  /** Several calls may find out at once: they share one new visitor. */
  function renew(): Promise<string> {
    asking ??= ask().finally(() => (asking = undefined))
    return asking
  }

  return {
    async use(call) {
      const used = token ?? (await renew())
      try {
        return await call(used)
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 401) throw error
        return call(token === used ? await renew() : (token ?? (await renew())))
      }
    },
  }
}
