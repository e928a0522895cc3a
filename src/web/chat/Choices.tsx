// What the bot offers to answer: buttons under its last word, plain words under an older one.
import type { ChatMessage } from '../../bot/webchat/protocol.ts'
import { usePage } from './page.ts'

interface Props {
  choices: NonNullable<ChatMessage['choices']>
  open: boolean
}

export function Choices({ choices, open }: Props) {
  const { texts, conversation } = usePage()
  return (
    <ul className={open ? 'choices' : 'choices past'} aria-label={open ? texts.choices : undefined}>
      {choices.map(({ send, label }) => {
        const words = send === label ? label : `${send} ${label}`
        return (
          <li key={send}>
            {open ? (
              <button type="button" onClick={() => conversation.say(send)}>
                {words}
              </button>
            ) : (
              words
            )}
          </li>
        )
      })}
    </ul>
  )
}
