// The results as a page that people read: bench/RESULTS.md.
import { longReport } from './long-report.ts'
import { situations, type Results, type Situation } from './results.ts'
import { row, table } from './table.ts'
import { understandingReport } from './understanding-report.ts'
import { systemNames, type PeerName, type SystemName } from './system.ts'

const titles: Record<SystemName, string> = {
  linli: 'Linli',
  botbuilder: 'Bot Framework (botbuilder-dialogs 4)',
  grammy: 'grammY conversations 2, with sequentialize',
  xstate: 'XState 5, a save by hand for each message',
  floor: 'the floor: better-sqlite3 alone, our rows, 64 turns to a commit',
}
const told: Record<Situation, string> = {
  twice: 'every message twice',
  burst: 'all five at once',
  both: 'both',
}
const peers = systemNames.filter((name): name is PeerName => name !== 'floor')

const whole = (value: number | undefined) =>
  value === undefined ? '–' : Math.round(value).toLocaleString('en-US')
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`

function turns({ turnsPerSecond, normal, ratios, fsync, rounds }: Results): string {
  return table(
    ['', 'turns/s', 'ours is', 'range of the rounds', 'fsyncs per 1,000 turns', 'turns/s with NORMAL'],
    systemNames.map((name) => {
      const ratio = ratios[name]
      const all = rounds.all[name]
      return row(
        titles[name],
        whole(turnsPerSecond[name]),
        ratio === undefined
          ? ''
          : name === 'floor'
            ? `${(ratio * 100).toFixed(0)} %`
            : `${ratio.toFixed(1)} ×`,
        `${whole(Math.min(...all))}–${whole(Math.max(...all))}`,
        whole(fsync.perThousandTurns[name]),
        whole(normal?.[name]),
      )
    }),
  )
}

function pressure({ pressureByMode }: Results): string {
  const cell = (situation: Situation, mode: 'default' | 'advised', name: PeerName) => {
    const { completed, double, lost } = pressureByMode[situation][mode][name]
    return `${completed} / ${double} / ${lost}`
  }
  return table(
    ['completed / double / lost of 200', ...Object.keys(situations).map((name) => told[name as Situation])],
    peers.flatMap((name) =>
      (['default', 'advised'] as const).map((mode) =>
        row(
          `${titles[name].replace(', with sequentialize', '')}, ${mode === 'default' ? 'as it comes' : 'as advised'}`,
          ...Object.keys(situations).map((situation) => cell(situation as Situation, mode, name)),
        ),
      ),
    ),
  )
}

export function report(results: Results): string {
  const { rounds, fsync, lone, half, poison, understood, long, goals, machine, pragmas } = results
  const share = (how: 'decide' | 'settle') => `${(poison[how].ofNone * 100).toFixed(0)} %`
  return `# What the bench found

By \`npm run bench\`${machine.quick ? ' -- --quick' : ''} in ${machine.seconds.toFixed(0)} s: ${machine.cpu}, ${machine.cores} cores, Node ${machine.node},
SQLite ${String(pragmas.linli['sqlite'])}. An fsync of 4 kB takes ${ms(fsync.p50)} on this disk (p99 ${ms(fsync.p99)}). Ratios travel between machines, absolute numbers do not.

${rounds.count < 3 ? `**The machine was too busy for three rounds: these figures settle nothing. Run it again.**\n\n` : ''}## Goals

${goals.map(({ goal, met }) => `- ${met ? 'met' : '**missed**'}: ${goal}`).join('\n')}

## Conversation turns

The same service request of five messages by 200 residents side by side, each process in its own, on SQLite with WAL and
synchronous=FULL, read back from the connection that writes. Medians of interleaved rounds, ${rounds.count} in all, of ${whole(rounds.turns)} turns, after one that warms up.

${turns(results)}

- **Ours does more**: each message is stored and deduplicated by its platform's id, each reply is stored before it leaves and marked when
  it has left, a ticket has its history and the jobs that it owes. The peers keep a row of state, and a row for a ticket.
- **Ours shares commits**, which is where most of the distance comes from: a turn waits for nobody, but those that came during the
  last commit go into the next one together. The peers' documentation has a save for each message. With synchronous=NORMAL, where a
  power cut may take the last messages back, a save costs no fsync, and the peers gain most.
- The floor marks replies as sent with its next commit, as ours does. It reads nothing, decides nothing and renders nothing.

## Correct under pressure

${pressure(results)}

200 residents. Completed: a ticket holds what the resident wrote. Double: tickets beyond one a resident. Lost: no ticket that holds it. The
order of arrival is fixed. "As advised" is grammY with \`sequentialize\` and Bot Framework behind a queue for each conversation, which its
documentation leaves to its users; the other two have nothing to add. None of the peers knows a message by its id.

## Latency

${table(
  ['a lone resident, message to reply, durable', 'p50', 'p99'],
  peers.map((name) => row(titles[name], ms(lone[name].p50), ms(lone[name].p99))),
)}

At half of the peak load (${whole(half.perSecond)} turns/s from 500 residents): p50 ${ms(half.p50)}, p99 ${ms(half.p99)}, from when a message was due to its reply.

## A poisoned resident

While one resident's every turn throws, the other 199 keep this much of their speed (${whole(poison.none.perSecond)} turns/s beside a healthy one):
${share('decide')} where it throws while it is decided, ${share('settle')} where it throws after it has opened a ticket.

## Understanding

${understandingReport(understood)}
${long ? `\n${longReport(long)}\n` : ''}`
}
