// What residents call the kinds of matter that several may meet.

export const kindsZh = {
  'kind.elevator_fault': '电梯故障',
  'kind.water_leak': '漏水',
  'kind.water_outage': '停水',
  'kind.power_fault': '停电、电路坏了',
  'kind.street_light': '灯不亮',
  'kind.sewer_block': '下水道堵',
  'kind.garbage': '垃圾、卫生',
  'kind.construction_noise': '施工吵',
  'kind.fire_exit_blocked': '消防通道被占',
  'kind.fire_lane_parking': '车占消防道',
  'kind.fire_facility': '消防设施坏了',
  'kind.parking': '停车',
  'kind.manhole': '井盖',
  'kind.road_damage': '路面坏了',
  'kind.greening': '绿化',
  'kind.pest': '老鼠虫害',
  'kind.stray_animal': '流浪猫狗',
  'kind.oil_fume': '油烟',
  'kind.falling_object': '东西要掉下来',
  'kind.gas_supply': '停气',
  'kind.internet_tv': '宽带电视',
  'kind.public_facility': '公共设施坏了',
  'kind.water_quality': '水质',
} as const

/** What a kind of matter is called, if several may meet it. */
export const kindKey = (category: string): keyof typeof kindsZh | undefined => {
  const key = `kind.${category}`
  return isKind(key) ? key : undefined
}
const isKind = (key: string): key is keyof typeof kindsZh => Object.hasOwn(kindsZh, key)
