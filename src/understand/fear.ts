// Signs of violence in a dispute that are no danger of this minute: whoever is afraid of the other side is not sat down with them.
import { normalise } from '../text/normalise.ts'

const signs =
  /威胁|恐吓|跟踪|动(?:过|了)?手|家暴|拿刀|(?:打|掐|推|踢)(?:过|了|伤)?(?:我|她|他|娃|孩子|老人|人)|挨打|(?:怕|害怕)(?:他|她|对方|回家)|(?:我|她|孩子|娃)(?:很|好|有点|真的?)?(?:怕|害怕)(?!麻烦|吵)|threat|afraid of|scared of|hit me|hits me|beats? me/iu
const denied = /(?:没有?|没得|不|从不|从没|未)(?:敢|会|曾|有|得)?$/u

/** Whether words tell that somebody was hurt or threatened, or is afraid of the other side. */
export function tellsOfFear(text: string): boolean {
  const said = normalise(text)
  const found = signs.exec(said)
  return found !== null && !denied.test(said.slice(0, found.index))
}
