// The long sections as goals and as part of the page that people read.
import type { Long } from './long.ts'
import type { Results } from './results.ts'

const row = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`
const whole = (value: number) => Math.round(value).toLocaleString('en-US')

/** By how much each cost has grown from the smallest database to the largest. */
export function growthOf({ growth = [] }: Long): { name: string; costs: number[]; ratio: number }[] {
  const [first] = growth
  return Object.keys(first?.costs ?? {}).map((name) => {
    const costs = growth.map((size) => size.costs[name] ?? NaN)
    return { name, costs, ratio: (costs.at(-1) ?? NaN) / (costs[0] ?? NaN) }
  })
}

export function longGoals(long: Long): Results['goals'] {
  const { spike, parked, broadcast, ballots, waves, handOff, relayed, start, kill, cases, neighbours } = long
  const grown = growthOf(long)
  const ok = grown.filter(({ ratio }) => ratio <= 1.5).length
  const [empty, full] = cases ?? []
  const goal = (text: string, met: boolean | undefined) => ({ goal: text, met: met === true })
  return [
    goal('after ten times the load the p99 is back within 2 s', spike && spike.recovery <= 2000),
    goal('and so is the memory (heap + 20 MB at most)', spike && spike.heap[1] <= spike.heap[0] + 20),
    goal(
      'beside a report and a reader of 1,000,000 tickets the p99 of a turn at most doubles',
      neighbours && neighbours.beside.p99 <= 2 * neighbours.alone.p99,
    ),
    goal(
      `from 10,000 to 1,000,000 residents nothing takes more than 1.5 times as long (${ok} of ${grown.length})`,
      grown.length > 0 && ok === grown.length,
    ),
    goal('100,000 parked sessions in at most 400 MB', parked && parked.rss <= 400),
    goal(
      'an announcement to 100,000 residents takes no memory that grows with them (20 MB at most)',
      broadcast && broadcast.heap[2] - broadcast.heap[1] <= 20,
    ),
    goal(
      '10,000 ballots at once: none lost, none twice, and the closing second splits them rightly',
      ballots !== undefined,
    ),
    goal(
      '500 of 100,000 volunteers chosen and asked in less than a second of the processor',
      waves && Math.max(waves.near, waves.wide) < 1,
    ),
    goal(
      'hand-off at 200 submissions/s: p50 ≤ 15 ms, p99 ≤ 100 ms',
      handOff && handOff.p50 <= 15 && handOff.p99 <= 100,
    ),
    goal("the relay reaches at least 75 % of BullMQ's addBulk", relayed && relayed.ratio >= 0.75),
    goal('case lifecycles with 100,000 tickets: ≥ 150/s', full && full.perSecond >= 150),
    goal('case lifecycles with 100,000 tickets: p95 ≤ 500 ms', full && full.p95 <= 500),
    goal(
      'case lifecycles as fast with 100,000 tickets as with none (at least 80 %)',
      full && empty && full.perSecond >= 0.8 * empty.perSecond,
    ),
    goal('from npm start to the first answer ≤ 3 s', start && Math.max(start.empty, start.used) <= 3000),
    goal('at rest ≤ 200 MB with web chat only', start && start.rss <= 200),
    goal(
      'SIGTERM under load: ended in ≤ 3 s, nothing lost',
      start && start.stop <= 3000 && start.kept.lost + start.kept.missing + start.kept.double === 0,
    ),
    goal(
      'kill -9: nothing answered is lost, no ticket double or missing, nothing stuck',
      kill && kill.lost + kill.double + kill.missing + kill.unanswered + kill.unsent + kill.overdue === 0,
    ),
  ]
}

export function longReport(long: Long): string {
  const {
    spike,
    parked,
    broadcast,
    ballots,
    waves,
    handOff,
    relayed,
    start,
    kill,
    cases,
    growth = [],
    neighbours,
    failed,
  } = long
  const parts: string[] = []
  for (const [name, why] of Object.entries(failed)) parts.push(`**The section ${name} failed:** ${why}`)
  if (spike)
    parts.push(`## Spike and recovery

${whole(spike.normal)} messages/s from 1,000 residents (8 % of the peak), ten times as many for 20 s, and normal again; ${whole(spike.messages)} messages,
every ticket right. p99 ${ms(spike.before.p99)} before, ${ms(spike.spike.p99)} during it (longest ${ms(spike.spike.longest)}); usual again ${whole(spike.recovery)} ms after its end.
Heap after a collection ${spike.heap[0]} MB before and ${spike.heap[1]} MB after, held of the system ${spike.rss[0]} and ${spike.rss[1]} MB.`)
  if (neighbours)
    parts.push(`## Neighbours

With 1,000,000 tickets, ${whole(neighbours.rate)} messages/s: p99 of a turn ${ms(neighbours.alone.p99)} alone; ${ms(neighbours.beside.p99)} (p50 ${ms(neighbours.beside.p50)}) while one member of staff asks for the numbers of every box and
a search through all words again and again (${neighbours.reports.count} times, the longest ${ms(neighbours.reports.longest)}) and another reads page after page (${neighbours.pages.count}, the longest ${ms(neighbours.pages.longest)}).
The product has no heavier report. A statement that once took more than 5 ms runs in the reading thread; its first run is part of the figures.`)
  if (growth.length > 0)
    parts.push(`## Growth

Each resident has five messages, a session and a ticket; one ticket in fifty is open. Medians in ms, one after the other, in one process.

${[
  row('', ...growth.map(({ residents }) => whole(residents)), 'largest / smallest'),
  row('---', ...growth.map(() => '---:'), '---:'),
  ...growthOf(long).map(({ name, costs, ratio }) =>
    row(
      name,
      ...costs.map((cost) => cost.toFixed(2)),
      `${ratio > 1.5 ? '**' : ''}${ratio.toFixed(2)}${ratio > 1.5 ? '**' : ''}`,
    ),
  ),
].join('\n')}

Made in ${growth.map(({ seconds }) => `${seconds.toFixed(1)} s`).join(', ')} by a script that makes the same rows each time.`)
  if (parked)
    parts.push(
      `${whole(parked.sessions)} residents in the middle of a request: the process holds ${parked.rss} MB of the system ten seconds later, ${parked.heap} MB of heap.`,
    )
  if (broadcast)
    parts.push(
      `An announcement to ${whole(broadcast.residents)} residents reached each of them once, ${whole(broadcast.perSecond)} a second without the pauses that it makes in life (a hundred each quarter of a second at most): heap after a collection ${broadcast.heap[0]} MB before it, ${broadcast.heap[1]} MB after a tenth of them, ${broadcast.heap[2]} MB at its end.`,
    )
  if (ballots)
    parts.push(`## Ballots

${whole(ballots.ballots)} residents voted at once, three messages each and every confirmation delivered twice: ${whole(ballots.perSecond)} ballots/s, the longest wait from the first message to the receipt
${ballots.longest.toFixed(1)} s, each ballot in the box once and the chain whole. Of a poll that ended while people confirmed, ${whole(ballots.closing.cast)} were told that they voted, and exactly these
count; ${whole(ballots.closing.late)} were told that it was over.`)
  if (waves)
    parts.push(`## Waves of volunteers

${whole(waves.asked)} of ${whole(waves.volunteers)} volunteers, eight for each of ${waves.tasks} tasks, chosen, asked and sent: ${waves.near.toFixed(2)} s of the processor where people nearby are found first,
${waves.wide.toFixed(2)} s where the whole community is asked. Each question left once, and nobody was asked three times.`)
  if (handOff)
    parts.push(`## Hand-off

${handOff.perSecond} submissions/s over HTTP for ${(handOff.submissions / handOff.perSecond).toFixed(0)} s, each by a newcomer: from the resident's message to the staff's event (SSE) that the job has routed the ticket p50 ${ms(handOff.p50)},
p99 ${ms(handOff.p99)}; of it after the staff heard that it was opened (outbox, relay, BullMQ, handler, commit, event) p50 ${ms(handOff.job.p50)}, p99 ${ms(handOff.job.p99)}. All ${whole(handOff.submissions)} were heard of.`)
  if (relayed)
    parts.push(
      `The relay moves ${whole(relayed.relay)} jobs/s from the outbox into BullMQ, addBulk alone ${whole(relayed.addBulk)}: ${(relayed.ratio * 100).toFixed(0)} % (medians of interleaved rounds of ${whole(relayed.jobs)}).`,
    )
  if (cases)
    parts.push(`## Case lifecycles over HTTP

Five messages, the number read from the conversation, take, the picture waived, resolve, read back; 50 clients, ${whole(cases[0]?.cases ?? 0)} cases, the client beside the program on the same cores.

${[
  row('tickets before', 'cases/s', 'p50', 'p95', 'last third / first third'),
  row('---:', '---:', '---:', '---:', '---:'),
  ...cases.map((run) =>
    row(whole(run.tickets), run.perSecond.toFixed(0), ms(run.p50), ms(run.p95), run.lastOfFirst.toFixed(2)),
  ),
].join('\n')}`)
  if (start)
    parts.push(`## Start and stop

From \`npm start\` to the first answer read: ${whole(start.empty)} ms on an empty folder, ${whole(start.used)} ms on one in use. At rest, 20 s later, ${start.rss} MB, web chat only, without Redis. SIGTERM under the load of
50 residents: ended after at most ${whole(start.stop)} ms; of ${whole(start.kept.answered)} answered messages ${start.kept.lost} lost, of ${whole(start.kept.tickets)} tickets ${start.kept.double} double and ${start.kept.missing} missing.`)
  if (kill)
    parts.push(`## Kill

${kill.kills} × kill -9 under the load of 50 residents and ${kill.withRedis} × with Redis killed first: of ${whole(kill.answered)} answered messages ${kill.lost} lost, of ${whole(kill.tickets)} tickets ${kill.double} double and ${kill.missing} missing,
${kill.unanswered} residents without an answer, ${kill.unsent} replies and ${kill.overdue} jobs stuck. ${kill.repeated} messages were sent again whose answer the kill had swallowed, and known again. ${kill.repliesAgain} replies were unsent at a start:
so many leave again on a channel without history, marked by their row's id; the web chat reads on by it and shows none twice.`)
  return parts.join('\n\n')
}
