// Whether an answer is read to a resident who asked for that.
import { silentDangers } from '../rules/alarms/danger.ts'
import type { Say } from '../text/say.ts'
import { emergency, emergencyState } from './emergency/emergency.ts'
import type { Session } from './session.ts'

const isSilent = (flow: { id: string; state: unknown } | undefined): boolean =>
  flow?.id === emergency.id && silentDangers.includes(emergencyState(flow.state).danger)

/** Never where others must not hear it: how somebody votes, and whatever is said while violence is or was told of. */
export const isAloud = ({ aloud, flow, parked }: Session, { sealed }: Say): boolean =>
  aloud === true && sealed === undefined && !isSilent(flow) && !parked.some(isSilent)
