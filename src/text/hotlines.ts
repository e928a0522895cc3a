// The telephone numbers that a safety text may name, each with where it stands and when that was checked (domain 4.3). A number that
// nobody has verified is none of them: local ones (the gas company, a city's own lines) are the operator's to fill in.

export interface Hotline {
  use: string
  source: string
  /** The day on which the source was read. */
  checkedAt: string
}

export const hotlines: Readonly<Record<string, Hotline>> = {
  '110': { use: '报警', source: '北京市接诉即办条例所列紧急热线', checkedAt: '2026-11-22' },
  '119': { use: '火警、救援', source: '北京市接诉即办条例所列紧急热线', checkedAt: '2026-11-22' },
  '120': { use: '医疗急救', source: '北京市接诉即办条例所列紧急热线', checkedAt: '2026-11-22' },
  '12110': {
    use: '短信报警(加区号后三位),辅助手段,可能延迟',
    source: '公安机关短信报警平台的公开报道',
    checkedAt: '2026-11-22',
  },
  '12356': {
    use: '心理援助,2025年5月1日起全国统一,每天至少18小时',
    source: '国家卫生健康委的公开报道',
    checkedAt: '2026-11-22',
  },
  '96110': { use: '反诈劝阻和咨询', source: '国家反诈中心的公开报道', checkedAt: '2026-11-22' },
}

/** Who has approved the safety texts: a fire officer, a doctor, the police. Nobody yet; the operator has them read. */
export const safetyTexts: { source: string; asOf: string; approvedBy: string | null } = {
  source: '按公开的消防、急救、反诈常识写成,未经专业人员审定',
  asOf: '2026-11-23',
  approvedBy: null,
}
