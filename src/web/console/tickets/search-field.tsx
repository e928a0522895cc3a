// The search above the list. It searches as one types, but not in the middle of a Chinese word being composed.
import { useEffect, useRef, useState, type Ref } from 'react'
import { Input, type InputRef } from 'antd'
import { Icon } from './marks.tsx'
import { useSettings } from '../settings.tsx'

const pauseMs = 250

interface Props {
  input: Ref<InputRef>
  q: string
  onSearch: (q: string) => void
}

export function SearchField({ input, q, onSearch }: Props) {
  const { t } = useSettings()
  const [text, setText] = useState(q)
  const [shownQ, setShownQ] = useState(q)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (q !== shownQ) {
    // The address changed: by us, or by the browser's back button.
    setShownQ(q)
    if (q !== text.trim()) setText(q)
  }
  useEffect(() => () => clearTimeout(pause.current), [])
  const search = (words: string): void => {
    clearTimeout(pause.current)
    pause.current = setTimeout(() => onSearch(words.trim().slice(0, 100)), pauseMs)
  }
  return (
    <div className="search">
      <Input
        ref={input}
        type="search"
        value={text}
        maxLength={100}
        aria-label={t('inbox.search')}
        placeholder={t('inbox.search')}
        prefix={<Icon shape="search" />}
        allowClear
        onChange={(event) => {
          setText(event.target.value)
          if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing))
            search(event.target.value)
        }}
        onCompositionEnd={(event) => search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </div>
  )
}
