// By which rules a body decides. Data: another year or place is one more entry. What nobody has read in the rule itself is null,
// and nothing is counted by it until somebody fills it in with a source.
import * as z from 'zod'
import { AppError } from '../../errors.ts'
import { levels } from '../residents/levels.ts'
import { moreThanHalf, threeQuarters, twoThirds } from './share.ts'

/** Who is counted: each person of 18 or more, one for each household, each group's representatives, members, or owners. */
export const electorates = ['adults', 'households', 'groupRepresentatives', 'members', 'owners'] as const
export type Electorate = (typeof electorates)[number]

const Share = z
  .object({ of: z.bigint().positive(), in: z.bigint().positive(), included: z.boolean() })
  .refine((share) => share.of <= share.in, { error: 'more than the whole' })
const Pack = z.object({
  name: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().regex(/^[a-z0-9]+$/),
  /** The first and the last day of meetings that it holds for; null where it has none. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  source: z.string().min(1),
  /** domain 0: V was read in the rule itself; U is not known. */
  evidence: z.enum(['V', 'U']),
  /** How surely it has to be known who somebody is (levels.ts). */
  level: z.literal(levels),
  electorates: z.array(z.enum(electorates)).min(1),
  /** How many of the electorate take part, by the kind of electorate; 'none' where nothing is decided, null where unknown. */
  quorum: z.union([z.literal('none'), z.partialRecord(z.enum(electorates), Share), z.null()]),
  /** How many of those who take part agree, by matters (null: every one); 'none' where nothing is decided, null where unknown. */
  pass: z.union([
    z.literal('none'),
    z.array(z.object({ matters: z.array(z.int()).min(1).nullable(), share: Share })).min(1),
    z.null(),
  ]),
  /** Who is silent does not take part (domain 2.1). */
  nonVotes: z.literal('exclude'),
  /** The next three are null where the rule leaves them to the body itself. */
  secrecy: z.enum(['secret', 'open']).nullable(),
  proxy: z.enum(['none', 'written']).nullable(),
  /** Whether the Party organisation studies the matter first. */
  partyStudies: z.boolean().nullable(),
  /** Whether ballots may be cast in chat; others are cast as the law says, and only counted here. */
  inChat: z.boolean(),
})
export type VotePack = Readonly<z.infer<typeof Pack>>

const open = { nonVotes: 'exclude', secrecy: null, proxy: null, partyStudies: null, inChat: false } as const
const unknown = { quorum: null, pass: null, evidence: 'U' } as const
const revised2025 = 'revised 2025-10-28, in force 2026-01-01; its numbers have not been read'
const residents = ['adults', 'households', 'groupRepresentatives'] as const

const packs: readonly VotePack[] = z.array(Pack).parse([
  {
    ...open,
    name: 'opinion-poll',
    version: '1',
    from: null,
    to: null,
    source: 'no law: residents are asked what they think, and nothing is decided',
    evidence: 'V',
    level: 1,
    electorates: ['adults', 'households', 'members', 'owners'],
    quorum: 'none',
    pass: 'none',
    secrecy: 'secret',
    proxy: 'none',
    inChat: true,
  },
  {
    ...open,
    name: 'resident-meeting',
    version: '2018',
    from: '2018-12-29',
    to: '2025-12-31',
    source: '城市居民委员会组织法 (2018) art. 9',
    evidence: 'V',
    level: 2,
    electorates: residents,
    quorum: { adults: moreThanHalf, households: moreThanHalf, groupRepresentatives: moreThanHalf },
    pass: [{ matters: null, share: moreThanHalf }],
  },
  ...(['resident-meeting', 'representative-meeting'] as const).map((name) => ({
    ...open,
    ...unknown,
    name,
    version: '2026',
    from: '2026-01-01',
    to: null,
    source: `城市居民委员会组织法, ${revised2025}`,
    level: 2,
    electorates: name === 'resident-meeting' ? residents : ['members'],
  })),
  {
    ...open,
    name: 'villager-meeting',
    version: '2018',
    from: '2018-12-29',
    to: '2025-12-31',
    source: '村民委员会组织法 (2018) art. 22',
    evidence: 'V',
    level: 2,
    electorates: ['adults', 'households'],
    quorum: { adults: moreThanHalf, households: twoThirds },
    pass: [{ matters: null, share: moreThanHalf }],
  },
  {
    ...open,
    name: 'village-representative-meeting',
    version: '2018',
    from: '2018-12-29',
    to: '2025-12-31',
    source: '村民委员会组织法 (2018) art. 26',
    evidence: 'V',
    level: 2,
    electorates: ['members'],
    quorum: { members: twoThirds },
    pass: [{ matters: null, share: moreThanHalf }],
  },
  ...(['villager-meeting', 'village-representative-meeting'] as const).map((name) => ({
    ...open,
    ...unknown,
    name,
    version: '2026',
    from: '2026-01-01',
    to: null,
    source: `村民委员会组织法, ${revised2025}`,
    level: 2,
    electorates: name === 'villager-meeting' ? ['adults', 'households'] : ['members'],
  })),
  ...(['council', 'household-vote'] as const).map((name) => ({
    ...open,
    ...unknown,
    name,
    version: 'local',
    from: null,
    to: null,
    source: 'no national statute: the rules of the place',
    level: 2,
    electorates: name === 'council' ? ['members'] : ['households'],
  })),
  {
    ...open,
    name: 'civil-code-278',
    version: '2021',
    from: '2021-01-01',
    to: null,
    source: 'Civil Code art. 278(2); proxy: 物业管理条例 art. 12',
    evidence: 'V',
    level: 3,
    electorates: ['owners'],
    quorum: { owners: twoThirds },
    pass: [
      { matters: [6, 7, 8], share: threeQuarters },
      { matters: [1, 2, 3, 4, 5, 9], share: moreThanHalf },
    ],
    secrecy: 'open',
    proxy: 'written',
  },
])

/** How a pack is named where it was used: "resident-meeting@2018". */
export const packId = (pack: VotePack): string => `${pack.name}@${pack.version}`

/**
 * The pack by which a meeting on `day` ("2025-12-31") decides, by its name or its name and version.
 * Throws INPUT_INVALID where there is none: it is the meeting's day that counts, never today.
 */
export function votePackFor(name: string, day: string): VotePack {
  const named = packs.filter((pack) => pack.name === name || packId(pack) === name)
  if (named.length === 0)
    throw new AppError(
      'INPUT_INVALID',
      `pack: there is no ${JSON.stringify(name)}; there is ${packs.map(packId).join(', ')}`,
    )
  const holds = named.find(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
  if (!holds) throw new AppError('INPUT_INVALID', `pack: ${name} does not hold for a meeting on ${day}`)
  return holds
}

/** The packs that lack a quorum or majority: nothing is counted by them before it was filled in with its source. */
export const packsToFill = (): VotePack[] =>
  packs.filter(({ quorum, pass }) => quorum === null || pass === null)

/** What a poll is for. An exclusion is a vote on what somebody may be or have, which no vote may decide. */
export const pollAims = ['opinion', 'decision', 'election', 'exclusion'] as const
export type PollAim = (typeof pollAims)[number]

/** Throws POLL_REFUSED for what is never put to the vote in chat (issue 8: elections; votes against a person). */
export function refuseInChat(pack: VotePack, aim: PollAim): void {
  const why = {
    election: 'elections are never held in chat: send the notice and the candidates’ information',
    exclusion: 'no vote decides against a person',
    decision: pack.pass === 'none' ? `${packId(pack)} asks for opinions and decides nothing` : undefined,
    opinion: undefined,
  }[aim]
  if (why !== undefined) throw new AppError('POLL_REFUSED', why)
  if (!pack.inChat)
    throw new AppError(
      'POLL_REFUSED',
      `${packId(pack)} is voted on as the law says, not in chat; ask for opinions`,
    )
}
