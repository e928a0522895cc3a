// A volunteer is asked for a task: one word answers, and only a yes tells where and for whom.
import * as z from 'zod'
import { line, numbered, say, type Say } from '../../text/say.ts'
import { taskAnswerIn } from '../../text/words.ts'
import { choose } from '../../understand/choice.ts'
import { defineFlow, go, perform, type Turn } from '../flow.ts'
import type { Requests, TaskBrief, TaskHead } from '../requests.ts'

const Head = z.object({ taskId: z.number(), start: z.number(), place: z.string() })
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('waiting'), taskId: z.number() }),
  z.object({ at: z.literal('answering'), yes: z.boolean(), taskId: z.number().optional() }),
  z.object({ at: z.literal('which'), yes: z.boolean(), tasks: z.array(Head) }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const answers = [{ text: 'task.take' }, { text: 'task.decline' }] as const

/** Where, for whom and what about, for whoever accepted. */
export const briefLines = ({ about, address, contact }: TaskBrief) => [
  line('task.about', { about }),
  line('task.address', { address }),
  ...(contact === null ? [] : [line('task.contact', { contact })]),
]

function told({ outcome, tasks, brief }: Requests['answerTask']['out']): Say {
  const moment = { moment: tasks[0]?.start ?? 0 }
  switch (outcome) {
    case 'taken':
      return {
        ...say('task.taken', { moment }),
        lines: brief ? briefLines(brief) : [],
        after: [line('task.takenHow')],
      }
    case 'full':
      return say('task.full')
    case 'declined':
      return say('task.declined')
    case 'busy':
      return say('task.busy', { moment })
    default:
      return say('task.nothing')
  }
}

const headOf = ({ taskId, start, place }: TaskHead) => ({ taskId, start, place })

function settled(yes: boolean, out: Requests['answerTask']['out']): Turn<State> {
  if (out.outcome === 'which') return go<State>({ at: 'which', yes, tasks: out.tasks.map(headOf) })
  return go<State>({ at: 'told' }, told(out))
}

const Said = z.object({ yes: z.boolean(), taskId: z.number().optional() })
const Question = z.object({ taskId: z.number() })

export const taskAnswer = defineFlow<State>({
  id: 'task-answer',
  version: 1,
  State,
  first: (_, seed) => {
    const said = Said.safeParse(seed)
    if (said.success) return { at: 'answering', ...said.data }
    const asked = Question.safeParse(seed)
    return asked.success ? { at: 'waiting', ...asked.data } : { at: 'told' }
  },
  steps: {
    waiting: {
      to: ['answering'],
      ask: () => [{ ...say('task.again'), choices: numbered(answers) }],
      answer: ({ taskId }, event) => {
        if (event.type !== 'text') return undefined
        const yes = [true, false][choose(event.text, answers) ?? -1] ?? taskAnswerIn(event.text)?.yes
        return yes === undefined ? undefined : go<State>({ at: 'answering', yes, taskId })
      },
    },
    answering: perform(
      'answerTask',
      ['which', 'told'],
      ({ yes, taskId }: { yes: boolean; taskId?: number | undefined }) => ({ yes, taskId }),
      ({ yes }, out) => settled(yes, out),
    ),
    which: {
      to: ['answering'],
      ask: ({ tasks }) => [
        {
          ...say('task.which'),
          choices: numbered(tasks.map(({ start, place }) => ({ words: [place, { moment: start }] }))),
        },
      ],
      answer: ({ yes, tasks }, event) => {
        if (event.type !== 'text') return undefined
        const picked =
          tasks[
            choose(
              event.text,
              tasks.map(({ place }) => place),
            ) ?? -1
          ]
        return picked && go<State>({ at: 'answering', yes, taskId: picked.taskId })
      },
    },
    told: { end: true, ask: () => [] },
  },
})
