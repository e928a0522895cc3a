// A read-back: what the bot has understood, line by line. A tap on a line that can be changed asks to change it.
import type { ChatMessage } from '../../bot/webchat/protocol.ts'
import { usePage } from './page.ts'
import { fill } from './texts.ts'

interface Props {
  card: NonNullable<ChatMessage['card']>
  /** Lines can be tapped. */
  open: boolean
}

export function Card({ card, open }: Props) {
  const { texts, conversation } = usePage()
  return (
    <ul className="card">
      {card.map(({ label, value, send }, index) => {
        const words = (
          <>
            <span className="label">{label}</span>
            <span className="value">{value}</span>
          </>
        )
        return (
          <li key={index}>
            {open && send !== undefined ? (
              <button
                type="button"
                aria-label={fill(texts.changeLabel, { label, value })}
                onClick={() => conversation.say(send)}
              >
                {words}
                <span className="change">{texts.change} ›</span>
              </button>
            ) : (
              <div>{words}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
