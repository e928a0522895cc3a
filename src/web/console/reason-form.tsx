// A few words that an act needs, and the two buttons.
import { useState } from 'react'
import { Button, Input } from 'antd'
import { useSettings } from './settings.tsx'

interface Props {
  /** The question, which is the field's name too. */
  name: string
  submit: string
  pending: boolean
  send: (words: string) => void
  cancel: () => void
}

export function ReasonForm({ name, submit, pending, send, cancel }: Props) {
  const { t } = useSettings()
  const [words, setWords] = useState('')
  return (
    <form
      className="reason-form"
      onSubmit={(event) => {
        event.preventDefault()
        send(words)
      }}
    >
      <Input.TextArea
        aria-label={name}
        placeholder={name}
        autoFocus
        autoSize={{ minRows: 2 }}
        maxLength={300}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div className="volunteer-acts">
        <Button type="primary" htmlType="submit" disabled={words.trim() === ''} loading={pending}>
          {submit}
        </Button>
        <Button onClick={cancel}>{t('act.cancel')}</Button>
      </div>
    </form>
  )
}
