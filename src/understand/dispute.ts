// Whether a report is a quarrel among neighbours: noise, parking, water from above, money, and whatever people fall out over.
import { normalise } from '../text/normalise.ts'
import { tellsOfFear } from './fear.ts'
import { kindOf } from './kind.ts'

/** Kinds of trouble that somebody next door may be the cause of. */
const kinds: readonly string[] = [
  'noise',
  'parking',
  'water_leak',
  'dog_management',
  'oil_fume',
  'illegal_building',
  'high_altitude_throwing',
  'garbage',
]
const neighbour =
  /楼上|楼下|隔壁|对门|邻居|邻里|左邻右舍|旁边那家|那家人?|neighbou?r|upstairs|downstairs|next door/u
const quarrel =
  /扯皮|吵架|吵起来|闹矛盾|纠纷|(?:不肯|不愿|拒绝)赔|不赔|赖账|欠(?:我|了|着)?.{0,6}钱|借(?:我|了).{0,8}钱|不还(?:我)?钱|quarrel|dispute|owes? me|won't pay/u

/** No door but help is offered where somebody is afraid, nor where it cannot wait. */
export function isDispute(text: string): boolean {
  const said = normalise(text)
  if (!neighbour.test(said) || tellsOfFear(said)) return false
  const { category, urgency } = kindOf(text)
  return urgency === 'P2' && (kinds.includes(category) || quarrel.test(said))
}

/** Whether words name mediation themselves: then nobody is asked which door. */
export const namesMediation = (text: string): boolean => /调解|mediat/u.test(normalise(text))
