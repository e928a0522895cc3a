// What of the documentation is written by the code: README's tables and docs/flows.md.
import { dangers } from '../src/rules/alarms/danger.ts'
import { hotlines, safetyTexts } from '../src/text/hotlines.ts'
import { en } from '../src/text/en.ts'
import { zh } from '../src/text/zh.ts'
import { settings } from '../src/config.ts'
import { statuses } from '../src/errors.ts'
import { flows } from '../src/flows/moves.ts'
import { diagram } from '../src/flows/diagram.ts'
import { jobs } from '../src/queue/jobs.ts'
import { questions } from '../src/rules/questions.ts'
import { flowLevels, levels, type Level } from '../src/rules/residents/levels.ts'
import { rightsOf, roles } from '../src/rules/staff/roles.ts'
import { cell, caseKinds, categoriesOf, fields, viewerKinds } from '../src/rules/staff/visibility.ts'
import { words, type Meaning } from '../src/text/words.ts'

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`
const table = (head: string[], rows: string[][]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n')

/** The words that steer a conversation and what each does; the others only answer questions. */
type Answering = 'yes' | 'no' | 'hello' | 'thanks' | 'changeWhat' | 'changePlace' | 'changePhone'
const commands: Record<Exclude<Meaning, Answering>, string> = {
  report: 'begins a report',
  back: 'one question back; at the first, to the menu; nothing is lost',
  cancel: 'leaves, and keeps the draft for three days',
  continue: 'takes the newest draft up again',
  restart: 'begins the present matter anew',
  menu: 'shows the menu',
  progress: 'tells how the own reports stand',
  withdraw: 'takes a report back; ten minutes after it was filed with a question',
  advice: 'shows what the legal adviser wrote for the resident',
  mediationCode: 'the code that a mediator told you (the code can follow at once)',
  nudge: 'has staff reminded of a matter',
  answer: 'answers what staff asked',
  secret: 'at the read-back: makes the report confidential',
  consent: 'says whether the property company may have phone and flat',
  robot: 'goes on with the bot, where staff were talking',
  family: 'tells how the reports of those stand who allowed it',
  shareReports: 'gives a code by which somebody of the family may ask that',
  stopSharing: 'takes that back from everybody',
  book: 'books a room, a device or a service at home',
  bookings: 'tells of the own bookings, moves or cancels one',
  cases: 'tells cases of the law by topic, in which nobody can be recognised',
  lessons: 'sends a short card on the law, at most one a week',
  noLessons: 'stops the cards',
  lessonAnswer: 'tells the answer to the last card’s question',
  events: 'shows what is on, and signs up for it with whoever comes along',
  myEvents: 'tells what one signed up for, or cancels it',
  volunteer: 'signs up as a volunteer',
  myVolunteering: 'shows how one stands as a volunteer: change, pause, stop',
  myTasks: 'shows a volunteer’s own tasks: coming, going, giving a place back, hours so far',
  certificate: 'tells a volunteer what counts so far, and asks staff for a certificate',
  team: 'makes a team with others, or looks at what may be done with teams',
  teams: 'tells which teams there are',
  myTeams: 'shows the own teams: who is in them, calling them together, another captain, leaving, the end',
  joinTeam: 'joins a team by its four digits',
  doubleReport: 'reports in as a party member, by a consent of its own',
  partyLists: 'tells whoever reported in the lists of needs, resources and projects',
  endDoubleReport: 'takes that back, and deletes it',
  signUpOrganisation: 'signs up a company or school',
  stopWards: 'takes back the consent to a child’s volunteering',
  stopLookIn: 'ends that somebody looks in on the resident',
  staffWork: 'staff in their own chat: the cases that wait for them',
  staffUnbind: 'staff: ends that this chat is theirs',
  vote: 'votes in a poll that is open',
  votes: 'tells the receipts of the own votes, and the results',
  proposals: 'makes a proposal, or shows what is being discussed',
  goodExamples: 'praises a neighbour, or reads of those who agreed to be named',
  propose: 'makes a proposal',
  myProposals: 'tells how the own proposals stand',
  houseCode: 'takes the code from the letterbox: the resident lives there',
  announcements: 'notes the building, for notices of water and power cuts',
  noAnnouncements: 'sends no such notices any more',
  visit: 'asks once more whether a matter was done well',
  human: 'asks a member of staff to look',
  privacy: 'tells what happens to personal data',
  who: 'says that it is a robot, and how to reach a person',
  help: 'tells these words',
  english: 'goes on in English',
  chinese: 'goes on in Chinese',
  aloud:
    'has the answers read to the resident, where the channel carries voice and the operator named a program',
  silently: 'ends that',
}

const tables: Record<string, () => string> = {
  settings: () =>
    table(
      ['Variable', 'Default', 'Meaning'],
      Object.entries(settings).map(([name, setting]) => [
        `\`${name}\``,
        setting.default === '' ? '' : `\`${setting.default}\``,
        setting.meaning,
      ]),
    ),
  commands: () =>
    table(
      ['A resident sends', 'and the bot'],
      Object.entries(commands).map(([meaning, does]) => [
        words[meaning as Meaning].map((word) => `\`${word}\``).join(' '),
        does,
      ]),
    ),
  jobs: () =>
    table(
      ['Job', 'What it does', 'Tried'],
      Object.entries(jobs).map(([name, job]) => [`\`${name}\``, job.does, `${job.attempts} times`]),
    ),
  errors: () =>
    table(
      ['Code', 'Status'],
      Object.entries(statuses).map(([code, status]) => [`\`${code}\``, String(status)]),
    ),
  rules: () =>
    table(
      ['Rule', 'Tells', 'Reads', 'Prints'],
      Object.entries(questions).map(([name, { answers, example, ask }]) => [
        `\`${name}\``,
        answers,
        `\`${JSON.stringify(example)}\``,
        `\`${JSON.stringify(ask(example))}\``,
      ]),
    ),
  roles: () =>
    table(
      ['Role', 'Rights'],
      roles.map((role) => [`\`${role}\``, rightsOf[role].map((right) => `\`${right}\``).join(' ')]),
    ),
}

/** A text with every table between its marks written anew. Throws where a mark names no table, or a table has no mark. */
export function fillTables(text: string): string {
  const seen = new Set<string>()
  const filled = text.replace(
    /(<!-- table: (\w+) -->\n)[^]*?(\n<!-- \/table -->)/g,
    (_, open: string, name: string, close: string) => {
      const make = tables[name]
      if (!make) throw new Error(`README marks a table that there is not: ${name}`)
      seen.add(name)
      return `${open}\n${make()}\n${close}`
    },
  )
  const missing = Object.keys(tables).filter((name) => !seen.has(name))
  if (missing.length > 0) throw new Error(`README lacks the tables ${missing.join(', ')}`)
  return filled
}

const levelMeanings: Record<Level, string> = {
  0: 'an account, nothing more',
  1: 'name or telephone confirmed by staff',
  2: 'lives here: a code from the letterbox, or staff confirmed it',
  3: 'an owner, as imported from the register',
}
const leastLevels: Readonly<Record<string, Level>> = flowLevels

/** docs/flows.md: every flow as a diagram of the steps that run. */
export const flowsPage = (): string =>
  [
    '# The flows',
    '',
    'Written by `npm run docs` from the steps themselves; a test holds it to them, and random walks show that every arrow',
    'is taken and no other. ⟨store⟩ marks a step that asks the store instead of the resident.',
    '',
    'How surely a resident has to be known is told by levels (`src/rules/residents/levels.ts`); nothing but a vote asks for more than an account,',
    'and the rules of some polls for more than a vote at least does ([voting.md](voting.md)).',
    '',
    table(
      ['Level', 'Known as'],
      levels.map((level) => [String(level), levelMeanings[level]]),
    ),
    ...flows.flatMap((flow) => [
      '',
      `## ${flow.id} (version ${flow.version}, level ${leastLevels[flow.id]})`,
      '',
      '```mermaid',
      diagram(flow),
      '```',
    ]),
    '',
  ].join('\n')

const levelMarks = { see: 'see', masked: '(masked)', none: '' } as const

/** docs/visibility.md: who sees which field of which kind of case, from the one table that everything reads. */
export const visibilityPage = (): string =>
  [
    '# Who sees what',
    '',
    'Written by `npm run docs` from `src/rules/staff/visibility.ts`, which also gives the reasons; a test asks the real API for every',
    'cell. Masked means: of a name its first character, of a number its ends, of an address the building, of words what names',
    'nobody, of pictures and recordings those that own staff released. A telephone number is seen once it is asked for, on',
    'record. Of a case of several kinds the strictest counts; who is several things to it (staff, and in charge) has the most',
    'that one of them gives. A ticket is known only where one works; to the property company, advisers, mediators and',
    'captains only while it is in their hands.',
    ...caseKinds.flatMap((kind) => [
      '',
      `## ${kind}`,
      '',
      ...(categoriesOf[kind]
        ? [`Categories: ${categoriesOf[kind].map((name) => `\`${name}\``).join(' ')}`, '']
        : []),
      table(
        ['', ...fields],
        viewerKinds.map((viewer) => [
          `\`${viewer}\``,
          ...fields.map((field) => levelMarks[cell(viewer, kind, field)]),
        ]),
      ),
    ]),
    '',
  ].join('\n')

/** What residents in danger read, for whoever has to approve it, and the numbers that it names. */
export const safetyPage = (): string =>
  [
    '# Safety texts',
    '',
    'Written by `npm run docs`. What a resident in danger reads first, before anything else is asked. Before the first resident',
    'writes, have a fire officer, a doctor and the police station read them. A community changes one in the console under 值班表: one person',
    'enters it in both languages with its source and the day, and it is said once a second person has approved it; it may name only the',
    'numbers below, and has to name 110, 119 or 120. Who entered and who approved each is kept for good.',
    '',
    `Source: ${safetyTexts.source}. As of ${safetyTexts.asOf}. Approved by: ${safetyTexts.approvedBy ?? 'nobody yet'}.`,
    '',
    table(
      ['Danger', 'First words', 'In English'],
      dangers.map((danger) => [`\`${danger}\``, zh[`safety.${danger}`], en[`safety.${danger}`]]),
    ),
    '',
    '## Numbers',
    '',
    table(
      ['Number', 'For', 'Source', 'Checked'],
      Object.entries(hotlines).map(([number, { use, source, checkedAt }]) => [
        number,
        use,
        source,
        checkedAt,
      ]),
    ),
    '',
    'The numbers of the gas company and of lift rescue differ from place to place: managers enter them in the console under',
    '值班表, with where each stands and when that was read, and a second person approves it. Until then only the ones above are',
    'spoken. Who entered and who approved each is kept for good.',
    '',
  ].join('\n')
