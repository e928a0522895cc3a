// What the public page of a proposal says.
import type { CourtyardStep, ProposalEventType, ProposalState } from '../../rules/proposals/proposal-terms.ts'

interface Words {
  kind: string
  by: (author: string | null) => string
  moderator: (name: string) => string
  until: (at: string) => string
  take: string
  adopted: string
  notAdopted: string
  poll: (question: string) => string
  tasks: string
  due: (who: string, day: string) => string
  done: (who: string, at: string) => string
  money: string
  voucher: string
  income: string
  spending: string
  left: string
  courtyard: string
  remarks: string
  objections: string
  removed: (reason: string, by: string) => string
  answer: (words: string) => string
  history: string
  states: Readonly<Record<ProposalState, string>>
  events: Readonly<Record<ProposalEventType, string>>
  steps: Readonly<Record<CourtyardStep, string>>
}

export const proposalWords: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    kind: '议事',
    by: (author) => `${author ?? '一位居民'}提的`,
    moderator: (name) => `主持:${name}`,
    until: (at) => `${at}结束。`,
    take: '想说话,在聊天里发“议事”。',
    adopted: '结果:大家同意。',
    notAdopted: '结果:这次没有同意。',
    poll: (question) => `投票听意见:${question}`,
    tasks: '要办的事',
    due: (who, day) => `${who},${day}以前`,
    done: (who, at) => `${who},${at}办完`,
    money: '收支(元)',
    voucher: '凭证号',
    income: '收入合计',
    spending: '支出合计',
    left: '结余',
    courtyard: '一院一策:已经走完的步骤',
    remarks: '大家说的话',
    objections: '不同意见和答复',
    removed: (reason, by) => `有一条没有放出来。原因:${reason}(${by})`,
    answer: (words) => `答复:${words}`,
    history: '经过',
    states: {
      idea: '等答复。',
      studying: '党组织正在研究。',
      qualified: '正在准备公告。',
      noticed: '正在公告,公告完开始讨论。',
      discussing: '正在讨论。',
      deciding: '讨论完了,正在作决定。',
      voting: '正在投票听意见。',
      objecting: '有结果了,正在公示。',
      published: '公示完了,正在安排怎么办。',
      executing: '正在办。',
      done: '办完了。',
      refused: '没有办。',
      merged: '和别的建议合起来了。',
      referred: '转给工作人员办了。',
    },
    events: {
      proposed: '提出来',
      qualified: '可以商量(合法、是居民自己能定的事、不针对人)',
      refused: '答复:不办',
      merged: '和别的建议合起来',
      referred: '转给工作人员办',
      studied: '党组织研究过',
      reworded: '改了写法',
      noticed: '公告',
      discussing: '开始讨论',
      deciding: '讨论结束',
      pollStarted: '投票听意见',
      pollDropped: '投票取消',
      decided: '决定',
      objectionUpheld: '不同意见有道理,重新讨论',
      published: '公示完',
      step: '走完一步',
      task: '安排一件事',
      progress: '进展',
      taskDone: '办完一件',
      finished: '全部办完',
      flagged: '监督委员会提问',
      flagAnswered: '答复监督委员会',
      flagEscalated: '过期没有答复,报街道办',
      overdue: '过了时限',
    },
    steps: {
      selfGovernance: '先自治:院落自治组织成立',
      needs: '问过大家要什么',
      plan: '方案写好',
      opinion: '听过业主意见',
      funds: '钱怎么出说好',
      works: '后整治:开始施工',
      upkeep: '以后谁管说好',
    },
  },
  en: {
    kind: 'Proposal',
    by: (author) => `proposed by ${author ?? 'a resident'}`,
    moderator: (name) => `moderated by ${name}`,
    until: (at) => `It ends ${at}.`,
    take: 'To say something, send PROPOSALS in the chat.',
    adopted: 'Result: agreed.',
    notAdopted: 'Result: not agreed this time.',
    poll: (question) => `Opinion poll: ${question}`,
    tasks: 'Tasks',
    due: (who, day) => `${who}, by ${day}`,
    done: (who, at) => `${who}, done ${at}`,
    money: 'Money (yuan)',
    voucher: 'Voucher',
    income: 'Income',
    spending: 'Spending',
    left: 'Left',
    courtyard: 'Steps of the courtyard plan so far',
    remarks: 'What people said',
    objections: 'Objections and answers',
    removed: (reason, by) => `One was removed: ${reason} (${by})`,
    answer: (words) => `Answer: ${words}`,
    history: 'History',
    states: {
      idea: 'Waits for an answer.',
      studying: 'Studied by the Party organisation.',
      qualified: 'The notice is being prepared.',
      noticed: 'On notice; the discussion follows.',
      discussing: 'Under discussion.',
      deciding: 'The discussion is over; it is being decided.',
      voting: 'Residents are asked by a poll.',
      objecting: 'Decided, and open to objections.',
      published: 'Published; the tasks are being planned.',
      executing: 'Being carried out.',
      done: 'Finished.',
      refused: 'Refused.',
      merged: 'Joined with another.',
      referred: 'Handed to staff.',
    },
    events: {
      proposed: 'Proposed',
      qualified: 'Qualified (lawful, for residents to decide, excludes nobody)',
      refused: 'Refused',
      merged: 'Joined with another',
      referred: 'Handed to staff',
      studied: 'Studied by the Party organisation',
      reworded: 'Reworded',
      noticed: 'Notice given',
      discussing: 'Discussion begins',
      deciding: 'Discussion ends',
      pollStarted: 'Opinion poll',
      pollDropped: 'Poll discarded',
      decided: 'Decided',
      objectionUpheld: 'Objection upheld: discussed again',
      published: 'Published',
      step: 'Step recorded',
      task: 'Task',
      progress: 'Progress',
      taskDone: 'Task done',
      finished: 'Finished',
      flagged: 'Question of the supervision committee',
      flagAnswered: 'Answer to the supervision committee',
      flagEscalated: 'Not answered in time: to the street office',
      overdue: 'Overdue',
    },
    steps: {
      selfGovernance: 'The courtyard governs itself',
      needs: 'Needs asked',
      plan: 'Plan drafted',
      opinion: 'Owners asked',
      funds: 'Funds split',
      works: 'Works begun',
      upkeep: 'Upkeep pledged',
    },
  },
}
