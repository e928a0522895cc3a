// The chat page: who one talks to, what was said, and where one writes.
import { useSyncExternalStore } from 'react'
import { Composer } from './Composer.tsx'
import { Header } from './Header.tsx'
import { Log } from './Log.tsx'
import { usePage } from './page.ts'
import { rowsOf } from './rows.ts'

export function App({ another }: { another: string | undefined }) {
  const { texts, conversation } = usePage()
  const { community, ready, online, lost, messages, outbox } = useSyncExternalStore(
    (listener) => conversation.subscribe(listener),
    () => conversation.read(),
  )
  const rows = rowsOf(messages, outbox)
  const trouble = !online ? texts.offline : lost ? texts.lost : undefined

  return (
    <>
      <Header community={community} leavable={messages.some((message) => message.urgent)} />
      <p className="trouble" role="status" hidden={trouble === undefined}>
        {trouble}
      </p>
      <Log rows={rows} ready={ready} online={online} />
      <Composer />
      {another !== undefined && (
        <a className="another" href={another} target="_blank" rel="noopener noreferrer">
          {texts.another}
        </a>
      )}
    </>
  )
}
