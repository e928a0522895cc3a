// A picture of the conversation, fetched when it is shown.
import { useEffect, useState } from 'react'
import { usePage } from './page.ts'

export function Picture({ mediaId }: { mediaId: string }) {
  const { texts, conversation } = usePage()
  const [address, setAddress] = useState<string>()
  const [gone, setGone] = useState(false)

  useEffect(() => {
    let shown = true
    conversation.pictures.address(mediaId).then(
      (found) => shown && setAddress(found),
      () => shown && setGone(true),
    )
    return () => {
      shown = false
    }
  }, [conversation, mediaId])

  if (gone) return <span className="quiet">{texts.photoGone}</span>
  if (address === undefined) return <span className="quiet">{texts.photoLoading}</span>
  return <Drawn address={address} otherwise={texts.photoGone} />
}

/** A picture, or words where the browser cannot draw it. */
export function Drawn({ address, otherwise }: { address: string; otherwise: string }) {
  const { texts } = usePage()
  const [broken, setBroken] = useState(false)
  if (broken) return <span>{otherwise}</span>
  return <img src={address} alt={texts.photoAlt} onError={() => setBroken(true)} />
}
