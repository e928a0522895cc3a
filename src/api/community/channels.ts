// Whether residents can be reached: staff see at once that an account has logged out.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import type { ChannelStates } from '../../store/community/channel-states.ts'
import { ChannelList } from '../schemas.ts'

export const channels: FastifyPluginCallbackZod<{ channels: ChannelStates }> = (app, { channels }, done) => {
  app.get(
    '',
    {
      config: { right: 'signed in' },
      schema: {
        tags: ['channels'],
        summary: 'The accounts that residents write to, and whether each reaches them',
        response: { 200: ChannelList },
      },
    },
    async () => ({
      items: (await channels.list()).map(({ since, ...state }) => ({ ...state, since: since.toISOString() })),
    }),
  )

  done()
}
