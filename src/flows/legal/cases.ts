// Cases that others had, by topic: nobody can be recognised in them, and none is advice.
import * as z from 'zod'
import { professions } from '../../rules/bookings/event.ts'
import { legalTopics, type LegalTopic } from '../../rules/law/legal-topics.ts'
import { line, numbered, say, type Word } from '../../text/say.ts'
import { choose } from '../../understand/choice.ts'
import { defineFlow, go, perform } from '../flow.ts'

const Topic = z.object({ topic: z.enum(legalTopics), count: z.number() })
const Title = z.object({ caseId: z.number(), title: z.string(), profession: z.enum(professions) })
type Title = z.infer<typeof Title>

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking') }),
  z.object({ at: z.literal('topic'), topics: z.array(Topic) }),
  z.object({ at: z.literal('listing'), topic: z.enum(legalTopics) }),
  z.object({ at: z.literal('which'), cases: z.array(Title) }),
  z.object({ at: z.literal('reading'), caseId: z.number() }),
  z.object({ at: z.literal('told') }),
])
type State = z.infer<typeof State>

const topicWords = {
  labour: { text: 'legal.labour' },
  family: { text: 'legal.family' },
  housing: { text: 'legal.housing' },
  inheritance: { text: 'legal.inheritance' },
  lending: { text: 'legal.lending' },
  injury: { text: 'legal.injury' },
  consumer: { text: 'legal.consumer' },
  other: { text: 'legal.other' },
} as const satisfies { [K in LegalTopic]: Word }

const topicWord = ({ topic }: z.infer<typeof Topic>): Word => topicWords[topic]
const speaker = ({ profession }: Pick<Title, 'profession'>): Word => ({
  text: `event.profession.${profession}`,
})

export const legalCases = defineFlow<State>({
  id: 'legal-cases',
  version: 1,
  State,
  first: (_, seed) => {
    const told = z.object({ topic: z.enum(legalTopics) }).safeParse(seed)
    return told.success ? { at: 'listing', topic: told.data.topic } : { at: 'looking' }
  },
  steps: {
    looking: perform(
      'caseTopics',
      ['topic', 'told'],
      () => null,
      (_, { topics }) =>
        topics.length === 0
          ? go<State>({ at: 'told' }, say('cases.none'))
          : go<State>({ at: 'topic', topics }),
    ),
    topic: {
      to: ['listing'],
      ask: ({ topics }) => [
        {
          ...say('cases.topics'),
          lines: topics.map((one) => line('cases.topicLine', { topic: topicWord(one), count: one.count })),
          choices: numbered(topics.map(topicWord)),
        },
      ],
      answer: ({ topics }, event) => {
        if (event.type !== 'text') return undefined
        const found = topics[choose(event.text, topics.map(topicWord)) ?? -1]
        return found && go<State>({ at: 'listing', topic: found.topic })
      },
    },
    listing: perform(
      'casesOf',
      ['which', 'told'],
      ({ topic }: { topic: (typeof legalTopics)[number] }) => ({ topic }),
      (_, { cases }) =>
        cases.length === 0 ? go<State>({ at: 'told' }, say('cases.none')) : go<State>({ at: 'which', cases }),
    ),
    which: {
      to: ['reading'],
      ask: ({ cases }) => [
        {
          ...say('cases.which'),
          lines: cases.map((one) => line('cases.line', { title: one.title, who: speaker(one) })),
          choices: numbered(cases.map(({ title }) => title)),
        },
      ],
      answer: ({ cases }, event) => {
        if (event.type !== 'text') return undefined
        const titles = cases.map(({ title }) => title)
        const found = cases[choose(event.text, titles) ?? -1]
        return found && go<State>({ at: 'reading', caseId: found.caseId })
      },
      back: () => ({ at: 'looking' }),
    },
    reading: perform(
      'readCase',
      ['told'],
      ({ caseId }: { caseId: number }) => ({ caseId }),
      (_, { found }) =>
        go<State>(
          { at: 'told' },
          ...(found
            ? [
                say('cases.one', { title: found.title, text: found.text }),
                {
                  ...say('cases.end', { who: speaker(found) }),
                  lines: found.lecture
                    ? [
                        line('cases.lecture', {
                          name: found.lecture.name,
                          moment: { moment: found.lecture.start },
                        }),
                      ]
                    : [],
                },
              ]
            : [say('cases.gone')]),
        ),
    ),
    told: { end: true, ask: () => [] },
  },
})
