// A share as laws state it, compared crosswise in whole numbers: no fraction is ever rounded.

export interface Share {
  of: bigint
  in: bigint
  /** Whether the share itself is enough: 以上 includes the number (Civil Code 1259), 过半数 is more than half. */
  included: boolean
}
/** 过半数: more than half. */
export const moreThanHalf: Share = { of: 1n, in: 2n, included: false }
/** 三分之二以上: two thirds or more. */
export const twoThirds: Share = { of: 2n, in: 3n, included: true }
/** 四分之三以上: three quarters or more. */
export const threeQuarters: Share = { of: 3n, in: 4n, included: true }

/** Whether `part` is the share of `whole`. Of nothing there is no share. */
export function reaches(part: bigint, whole: bigint, share: Share): boolean {
  if (whole === 0n) return false
  const [has, needs] = [part * share.in, whole * share.of]
  return share.included ? has >= needs : has > needs
}
