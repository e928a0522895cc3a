// Keeps the newest words in view: an answer is shown from its beginning, and whoever reads further up is left in peace.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Row } from './rows.ts'

const near = 48
const gap = 12

function rest(log: HTMLElement): number {
  return log.scrollHeight - log.clientHeight - log.scrollTop
}

function item(log: HTMLElement, key: string): HTMLElement | null {
  return log.querySelector(`[data-key="${CSS.escape(key)}"]`)
}

/** As far down as possible with the anchor still in view. */
function scrollTo(log: HTMLElement, anchor: HTMLElement | null): void {
  const end = log.scrollHeight - log.clientHeight
  log.scrollTop = anchor ? Math.min(end, anchor.offsetTop - gap) : end
}

function isUrgent(rows: readonly Row[], key: string): boolean {
  return rows.some((row) => row.key === key && row.message?.urgent === true)
}

export function useFollowing(ref: RefObject<HTMLElement | null>, rows: readonly Row[]) {
  const [below, setBelow] = useState(false)
  const known = useRef<ReadonlySet<string>>(new Set())
  const anchor = useRef<string>('')
  const atEnd = useRef(true)

  useLayoutEffect(() => {
    const log = ref.current
    if (!log) return
    const before = known.current
    const fresh = rows.filter((row) => !before.has(row.key))
    known.current = new Set(rows.map((row) => row.key))
    const newest = fresh.at(-1)
    if (!newest) return

    const own = fresh.findLast((row) => row.own)
    const urgent = fresh.find((row) => row.message?.urgent === true)
    const held = item(log, anchor.current)
    const inView = held !== null && held.offsetTop >= log.scrollTop
    if (before.size === 0) anchor.current = newest.key
    else if (own) anchor.current = own.key
    else if (urgent) anchor.current = inView && isUrgent(rows, anchor.current) ? anchor.current : urgent.key
    else if (!atEnd.current) return
    else if (!inView) anchor.current = fresh[0]?.key ?? newest.key
    scrollTo(log, item(log, anchor.current))
    atEnd.current = true

    // The button that was pressed may be gone: go on from the message that it sent.
    if (own && before.size > 0 && document.activeElement === document.body) {
      item(log, own.key)?.focus({ preventScroll: true })
    }
  }, [ref, rows])

  useEffect(() => {
    const log = ref.current
    if (!log) return
    let height = log.scrollHeight
    const look = () => {
      // What has grown since is no wish of the reader's: the watch below deals with it.
      if (log.scrollHeight !== height) return
      atEnd.current = rest(log) <= near
      setBelow(rest(log) > near * 2)
    }
    // Pictures open, letters grow, the keyboard comes up: whoever was at the end stays there.
    const watch = new ResizeObserver(() => {
      if (atEnd.current) scrollTo(log, item(log, anchor.current))
      height = log.scrollHeight
      look()
    })
    watch.observe(log)
    if (log.firstElementChild) watch.observe(log.firstElementChild)
    log.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      log.removeEventListener('scroll', look)
    }
  }, [ref])

  return { below, toEnd: () => ref.current && scrollTo(ref.current, null) }
}
