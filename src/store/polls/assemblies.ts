// The check-list of an owners' assembly that is being set up, one for each estate: the day of the meeting and what is done.
import { AppError } from '../../errors.ts'
import type { Community } from '../../rules/community/tree.ts'
import { assemblyStepNames, assemblySteps, latestDay, type AssemblyStep } from '../../rules/polls/assembly.ts'
import { dayOf } from '../../rules/time/calendar.ts'
import type { PrismaClient } from '../connection.ts'
import { communityIdOf, type Viewer } from '../views.ts'
import type { Writer } from '../writer.ts'

/** What was ticked, when and by whom. */
type Ticks = Partial<Record<AssemblyStep, { day: string; by: string } | undefined>>

export type Assemblies = ReturnType<typeof createAssemblies>

export function createAssemblies(
  writer: Writer,
  read: PrismaClient,
  { community, now }: { community: (id?: number) => Community; now: () => number },
) {
  const estate = (viewer: Viewer, nodeId: number) => {
    const node = community(communityIdOf(viewer)).nodes.find(
      ({ id, kind, path }) => id === nodeId && kind === 'estate' && path.startsWith(viewer.scope),
    )
    if (!node) throw new AppError('NOT_FOUND', 'there is no such estate where you work')
    return node
  }
  const ticksOf = (row: { ticks: string } | null): Ticks => JSON.parse(row?.ticks ?? '{}') as Ticks
  const change = (
    viewer: Viewer,
    nodeId: number,
    changes: (before: Ticks) => { meetingOn?: string | null; ticks?: string },
  ) =>
    writer.run(async (tx): Promise<void> => {
      estate(viewer, nodeId)
      const before = await tx.assembly.findUnique({ where: { nodeId } })
      const data = changes(ticksOf(before))
      await tx.assembly.upsert({ where: { nodeId }, create: { nodeId, ...data }, update: data })
    })

  return {
    /** The list of an estate. Throws NOT_FOUND where the viewer does not work. */
    of: async (viewer: Viewer, nodeId: number) => {
      const { name } = estate(viewer, nodeId)
      const row = await read.assembly.findUnique({ where: { nodeId } })
      const ticks = ticksOf(row)
      const meetingOn = row?.meetingOn ?? null
      return {
        ...{ nodeId, place: name, meetingOn },
        steps: assemblyStepNames.map((step) => ({
          ...{ step, source: assemblySteps[step].source, latestOn: latestDay(step, meetingOn) },
          done: ticks[step] ?? null,
        })),
      }
    },

    /** Plans the meeting, or takes its day back. Throws NOT_FOUND like `of`. */
    plan: (viewer: Viewer, nodeId: number, meetingOn: string | null) =>
      change(viewer, nodeId, () => ({ meetingOn })),

    /** Ticks a step today, or takes the tick back. Throws NOT_FOUND like `of`. */
    tick: (viewer: Viewer, nodeId: number, step: AssemblyStep, done: boolean) =>
      change(viewer, nodeId, (before) => {
        const ticks: Ticks = { ...before, [step]: done ? { day: dayOf(now()), by: viewer.name } : undefined }
        return { ticks: JSON.stringify(ticks) }
      }),
  }
}
