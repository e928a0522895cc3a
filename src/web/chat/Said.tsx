// A message of the bot or of a person on the staff.
import type { ChatMessage } from '../../bot/webchat/protocol.ts'
import { Card } from './Card.tsx'
import { Choices } from './Choices.tsx'
import { Listen } from './Listen.tsx'
import { usePage } from './page.ts'
import { Picture } from './Picture.tsx'
import { fill } from './texts.ts'
import { Words } from './Words.tsx'

interface Props {
  message: ChatMessage
  open: boolean
}

export function Said({ message, open }: Props) {
  const { texts } = usePage()
  const { id, from, text, body, card, choices, after, link, step, urgent, mediaId } = message
  const words = body ?? text
  return (
    <div className={urgent ? 'said urgent' : 'said'}>
      {from === 'staff' ? (
        <p className="who">{texts.staff}</p>
      ) : (
        <span className="unseen">{`${texts.bot}: `}</span>
      )}
      <div className="bubble">
        {mediaId !== undefined && <Picture mediaId={mediaId} />}
        {message.kind === 'recall' ? (
          <p className="quiet">{texts.recalled}</p>
        ) : (
          words !== '' && (
            <p>
              <Words text={words} />
            </p>
          )
        )}
        {card && <Card card={card} open={open} />}
        {choices && <Choices choices={choices} open={open} />}
        {after !== undefined && (
          <p className="after">
            <Words text={after} />
          </p>
        )}
        {link && (
          <p className="after">
            <a href={link.path}>{link.label}</a>
          </p>
        )}
        {step && <p className="quiet step">{fill(texts.step, { n: step[0], m: step[1] })}</p>}
      </div>
      <Listen id={String(id)} text={text} />
    </div>
  )
}
