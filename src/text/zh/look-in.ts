// What residents read who are looked in on (探访), in Chinese.

export const lookInZh = {
  'lookIn.hint': '社区的人会来看您。不想要了,回“不用来看我了”。',
  'lookIn.sure': '以后不来看您了,对吗?想再要的时候,跟我们说一声就行。',
  'lookIn.stop': '对,不用来了',
  'lookIn.keep': '还是来看我',
  'lookIn.stopped': '好的,不来看您了,负责的同事也会知道。有事随时跟我说。想再要,回“人工”。',
  'lookIn.kept': '好的,还是照样来看您。',
  'lookIn.none': '您这里没有登记探访,不会有人专门来看您。',
} as const
