// Where the resident writes: words, a photo, and the three standing entrances.
import { useRef, useState } from 'react'
import type { ChangeEvent, KeyboardEvent, SubmitEvent } from 'react'
import { usePage } from './page.ts'
import { photoData } from './photo.ts'

export function Composer() {
  const { texts, conversation, draft } = usePage()
  const [text, setText] = useState(draft)
  const field = useRef<HTMLTextAreaElement>(null)
  const composed = useRef(-Infinity)
  const entrances = [
    { label: texts.report, send: '报修报事' },
    { label: texts.progress, send: '进度' },
    { label: texts.person, send: '人工' },
  ]

  function fit() {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
  }

  function send() {
    if (text.trim() === '') return
    conversation.say(text.trim())
    setText('')
    if (field.current) field.current.style.height = 'auto'
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey) return
    // Enter that only picks a word from the input method is not for us; Safari tells it after the word is done.
    if (event.nativeEvent.isComposing || event.timeStamp - composed.current < 50) return
    event.preventDefault()
    send()
  }

  async function pick(input: HTMLInputElement) {
    const files = [...(input.files ?? [])]
    input.value = ''
    for (const file of files) conversation.show(await photoData(file))
  }

  return (
    <footer>
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault()
          send()
        }}
      >
        <textarea
          ref={field}
          rows={1}
          value={text}
          maxLength={50_000}
          placeholder={texts.write}
          aria-label={texts.writeLabel}
          enterKeyHint="send"
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          onInput={fit}
          onKeyDown={onKeyDown}
          onCompositionEnd={(event) => (composed.current = event.timeStamp)}
        />
        <label className="photo">
          <input
            type="file"
            accept="image/*"
            multiple
            aria-label={texts.photoLabel}
            onChange={(event: ChangeEvent<HTMLInputElement>) => void pick(event.target)}
          />
          <span aria-hidden="true">{texts.photo}</span>
        </label>
        {/* The keyboard of a phone stays up: the button does not take the focus. */}
        <button type="submit" className="main" onPointerDown={(event) => event.preventDefault()}>
          {texts.send}
        </button>
      </form>
      <nav aria-label={texts.entrances}>
        {entrances.map((entrance) => (
          <button key={entrance.send} type="button" onClick={() => conversation.say(entrance.send)}>
            {entrance.label}
          </button>
        ))}
      </nav>
    </footer>
  )
}
