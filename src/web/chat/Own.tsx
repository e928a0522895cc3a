// A message of the resident's own, and how far it has come: 发送中, 已收到, 等网络, or what to do about it.
import type { ChatMessage } from '../../bot/webchat/protocol.ts'
import type { Unsent } from './outbox.ts'
import { usePage } from './page.ts'
import { Drawn, Picture } from './Picture.tsx'
import type { Row } from './rows.ts'

export function Own({ row, online }: { row: Row; online: boolean }) {
  const { texts } = usePage()
  return (
    <div className="own">
      <span className="unseen">{`${texts.me}: `}</span>
      <div className="bubble">
        {row.unsent ? <UnsentBody item={row.unsent} /> : <Body message={row.message} />}
        {row.meaning !== undefined && <p className="meaning">{row.meaning}</p>}
      </div>
      {row.unsent && row.unsent.state !== 'stored' ? (
        <Progress item={row.unsent} online={online} />
      ) : (
        row.newestOwn && <p className="quiet">{texts.stored}</p>
      )}
    </div>
  )
}

function Body({ message }: { message: ChatMessage }) {
  const { texts } = usePage()
  if (message.kind === 'recall') return <p className="quiet">{texts.recalled}</p>
  if (message.mediaId !== undefined && message.kind === 'image') return <Picture mediaId={message.mediaId} />
  return <p>{message.text}</p>
}

function UnsentBody({ item }: { item: Unsent }) {
  const { texts } = usePage()
  return item.photo === undefined ? (
    <p>{item.text}</p>
  ) : (
    <Drawn address={item.photo} otherwise={texts.photoAlt} />
  )
}

function Progress({ item, online }: { item: Unsent; online: boolean }) {
  const { texts, conversation } = usePage()
  switch (item.state) {
    case 'queued':
    case 'stored':
      return <p className={online ? 'quiet' : 'quiet clock'}>{online ? texts.sending : texts.waiting}</p>
    case 'failed':
      return (
        <button type="button" className="trouble-button" onClick={() => conversation.retry()}>
          {texts.failed}
        </button>
      )
    case 'refused':
      return (
        <div className="refusal">
          <p>
            {item.status === 413 ? texts.tooLarge : item.photo !== undefined ? texts.badPhoto : texts.refused}
          </p>
          <button type="button" className="plain" onClick={() => conversation.remove(item.id)}>
            {texts.remove}
          </button>
        </div>
      )
  }
}
