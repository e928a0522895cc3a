// A volunteer's own tasks: where and for whom, coming and going with the code of the place, giving a place back, hours so far.
import * as z from 'zod'
import { skills } from '../../rules/volunteers/volunteer.ts'
import { line, numbered, say, type Line, type Say } from '../../text/say.ts'
import { choose } from '../../understand/choice.ts'
import { defineFlow, go, perform, type Turn } from '../flow.ts'
import type { Requests, TaskHead } from '../requests.ts'
import { briefLines } from './task-answer.ts'

const Post = z.object({
  postId: z.number(),
  start: z.number(),
  place: z.string(),
  skills: z.array(z.enum(skills)),
  about: z.string(),
  address: z.string(),
  contact: z.string().nullable(),
  stage: z.enum(['ahead', 'there', 'gone']),
})
type Post = z.infer<typeof Post>
const Act = z.enum(['in', 'out', 'swap', 'leave'])
type Act = z.infer<typeof Act>
const Mark = Act.exclude(['swap'])
type Mark = z.infer<typeof Mark>
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('which'), posts: z.array(Post) }),
  z.object({ at: z.literal('one'), post: Post }),
  z.object({ at: z.literal('whom'), post: Post }),
  z.object({ at: z.literal('offering'), post: Post, name: z.string() }),
  z.object({ at: z.literal('code'), post: Post, act: Mark }),
  z.object({ at: z.literal('marking'), post: Post, act: Mark, code: z.string().optional() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

/** What may be done at each stage, besides leaving things as they are. */
const actsAt: Record<Post['stage'], readonly Act[]> = {
  ahead: ['in', 'swap', 'leave'],
  there: ['out'],
  gone: [],
}
const labelsAt = (stage: Post['stage']) => [
  ...actsAt[stage].map((act) => ({ text: `task.act.${act}` }) as const),
  { text: 'task.keep' } as const,
]

const openLine = ({ taskId, start, place }: TaskHead): Line =>
  line('task.openLine', { number: taskId, place, moment: { moment: start } })

function overview({ posts, open, minutes }: Requests['myTasks']['out']): Turn<State> {
  const told: Say[] = [
    ...(minutes > 0 ? [say('task.minutes', { minutes })] : []),
    ...(open.length > 0 ? [{ ...say('task.open'), lines: open.map(openLine) }] : []),
  ]
  const own = posts.map((post) => Post.parse(post))
  const [only, other] = own
  if (!only) return go<State>({ at: 'told' }, ...(told.length > 0 ? told : [say('task.none')]))
  return go<State>(other ? { at: 'which', posts: own } : { at: 'one', post: only }, ...told)
}

function marked(post: Post, act: Mark, { result, minutes }: Requests['markTask']['out']): Turn<State> {
  if (result === 'code') return go<State>({ at: 'code', post, act }, say('task.wrongCode'))
  if (result !== 'done') return go<State>({ at: 'told' }, say(`task.${result}`))
  if (act === 'out' && minutes !== null) return go<State>({ at: 'told' }, say('task.thanks', { minutes }))
  return go<State>({ at: 'told' }, say(`task.done.${act}`))
}

export const ownTasks = defineFlow<State>({
  id: 'own-tasks',
  version: 1,
  State,
  first: () => ({ at: 'looking' }),
  steps: {
    looking: perform(
      'myTasks',
      ['which', 'one', 'told'],
      () => null,
      (_, out) => overview(out),
    ),
    which: {
      to: ['one'],
      ask: ({ posts }) => [
        {
          ...say('task.whichOwn'),
          choices: numbered(posts.map(({ start, place }) => ({ words: [place, { moment: start }] }))),
        },
      ],
      answer: ({ posts }, event) => {
        if (event.type !== 'text') return undefined
        const picked =
          posts[
            choose(
              event.text,
              posts.map(({ place }) => place),
            ) ?? -1
          ]
        return picked && go<State>({ at: 'one', post: picked })
      },
    },
    one: {
      to: ['code', 'whom', 'marking', 'told'],
      ask: ({ post }) => [
        {
          ...say('task.one', { moment: { moment: post.start } }),
          lines: briefLines(post),
          choices: numbered(labelsAt(post.stage)),
        },
      ],
      answer: ({ post }, event) => {
        if (event.type !== 'text') return undefined
        const picked = choose(event.text, labelsAt(post.stage))
        if (picked === undefined) return undefined
        const act = actsAt[post.stage][picked]
        if (act === undefined) return go<State>({ at: 'told' }, say('task.kept'))
        if (act === 'swap') return go<State>({ at: 'whom', post })
        return go<State>(act === 'leave' ? { at: 'marking', post, act } : { at: 'code', post, act })
      },
    },
    whom: {
      to: ['offering'],
      ask: () => [say('task.swapWhom')],
      answer: ({ post }, event) =>
        event.type === 'text' && event.text.trim() !== ''
          ? go<State>({ at: 'offering', post, name: event.text.trim().slice(0, 40) })
          : undefined,
      back: ({ post }) => ({ at: 'one', post }),
    },
    offering: perform(
      'offerSwap',
      ['one', 'told'],
      ({ post: { postId }, name }: { post: Post; name: string }) => ({ postId, name }),
      ({ post }, { result }) =>
        result === 'unfit'
          ? go<State>({ at: 'one', post }, say('task.swapUnfit'))
          : go<State>({ at: 'told' }, say(result === 'asked' ? 'task.swapAsked' : 'task.over')),
    ),
    code: {
      to: ['marking'],
      ask: ({ act }) => [
        { ...say(`task.code.${act === 'in' ? 'in' : 'out'}`), choices: numbered([{ text: 'task.noCode' }]) },
      ],
      answer: ({ post, act }, event) => {
        if (event.type !== 'text') return undefined
        const code = event.text.normalize('NFKC').replace(/[^0-9]/g, '')
        if (code.length === 6) return go<State>({ at: 'marking', post, act, code })
        const none = choose(event.text, [{ text: 'task.noCode' }]) === 0
        return none ? go<State>({ at: 'marking', post, act }) : undefined
      },
      back: ({ post }) => ({ at: 'one', post }),
    },
    marking: perform(
      'markTask',
      ['code', 'told'],
      ({ post: { postId }, act, code }: { post: Post; act: Mark; code?: string | undefined }) => ({
        ...{ postId, act, code },
      }),
      ({ post, act }, out) => marked(post, act, out),
    ),
    told: { end: true, ask: () => [] },
  },
})
