// The page of a poll: it prints, and whoever chats in this browser and may vote in it looks receipts up in the published list.
import { namedIn } from '../../rules/polls/poll-kinds.ts'
import type { PollKind } from '../../rules/polls/poll-terms.ts'
import { browserBox, createMemory } from './memory.ts'
import { residentOf } from './resident.ts'

interface PublishedPoll {
  /** Records of the first format do not name a kind: they knew one choice alone. */
  poll: { options: { id: string; text: string }[]; kind?: PollKind; most?: number }
  votes: { receipt: string; choice: string; elector?: number | null }[]
  replaced?: { receipt: string }[]
  /** Of an open decision of owners, whose ballots stand there by house number. */
  electors?: { houses: string[] }[] | null
}

/** A choice in the options' words: several with commas, an order with its places, scores behind their option. */
function wordsOf({ options, kind = 'single', most = 1 }: PublishedPoll['poll'], choice: string): string {
  const named = namedIn({ kind, most, options: options.map(({ id }) => id) }, choice) ?? []
  return named
    .map(({ option, score }, at) => {
      const text = options.find(({ id }) => id === option)?.text ?? ''
      return kind === 'ranking' ? `${at + 1} ${text}` : score === undefined ? text : `${text} ${score}`
    })
    .join(kind === 'single' || kind === 'multiple' || kind === 'approval' ? '、' : ';')
}

/** Shows the list where the resident may read it. */
async function showList(section: HTMLElement): Promise<void> {
  const { slot } = residentOf(location.search, false)
  const token = createMemory(slot, browserBox()).read('token')
  if (token === undefined) return
  const response = await fetch(`/api/chat/polls/${section.dataset['poll'] ?? ''}/record`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!response.ok) return
  const json = await response.text()
  const file = JSON.parse(json) as PublishedPoll
  const nameOf = ({ receipt, elector }: PublishedPoll['votes'][number]) =>
    file.electors?.[elector ?? -1]?.houses.join('、') ?? receipt
  const choices = new Map(file.votes.map((vote) => [nameOf(vote), wordsOf(file.poll, vote.choice)]))
  const replaced = new Set(file.replaced?.map(({ receipt }) => receipt))

  section.querySelector('[data-locked]')?.setAttribute('hidden', '')
  section.querySelector('[data-list]')?.removeAttribute('hidden')
  const rows = [...choices].map(([receipt, choice]) => {
    const row = document.createElement('tr')
    for (const text of [receipt, choice])
      row.append(Object.assign(document.createElement('td'), { textContent: text }))
    return row
  })
  section.querySelector('table')?.append(...rows)
  const link = section.querySelector('a')
  if (link) link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }))
  const input = section.querySelector('input')
  const status = section.querySelector('[role=status]')
  input?.addEventListener('input', () => {
    const digits = input.value.replace(/\D/g, '')
    const { none = '', old = '' } = section.dataset
    if (status)
      status.textContent =
        digits.length < 10 ? '' : (choices.get(digits) ?? (replaced.has(digits) ? old : none))
  })
}

document.querySelector('[data-print]')?.addEventListener('click', () => print())
if (new URLSearchParams(location.search).has('print')) print()
const section = document.querySelector<HTMLElement>('[data-poll]')
if (section) void showList(section)
