// What residents of the demo community have told in the last weeks, and what became of it. Invented, every word.
// It is played through the program itself, so that each case has what a real one has.

/** What happens to a case, so many minutes after the one before: the resident writes, or whoever has the case acts. */
export type DemoAct = { after: number } & (
  | { says: readonly string[] }
  /** `reach`: spoke with the resident of what cannot wait. */
  | { act: 'take' | 'reach' }
  /** A picture of the work, by the name of a file in demo-pictures. */
  | { act: 'picture'; of: string }
  | { act: 'reply' | 'askResident' | 'note' | 'makeSafe' | 'resolve'; text: string }
)

export interface DemoCase {
  /** Who tells it: the same name is the same resident. */
  who: string
  /** So many days ago, at this minute of the day. */
  day: number
  minute: number
  says: readonly string[]
  acts?: readonly DemoAct[]
}

const hour = 60
const day = 24 * hour
const take = (after: number): DemoAct => ({ after, act: 'take' })
const reach = (after: number): DemoAct => ({ after, act: 'reach' })
const makeSafe = (after: number, text: string): DemoAct => ({ after, act: 'makeSafe', text })
const resolve = (after: number, text: string): DemoAct => ({ after, act: 'resolve', text })
const picture = (after: number, name: string): DemoAct => ({ after, act: 'picture', of: name })
const says = (after: number, ...words: string[]): DemoAct => ({ after, says: words })

/** Often enough in a fortnight that the figures show it. */
const elevator = [
  { who: 'xia', words: '桂花小区3栋1单元电梯又停了,老人上不去' },
  { who: 'gao', words: '桂花小区3栋2单元电梯又坏了,按了没反应' },
  { who: 'fu', words: '桂花小区3栋电梯抖得凶,不敢坐' },
  { who: 'zeng', words: '桂花小区3栋1单元电梯今天早上停了两回' },
  { who: 'jiang', words: '桂花小区3栋2单元电梯今天又坏了' },
]

export const demoCases: readonly DemoCase[] = [
  {
    who: 'wang',
    day: 43,
    minute: 9 * hour + 12,
    says: ['桂花小区3栋2单元的路灯不亮了,晚上看不清', '1'],
    acts: [
      take(25),
      { after: 2 * hour, act: 'reply', text: '已经约了电工,明天上午来换灯泡。' },
      picture(day, 'lamp'),
      resolve(5, '换了新灯泡,晚上试过,亮了。'),
      says(3 * hour, '1', '1', '0'),
    ],
  },
  {
    who: 'liao',
    day: 40,
    minute: 14 * hour + 40,
    says: ['望江花园2栋楼道堆了好多纸箱子,走路都不好走', '1'],
    acts: [
      take(40),
      picture(day + 2 * hour, 'stairs'),
      resolve(10, '跟住户说好了,箱子已经搬走,楼道也扫了。'),
      says(5 * hour, '1', '2', '0'),
    ],
  },
  {
    who: 'tang',
    day: 36,
    minute: 10 * hour + 5,
    says: ['银杏院1栋门口垃圾桶满了,两天没人收,好臭', '1'],
    acts: [take(15), resolve(day, '物业已经收了,以后每天早晚各收一次。'), says(6 * hour, '1', '1', '0')],
  },
  {
    who: 'luo',
    day: 13,
    minute: 10 * hour + 20,
    says: ['桂花小区5栋1单元水管漏水,楼梯上都是水', '1'],
    acts: [
      take(10),
      reach(5),
      makeSafe(20, '总阀关了,楼梯口放了防滑牌。'),
      { after: hour, act: 'reply', text: '维修师傅下午五点前到,请帮忙看一下总阀在哪里。' },
      picture(5 * hour, 'stairs'),
      resolve(10, '换了一截水管,不漏了。'),
      says(day, '2', '楼梯上还是湿的'),
    ],
  },
  {
    who: 'deng',
    day: 24,
    minute: 11 * hour,
    says: ['想问一下医保异地就医咋个备案'],
  },
  {
    who: 'peng',
    day: 19,
    minute: 9 * hour + 30,
    says: ['锦江苑4栋1单元的单元门坏了,关不上', '1'],
    acts: [
      take(30),
      { after: 3 * hour, act: 'note', text: '门禁厂家说配件要等三天。' },
      picture(4 * day, 'stairs'),
      resolve(15, '闭门器换好了,门能关上。'),
      says(4 * hour, '1', '4', '修得太慢了'),
    ],
  },
  ...elevator.map(({ who, words }, index) => ({
    ...{ who, day: 11 - 2 * index, minute: 8 * hour + 40 + 35 * index, says: [words, '1'] },
    acts: [
      take(12),
      reach(3),
      makeSafe(40, '电梯口贴了停用通知,物业守着。'),
      ...(index < 3 ? [picture(5 * hour, 'stairs'), resolve(10, '维保公司来修过,试了三趟,能用了。')] : []),
    ],
  })),
  {
    who: 'cao',
    day: 8,
    minute: 19 * hour + 50,
    says: ['望江花园1栋楼上天天半夜拖凳子,吵得睡不着', '3', '1', '1'],
  },
  {
    who: 'yuan',
    day: 6,
    minute: 10 * hour + 15,
    says: ['银杏院2栋3单元楼顶漏雨,屋头墙都湿了', '1'],
    acts: [take(30), { after: hour, act: 'askResident', text: '您家是几楼?哪间屋的墙湿了?' }],
  },
  {
    who: 'qin',
    day: 5,
    minute: 15 * hour + 10,
    says: ['锦江苑门口的树枝断了一半,挂起好危险', '1'],
    acts: [take(8), reach(4), makeSafe(35, '树下拉了警戒带,等园林来锯。')],
  },
  {
    who: 'wang',
    day: 3,
    minute: 9 * hour + 45,
    says: ['桂花小区3栋2单元门口地砖翘起来了,我妈差点绊倒', '1'],
    acts: [take(30), picture(day, 'stairs'), resolve(10, '地砖重新铺好了,水泥干了就能踩。')],
  },
  { who: 'shen', day: 1, minute: 10 * hour + 25, says: ['桂花小区6栋有好多蟑螂,能不能来消杀', '1'] },
  {
    who: 'han',
    day: 1,
    minute: 16 * hour + 5,
    says: ['望江花园地下车库灯坏了好几盏', '1'],
    acts: [take(35)],
  },
  { who: 'song', day: 0, minute: -12, says: ['锦江苑2栋3单元下水道堵了,水往外冒', '1'] },
]
