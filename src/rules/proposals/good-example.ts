// Praise of neighbours (道德评议, plan clause T7.7): good examples only, and each with the named person's own yes (个人信息保护法 25).

/** In characters. */
export const exampleName = 20
export const exampleDeed = 200
/** For so many days a name waits for its yes; then it is deleted. */
export const exampleDays = 30

/** Whether words blame somebody: there is no list of bad examples, and none is begun by another name. */
export const blames = (words: string): boolean =>
  /曝光|黑榜|红黑榜|黑名单|批评|投诉|举报|缺德|没素质|不文明|不讲(?:理|道德|卫生)|自私|老赖|丢人|活该|处罚|罚款/u.test(
    words,
  )
