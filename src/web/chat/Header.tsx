// The top of the page: the community and its robot, larger letters, and after a danger answer a way out.
import { useState } from 'react'
import { usePage } from './page.ts'
import { fill } from './texts.ts'
import { nextSize, readSize, saveSize, showSize } from './typesize.ts'

/** Where leaving leads: a page that anyone may have open. */
const elsewhere = 'https://www.baidu.com/'

interface Props {
  community: string
  /** There was a danger answer: whoever reads it may have to close the page at once. */
  leavable: boolean
}

export function Header({ community, leavable }: Props) {
  const { texts, conversation } = usePage()
  const [size, setSize] = useState(readSize)

  function enlarge() {
    const larger = nextSize(size)
    setSize(larger)
    showSize(larger)
    saveSize(larger)
  }

  function leave() {
    conversation.hide()
    location.replace(elsewhere)
  }

  return (
    <header>
      <h1>{community === '' ? texts.bot : `${community} · ${texts.bot}`}</h1>
      <p className="about">{texts.about}</p>
      <div className="tools">
        {leavable && (
          <button type="button" className="plain" aria-label={texts.leaveLabel} onClick={leave}>
            {texts.leave}
          </button>
        )}
        <button
          type="button"
          className="plain"
          aria-label={fill(texts.sizeLabel, { size })}
          onClick={enlarge}
        >
          {texts.size}
        </button>
      </div>
    </header>
  )
}
