// One move on a ticket: sent, told, and its news spread to wherever the ticket is shown.
import { App as Ant } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { perform, type Move } from './acts.ts'
import { ApiError } from '../api.ts'
import { keys, spreadTicket } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function useMove(ticketId: string, finish?: () => void) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (move: Move) => perform(ticketId, move),
    onSuccess: (ticket, { act }) => {
      spreadTicket(client, ticket)
      void client.invalidateQueries({ queryKey: keys.counts })
      void message.success(t(`done.${act}`))
      finish?.()
    },
    onError: (error) => {
      // Refused because it has changed meanwhile: show how it stands.
      if (error instanceof ApiError && error.status === 409)
        void client.invalidateQueries({ queryKey: keys.ticket(ticketId) })
    },
  })
}
