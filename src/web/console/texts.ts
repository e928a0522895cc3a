// Every sentence of the console: Chinese, then English. A blank stands in braces and is the same in both.

export const texts = {
  'app.name': ['邻里工作台', 'Linli desk'],
  'app.loading': ['正在打开…', 'Opening…'],
  'app.settings': ['设置', 'Settings'],
  'app.large': ['大字', 'Large text'],
  'app.language': ['English', '中文'],
  'app.signOut': ['退出登录', 'Sign out'],
  'app.keys': ['键盘操作', 'Keyboard'],
  'app.retry': ['再试一次', 'Try again'],
  'app.offline': [
    '连接断了,正在重连。现在看到的可能不是最新的。',
    'Connection lost, reconnecting. What you see may be out of date.',
  ],

  'channel.lost': [
    '{name}账号从{since}起掉线了:居民发来的收不到,回复也发不出去。请管理员重新登录这个账号。',
    'The {name} account has been offline since {since}: nothing reaches residents or comes from them. Ask the administrator to sign it in again.',
  ],

  'alarm.now': ['紧急:{what},编号{number},{place}', 'Emergency: {what}, number {number}, {place}'],
  'alarm.nowhere': ['地点还不清楚', 'place not known yet'],
  'alarm.handle': ['我来处理', 'I will handle it'],
  'alarm.open': ['看工单', 'Show ticket'],
  'alarm.sound': ['开声音', 'Turn sound on'],
  'alarm.report': [
    '编号{number}必须报告(最晚{due}),负责报告:{name}。还没有报告的记录。',
    'Number {number} must be reported (by {due}) by {name}. No report is on record.',
  ],
  'alarm.reportBy': ['还没定人', 'nobody yet'],
  'alarm.reported': ['记下报告', 'Note the report'],
  'alarm.reportTo': ['报告给了谁', 'Reported to'],
  'alarm.receipt': ['回执号(没有就空着)', 'Receipt (may stay empty)'],
  'alarm.test': ['试铃:您听到、看到了吗?', 'Test ring: do you hear and see it?'],
  'alarm.heard': ['听到了', 'I hear it'],
  'alarm.rosterShort': [
    '值班表不到两个人:{places}。请负责人补上。',
    'The duty roster has fewer than two people: {places}. Managers, please fill it.',
  ],
  'alarm.untried': [
    '值班表上还没有一个人的提醒试过。出了急事可能叫不到人,请先试铃。',
    'No way to reach anybody on duty was ever tried. An emergency may reach nobody; try a test ring first.',
  ],
  'alarm.tryMine': ['试我的铃', 'Try my ring'],

  'roster.lead': [
    '出了急事,从第一个人叫起,两分钟没人应就叫下一个。每个地方至少两个人。',
    'An emergency calls the first; after two minutes without an answer the next. At least two people at each place.',
  ],
  'roster.missing': ['还差{count}个人', '{count} more needed'],
  'roster.tried': ['试通了:{ways}', 'Tried: {ways}'],
  'roster.untried': ['提醒还没试通,可能叫不到', 'No way tried yet: may not be reached'],
  'roster.up': ['{name}往前', '{name} up'],
  'roster.down': ['{name}往后', '{name} down'],
  'roster.remove': ['去掉{name}', 'Remove {name}'],
  'roster.add': ['加一个人', 'Add a person'],
  'roster.nobody': ['没有别的人可以加', 'There is nobody else to add'],
  'roster.place': ['给别的地方单独排班', 'A roster of its own for another place'],
  'roster.street': ['最后叫:{name}', 'Called last: {name}'],

  'ways.title': ['急事怎么找我', 'How I am reached in an emergency'],
  'ways.console': ['工作台响铃', 'This desk rings'],
  'ways.chat': ['我的聊天账号', 'My own chat'],
  'ways.gateway': ['短信、电话', 'SMS or call'],
  'ways.push': ['手机、电脑通知', 'Notification on a device'],
  'ways.addPush': ['让这台设备弹通知', 'Notify this device'],
  'ways.tap': [
    '这台设备马上会弹一条通知。请点一下它,才算试通。没弹出来就不算,请用别的方式。',
    'This device will show a notification. Tap it: only then it counts. If none appears, use another way.',
  ],
  'ways.denied': [
    '浏览器不让弹通知。请在浏览器的设置里允许这个网站发通知,再试一次。',
    'The browser does not allow notifications. Allow them for this site in its settings and try again.',
  ],
  'ways.unreachable': [
    '这个浏览器连不上它的通知服务(在国内,Chrome 常常这样)。请用短信、电话或聊天账号。',
    'This browser cannot reach its push service (Chrome often cannot in mainland China). Use SMS, a call or chat.',
  ],
  'ways.unknownPush': [
    '这个浏览器的通知服务我们不认识,用不了。请换浏览器,或者用别的方式。',
    'The push service of this browser is not known here. Use another browser or another way.',
  ],
  'ways.phone': ['电话号码', 'Telephone number'],
  'ways.tried': ['试过,通的', 'Tried, it works'],
  'ways.untried': ['还没试通', 'Not tried yet'],
  'ways.test': ['试铃', 'Test ring'],
  'ways.remove': ['去掉', 'Remove'],
  'ways.addConsole': ['试工作台响铃', 'Try this desk’s ring'],
  'ways.addChat': ['绑定聊天账号', 'Link my chat'],
  'ways.add': ['加上', 'Add'],
  'ways.code': [
    '请在十分钟内,用自己的账号给小邻发:值班{code}',
    'Within ten minutes send the bot from your own account: 值班{code}',
  ],
  'ways.invalid': [
    '号码只写数字,前面可以有+;聊天账号要先发码绑定。',
    'Digits only, with a + before them if need be; a chat has to be linked by its code first.',
  ],

  'signIn.title': ['登录', 'Sign in'],
  'signIn.login': ['账号', 'Account'],
  'signIn.password': ['密码', 'Password'],
  'signIn.needLogin': ['请填账号', 'Please enter your account'],
  'signIn.needPassword': ['请填密码', 'Please enter your password'],
  'signIn.submit': ['登录', 'Sign in'],
  'signIn.help': [
    '没有账号,或者忘了密码,请找管理员。',
    'No account, or forgot the password? Ask your administrator.',
  ],
  'signIn.again': [
    '登录过期了,请再登录一次。刚才写的还在。',
    'Your session has ended, please sign in again. What you typed is kept.',
  ],

  'box.mine': ['我的', 'Mine'],
  'box.unassigned': ['未派', 'Unassigned'],
  'box.overdue': ['逾期', 'Overdue'],
  'box.open': ['在办', 'Open'],
  'box.done': ['办好', 'Done'],
  'box.all': ['全部', 'All'],
  'box.undelivered': ['没送到', 'Undelivered'],
  'box.roster': ['值班表', 'Duty roster'],
  'box.nav': ['工单分类', 'Ticket boxes'],

  'inbox.search': ['搜编号、事情、地方', 'Search number, matter, place'],
  'inbox.list': ['工单', 'Tickets'],
  'inbox.waiting': ['{count} 条新工单,点这里看', '{count} new, show them'],
  'inbox.waitingUrgent': ['有紧急工单!{count} 条新的,点这里看', 'Urgent! {count} new, show them'],
  'inbox.more': ['再看一些', 'Show more'],
  'inbox.end': ['到底了', 'That is all'],
  'inbox.nobody': ['还没人接', 'Nobody yet'],
  'inbox.me': ['我', 'Me'],
  'inbox.moved': ['已不在“{box}”里', 'No longer in “{box}”'],

  'empty.mine': [
    '您手上没有工单。到“未派”里看看,合适的就点“接单”。',
    'You have no tickets. Look under “Unassigned” and take one that suits you.',
  ],
  'empty.unassigned': [
    '没有等人接的工单。居民一报事,这里就会提醒您。',
    'Nothing waits to be taken. You will be told here when a resident reports something.',
  ],
  'empty.overdue': [
    '没有逾期的工单。过了时限还没办好的,会自动出现在这里。',
    'Nothing is overdue. What is not done by its deadline appears here by itself.',
  ],
  'empty.open': [
    '没有在办的工单。居民在微信或网页上报事,就会出现在这里。',
    'Nothing is open. What residents report on WeChat or the web appears here.',
  ],
  'empty.done': [
    '还没有办好的工单。办完一件,点“办结”,写上结果,它就到这里来。',
    'Nothing is done yet. Press “Resolve” and write the result when a matter is finished.',
  ],
  'empty.all': [
    '还没有工单。居民在微信或网页上报事,就会出现在这里。',
    'No tickets yet. What residents report on WeChat or the web appears here.',
  ],
  'empty.search': [
    '没找到“{q}”。可以搜编号(比如 0412)、事情或地方里的字,也可以换到“全部”里搜。',
    'Nothing found for “{q}”. Try a number like 0412, words of the matter or the place, or search under “All”.',
  ],
  'empty.undelivered': [
    '都送到了。有消息发不到居民那里时,会列在这里,好打电话告诉他们。',
    'Everything was delivered. Messages that cannot reach a resident are listed here so that you can phone them.',
  ],
  'empty.ticket': ['点左边的一条,就在这里打开。', 'Choose one on the left to open it here.'],
  'empty.notices': [
    '没有提醒。派给您工单、居民补充了、快到时限,都会在这里告诉您。',
    'No notices. You will hear here of tickets handed to you, residents’ answers and deadlines.',
  ],
  'empty.withheld': [
    '为了保护报事的人,对话这里不显示。',
    'To protect whoever reported it, the conversation is not shown here.',
  ],
  'empty.conversation': ['还没有对话。', 'No conversation yet.'],

  'status.submitted': ['等人接', 'Waiting'],
  'status.assigned': ['已派人', 'Assigned'],
  'status.in_progress': ['在办', 'In progress'],
  'status.need_info': ['等居民补充', 'Waiting for resident'],
  'status.done': ['办好了', 'Done'],
  'status.withdrawn': ['居民撤回了', 'Withdrawn'],
  'urgency.P0': ['紧急', 'Emergency'],
  'urgency.P1': ['较急', 'High'],
  'urgency.P2': ['一般', 'Normal'],
  'urgency.P3': ['不急', 'Low'],
  'kind.help': ['报修报事', 'Request'],
  'kind.human': ['找人工', 'Asks for a person'],
  'kind.emergency': ['紧急情况', 'Emergency'],

  'due.days': ['剩{n}天', '{n} d left'],
  'due.hours': ['剩{n}小时', '{n} h left'],
  'due.minutes': ['剩{n}分钟', '{n} min left'],
  'over.days': ['逾期{n}天', '{n} d overdue'],
  'over.hours': ['逾期{n}小时', '{n} h overdue'],
  'over.minutes': ['逾期{n}分钟', '{n} min overdue'],
  'date.today': ['今天 {time}', 'Today {time}'],
  'date.yesterday': ['昨天 {time}', 'Yesterday {time}'],
  'date.tomorrow': ['明天 {time}', 'Tomorrow {time}'],

  'ticket.back': ['返回', 'Back'],
  'ticket.due': ['时限', 'Due'],
  'ticket.place': ['地方', 'Place'],
  'ticket.suits': ['方便的时间', 'Good time'],
  'ticket.holder': ['谁在办', 'In charge'],
  'ticket.category': ['类别', 'Category'],
  'ticket.opened': ['报上来', 'Reported'],
  'ticket.why': ['为什么归我', 'Why mine'],
  'ticket.whyOther': ['派单理由', 'Why there'],
  'ticket.resident': ['居民', 'Resident'],
  'ticket.noPlace': ['还不知道', 'Not known yet'],
  'ticket.noName': ['没留姓名', 'No name given'],
  'ticket.noPhone': ['没留电话', 'No phone given'],
  'ticket.showPhone': ['显示电话', 'Show phone'],
  'ticket.showPhoneNote': ['看了会留下记录', 'Looking is recorded'],
  'ticket.phoneShown': ['已经记下:您看了电话', 'Recorded: you looked at the phone number'],
  'ticket.confidential': ['保密', 'Confidential'],
  'ticket.release': ['可给外面看', 'Others may see'],
  'ticket.releaseNote': [
    '照片上没有人、没有门牌,才打勾。打了勾,经手的物业、志愿者才看得到。',
    'Tick only where no person and no door number shows. Then the property company and volunteers who handle it can see it.',
  ],
  'reporter.somebody': ['一位居民', 'A resident'],
  'reporter.nobody': ['还没定人', 'nobody yet'],
  'reporter.confidential': [
    '居民要求保密:只有{name}知道是谁报的。要联系居民,请找{name}。',
    'The resident asked for confidentiality: only {name} knows who it was. To reach them, ask {name}.',
  ],
  'reporter.mustReport': [
    '必须报告的事:只有负责报告的{name}看得到是谁说的。要联系他,请找{name}。',
    'Must be reported: only {name}, who reports it, sees who told. To reach them, ask {name}.',
  ],
  'reporter.role': ['这类事您这里不显示是谁报的。', 'Who reported this kind of matter is not shown to you.'],
  'reporter.onlyYou': [
    '居民要求保密:只有您知道是谁报的,请不要告诉别人。',
    'The resident asked for confidentiality: only you know who it was. Please tell nobody.',
  ],
  'consent.asked': [
    '问过居民要不要把电话给物业,还没回',
    'Asked whether the property company may have the number',
  ],
  'consent.given': ['居民同意把电话和门牌给物业', 'The property company may have number and flat'],
  'consent.refused': ['居民不同意把电话和门牌给物业', 'The property company may not have number and flat'],
  'act.entrust': ['交给别的同事知道…', 'Entrust a colleague…'],
  'submit.entrust': ['交给他', 'Entrust'],
  'effect.entrust': [
    '交了以后,由对方知道是谁报的,您就看不到了。会记进“经过”。',
    'From then on they know who reported it, and you no longer do. It goes into the history.',
  ],
  'done.entrust': ['交好了', 'Entrusted'],
  'ticket.pictures': ['照片', 'Pictures'],
  'ticket.picture': ['第 {n} 张照片', 'Picture {n}'],
  'ticket.result': ['办理结果', 'Result'],
  'ticket.conversation': ['对话', 'Conversation'],
  'ticket.earlier': ['看前面 {count} 条', 'Show {count} earlier'],
  'ticket.history': ['经过', 'History'],
  'from.resident': ['居民', 'Resident'],
  'from.bot': ['小邻', 'Xiaolin'],
  'from.staff': ['工作人员', 'Staff'],
  'line.failed': ['没送到:{why}', 'Not delivered: {why}'],
  'line.unsent': ['正在发…', 'Sending…'],
  'line.voice': ['语音', 'Voice message'],
  'line.voiceSave': ['下载', 'Download'],
  'line.voiceLost': ['(语音,没取到录音)', '(voice, the recording could not be got)'],
  'line.unplayed': ['还没人听', 'Nobody has played it'],
  'line.image': ['居民发的照片', 'Picture from the resident'],

  'event.opened': ['{name}报上来', '{name} reported it'],
  'event.routed': ['自动分派', 'Routed automatically'],
  'event.taken': ['{name}接单', '{name} took it'],
  'event.assigned': ['{name}派给{to}', '{name} assigned it to {to}'],
  'event.transferred': ['{name}转交给{to}', '{name} transferred it to {to}'],
  'event.asked': ['{name}问居民', '{name} asked the resident'],
  'event.answered': ['{name}补充', '{name} answered'],
  'event.replied': ['{name}回复居民', '{name} replied'],
  'event.resolved': ['{name}办结', '{name} resolved it'],
  'event.reopened': ['{name}重开', '{name} reopened it'],
  'event.withdrawn': ['{name}撤回', '{name} withdrew it'],
  'event.recalled': ['{name}撤回了一条消息', '{name} recalled a message'],
  'event.reminded': ['时限提醒', 'Deadline reminder'],
  'event.flagged': ['{name}督办提醒', '{name} flagged it'],
  'event.played': ['{name}听了语音', '{name} played the voice message'],
  'event.entrusted': ['{name}把“知道是谁报的”交给{to}', '{name} entrusted {to} with who reported it'],
  'event.released': ['{name}改了照片能不能给外面看', '{name} changed whether others may see a picture'],
  'event.consented': ['{name}说了给不给物业电话', '{name} answered whether the property company may call'],
  'event.revealed': ['{name}看了居民的电话', '{name} looked at the phone number'],
  'why.duty': [
    '紧急的事和找人工的,归值班的{name}',
    'Emergencies and calls for a person go to {name}, on duty',
  ],
  'why.committee': ['这一类归{name}管', '{name} answers for this category'],
  'why.grid': ['这个地方归{name}管', '{name} works in this area'],
  'why.manager': ['没有对应的网格员,先由{name}负责', 'There is no grid worker for it, so {name} has it'],
  'why.nobody': ['没找到合适的人,等人来接', 'Nobody suited it, so it waits to be taken'],
  'why.taken': ['{name}自己接的', '{name} took it'],
  'why.assigned': ['{name}派的', '{name} assigned it'],
  'why.transferred': ['{name}转交来的', '{name} transferred it'],
  'why.timeGone': ['时间过了{percent}%', '{percent}% of the time is gone'],
  'why.timeOver': ['时限到了', 'The time is over'],
  'actor.resident': ['居民', 'The resident'],
  'actor.staff': ['工作人员', 'Staff'],
  'actor.system': ['系统', 'The system'],
  'actor.someone': ['同事', 'a colleague'],

  'act.take': ['接单', 'Take'],
  'act.assign': ['派给…', 'Assign…'],
  'act.transfer': ['转交…', 'Transfer…'],
  'act.reply': ['回复', 'Reply'],
  'act.ask': ['要补充…', 'Ask resident…'],
  'act.resolve': ['办结…', 'Resolve…'],
  'act.reopen': ['重开…', 'Reopen…'],
  'act.flag': ['提醒…', 'Flag…'],
  'act.cancel': ['先不了', 'Not now'],
  'submit.assign': ['派给他', 'Assign'],
  'submit.transfer': ['转交', 'Transfer'],
  'submit.reply': ['回复', 'Reply'],
  'submit.ask': ['发给居民', 'Ask'],
  'submit.resolve': ['办结', 'Resolve'],
  'submit.reopen': ['重开', 'Reopen'],
  'submit.flag': ['提醒', 'Flag'],
  'field.staff': ['交给谁', 'To whom'],
  'field.staffNone': ['没有别的同事可选', 'There is nobody else to choose'],
  'field.reply': ['回复居民', 'Reply to the resident'],
  'field.ask': ['要居民补充什么', 'What to ask the resident'],
  'field.resolve': ['办理结果', 'Result'],
  'field.transfer': ['转交的原因', 'Reason for the transfer'],
  'field.reopen': ['重开的原因', 'Reason for reopening'],
  'field.flag': ['提醒什么', 'What to point out'],
  'hint.reply': ['写给居民的话,会直接发给他', 'Goes straight to the resident'],
  'hint.ask': [
    '比如:请问是哪一层的灯?方便的话发张照片。',
    'For example: which floor is it? A picture would help.',
  ],
  'hint.resolve': ['比如:灯泡已经换好,试了三次都亮。', 'For example: the bulb was replaced and works.'],
  'hint.transfer': ['比如:这个归物业管,请物业看看。', 'For example: this belongs to the property company.'],
  'hint.reopen': ['比如:居民说还是不亮。', 'For example: the resident says it is still dark.'],
  'hint.flag': [
    '比如:居民等了三天,请先给个回话。',
    'For example: three days without a word to the resident.',
  ],
  'effect.take': ['接单后归您负责,居民会收到通知。', 'You will be in charge, and the resident is told.'],
  'effect.takeFrom': [
    '现在派给了{name}。您接过来就归您,{name}和居民会收到通知。',
    'Assigned to {name}. If you take it, you are in charge; {name} and the resident are told.',
  ],
  'effect.assign': [
    '时限不变。对方会收到提醒,居民不会收到消息。',
    'The deadline stays. They are notified; the resident is not.',
  ],
  'effect.transfer': [
    '时限不变,还是{due}。转交后归对方负责,对方和居民会收到通知。',
    'The deadline stays: {due}. They will be in charge; they and the resident are told.',
  ],
  'effect.ask': [
    '问题会发给居民;回话之前,工单显示“等居民补充”。',
    'The question goes to the resident; until the answer the ticket waits.',
  ],
  'effect.resolve': [
    '一定要写结果:居民会收到这段话。',
    'A result is needed: the resident receives these words.',
  ],
  'effect.reopen': ['工单回到“在办”,居民会收到通知。', 'The ticket is open again, and the resident is told.'],
  'effect.flag': [
    '会记进“经过”,负责的人会收到;工单本身不变。',
    'Goes into the history and to the person in charge; the ticket itself does not change.',
  ],
  'done.take': ['接单了,居民会收到通知', 'Taken. The resident is told'],
  'done.assign': ['派好了', 'Assigned'],
  'done.transfer': ['转交了', 'Transferred'],
  'done.reply': ['回复了', 'Sent'],
  'done.ask': ['问了,等居民回话', 'Asked, waiting for the resident'],
  'done.resolve': ['办结了,辛苦了', 'Resolved, well done'],
  'done.reopen': ['重开了', 'Reopened'],
  'done.flag': ['提醒了', 'Flagged'],
  'act.none': ['这里没有要您办的。', 'There is nothing for you to do here.'],
  'act.notMine': [
    '由{name}在办。要回复居民,请先让对方转交给您。',
    '{name} is in charge. To answer the resident, have it transferred to you.',
  ],

  'notices.title': ['提醒', 'Notices'],
  'notices.bell': ['提醒,{count} 条没看', 'Notices, {count} unread'],
  'notices.new': ['新', 'New'],
  'undelivered.note': [
    '这些话没有送到居民那里。打开工单,看看能不能打电话告诉他。',
    'These did not reach the resident. Open the ticket and see whether you can phone.',
  ],
  'undelivered.noTicket': ['不属于工单', 'Belongs to no ticket'],

  'keys.jk': ['在列表里往下、往上', 'Down and up the list'],
  'keys.enter': ['打开这一条', 'Open it'],
  'keys.e': ['接单', 'Take'],
  'keys.r': ['写回复', 'Write a reply'],
  'keys.slash': ['搜', 'Search'],
  'keys.escape': ['回到列表', 'Back to the list'],
  'keys.send': ['把写好的发出去', 'Send what you wrote'],
  'keys.help': ['看这张表', 'This list'],
  'keys.line': [
    'j/k 上下 · 回车打开 · e 接单 · r 回复 · / 搜 · ? 全部',
    'j/k move · Enter opens · e takes · r replies · / search · ? all keys',
  ],

  'problem.inputInvalid': [
    '有一项填得不对。请看看有没有漏填,或者写得太长。',
    'Something is missing or too long. Please check what you typed.',
  ],
  'problem.notThere': [
    '这位同事看不到这个地方的工单,请换一位。',
    'This colleague cannot see tickets of this place. Choose somebody else.',
  ],
  'problem.loginWrong': [
    '账号或密码不对,请再看看。大小写要一致。',
    'The account or password is wrong. Check capitals too.',
  ],
  'problem.sessionMissing': ['登录过期了,请再登录一次。', 'Your session has ended. Please sign in again.'],
  'problem.rightMissing': [
    '您的账号不能做这件事。要办的话,请找管理员。',
    'Your account may not do this. Ask your administrator.',
  ],
  'problem.withheld': [
    '谁报的,您这里看不到。要联系居民,请找知道的那位同事。',
    'Who reported this is not shown to you. To reach the resident, ask the colleague who knows.',
  ],
  'problem.notFound': [
    '没有这个工单,或者它不在您的片区。',
    'There is no such ticket, or it lies outside your area.',
  ],
  'problem.closed': ['这个工单已经办完了。要接着办,请先“重开”。', 'This ticket is closed. Reopen it first.'],
  'problem.notDone': [
    '这个工单还没办完,不用重开。',
    'This ticket is not done, so there is nothing to reopen.',
  ],
  'problem.notYours': [
    '这个工单现在不归您。请先“接单”,或者请对方转交给您。',
    'This ticket is not yours now. Take it, or have it transferred to you.',
  ],
  'problem.same': ['已经在这个人手上了,请换一位。', 'It is already with this person. Choose somebody else.'],
  'problem.taken': [
    '已经有人接了。已为您换成最新的情况。要接手,请对方转交给您。',
    'Somebody has already taken it; you now see how it stands. Ask them for a transfer.',
  ],
  'problem.confirmed': ['已经有人在处理这件紧急的事了。', 'Somebody is already dealing with this emergency.'],
  'problem.tooMany': ['点得太快了,请等一分钟再试。', 'Too many tries. Please wait a minute.'],
  'problem.internal': [
    '系统出了点问题,没有办成。请再试一次;还不行,请告诉管理员。',
    'Something went wrong and nothing was done. Try again; if it stays, tell your administrator.',
  ],
  'problem.unavailable': [
    '系统正忙,没有办成。您写的还在,请过一会儿再试。',
    'The system is busy and nothing was done. What you typed is kept; try again shortly.',
  ],
  'problem.offline': [
    '网络不通,没有成功。写的都还在,连上网再试一次。',
    'No connection, it did not work. What you typed is kept; try again once you are online.',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type TextKey = keyof typeof texts
export type Language = 'zh' | 'en'

type Blanks<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never
type BlanksOf<K extends TextKey> = Blanks<(typeof texts)[K][0]>
/** Nothing for a sentence without blanks, else what fills them. */
export type TextArgs<K extends TextKey> = [BlanksOf<K>] extends [never]
  ? []
  : [params: Readonly<Record<BlanksOf<K>, string | number>>]
export type Translate = <K extends TextKey>(key: K, ...args: TextArgs<K>) => string

/** The words in one language: `t('due.days', { n: 2 })`. */
export const translator =
  (language: Language): Translate =>
  (key, ...args) => {
    const params: Readonly<Record<string, string | number>> = args[0] ?? {}
    return texts[key][language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) =>
      String(params[name] ?? ''),
    )
  }
