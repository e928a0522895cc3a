// Words for people: kin, neighbours, those in office, and those who help.

export const peopleWords = {
  kin: `妈 爸 妈妈 爸爸 父亲 母亲 爹 娘 父母 爷爷 奶奶 外公 外婆 哥 姐 弟 妹 儿子 女儿 孙子 孙女 叔叔 姑姑 舅舅 姨 表哥 侄 亲戚 家人 老汉儿 妈老汉
    外爷 婆婆 公公 岳母 岳父 丈母娘 儿媳 女婿 孙娃 mum dad son daughter`,
  spouse: `老公 老婆 丈夫 妻子 爱人 媳妇 男人 对象 老伴 前夫 前妻 男朋友 女朋友 男友 女友 堂客 婆娘 那口子 当家的 我家那个 屋头人 伴侣 husband wife`,
  child: `孩子 娃 娃儿 小孩 娃娃 婴儿 宝宝 小朋友 儿童 少年 学生 未成年 男孩 女孩 细娃 幺儿 崽 奶娃 奶娃儿 小学生 初中生 岁的 小娃 女娃 男娃 小孩子
    child kid baby kids`,
  elder: `老人 老人家 老年人 大爷 大妈 老太太 老头 婆婆 老爷爷 老奶奶 太婆 老者 高龄 空巢 孤寡 独居老人 八十 九十 七十 年纪大 岁数大 老辈子 长辈
    嬢嬢 老汉 老同志 婆婆爷爷 elderly grandma grandpa`,
  neighbour: `邻居 隔壁 楼上 楼下 对门 对面 上下楼 邻里 住户 同楼 那家 那户 他家 这家 隔壁子 对门子 楼上那家 楼下那家 街坊 租客 合租 室友 单元的
    neighbour neighbor neighbours`,
  woman: `女人 妇女 女的 女士 大姐 女生 姑娘 妹儿 女同志 妇联 嬢嬢 阿姨 婆娘 妹子 女孩子 大妈 单身女 lady woman girl`,
  man: `男人 男的 先生 大哥 男生 小伙子 男子 师傅 老头 大爷 叔叔 男同志 崽儿 兄弟 那个男 汉子 帅哥 man guy`,
  stranger: `陌生人 不认识 生人 可疑 外人 鬼鬼祟祟 来路不明 不明身份 转悠 徘徊 东张西望 没见过 外来 形迹可疑 生面孔 晃来晃去 打望 stranger suspicious`,
  crowdOf: `大家 全家 我们楼 整栋 整个小区 全楼 所有人 好多户 好几家 邻居们 业主们 一栋楼 全小区 整单元 家家 每家 群里 everyone everybody`,
  official: `社区 居委会 街道 政府 办事处 村委会 书记 主任 干部 公务员 工作人员 网格员 网格 城管 住建局 民政 信访 街办 书记同志 领导 部门 楼栋长
    社工 村干部 科长 局长 12345 official`,
  police: `警察 民警 派出所 报警 报案 110 公安 片警 户籍警 交警 出警 警务室 辅警 立案 巡逻 刑警 警官 抓人 笔录 拘留 警车 12110 police`,
  fireBrigade: `消防 消防员 消防队 119 消防车 消防站 救援 救援队 消防局 消防大队 云梯 水带 消防检查 救火 firefighters`,
  doctor: `医生 大夫 护士 家庭医生 专家 中医 院长 家医 医护 全科 村医 药师 主治 郎中 白衣 doctor nurse`,
  lawyer: `律师 法律顾问 律所 律师事务所 公证员 法官 司法所 法律援助 辩护 法务 代理人 法律咨询 值班律师 咨询律师 lawyer attorney`,
  teacher: `老师 班主任 校长 教师 园长 辅导员 家教 教练 助教 讲师 幼师 学校老师 心理老师 志愿老师 teacher`,
  mediator: `调解员 人民调解 调委会 中间人 和事佬 评理 说和 劝和 公道 居中 司法所 主持公道 老娘舅 劝劝 评评理 调停 mediator`,
  propertyCompany: `物业 物管 物业公司 管理处 物业经理 客服中心 管家 物业中心 物业服务 前台 物业办 开发商 项目经理 物业客服 楼管 物业人员 电工 工程部
    management`,
  guard: `保安 门卫 保安亭 岗亭 巡逻 门岗 秩序 值班室 保安队长 监控室 守门 看门 夜班保安 打瞌睡 大门口 保安部 不登记 随便进 guard security`,
  cleaner: `保洁 保洁员 清洁工 环卫 扫地 打扫 清运 环卫工 拖地 扫楼道 清洁 扫把 清扫 没人扫 保洁阿姨 擦 收垃圾 cleaner cleaning`,
  owner: `业主 房东 产权 房主 户主 租户 租客 住户 主人 出租 房产 承租 屋主 二房东 业主群 我的房 产权人 买房 landlord tenant owner`,
  employer: `老板 公司 单位 厂 工地 包工头 中介 雇主 人事 领导 老总 劳务 店家 用人单位 工头 企业 经理 boss employer`,
  staffPerson: `办事员 窗口人员 你们主任 你们的人 那个小伙 那个女的 工号 接待员 接线员 客服 值班人员 接电话的 窗口那个 前台小妹 坐班 那个办事 clerk staff`,
  volunteerPerson: `志愿者 志愿服务 义工 志愿 红马甲 志愿队 队长 服务队 红袖套 热心人 青年志愿 大学生志愿 公益 队员 领队 志愿团队 volunteer volunteers`,
  partyMember: `党员 党支部 支部 党费 党组织 预备党员 入党 党课 主题党日 流动党员 组织关系 双报到 党群 支部书记 党建 入党申请 团员 转正 组织生活 三会一课
    积极分子 先锋 亮身份 communist party`,
  human: `人工 真人 找人 转人工 客服 人工客服 活人 值班 打电话给我 工作人员接 机器人不 不要机器人 找个人 人在不 来个人 有没有人 人工服务 跟人说 说人话 面谈
    human operator agent person`,
  mySelf: `我 我家 我们 本人 自己 咱 咱们 我的 俺 我们家 我屋头 我自己 自家 我个人 鄙人 me my`,
  newcomer: `外地人 外来 刚搬来 新来 租房 打工的 农民工 流动人口 新市民 迁来 来成都 才搬来 外省 异地 外国人 老外 港澳台 搬进来 搬来 newcomer foreigner`,
  vulnerable: `独居 孤儿 留守 单亲 困难户 特困 五保 空巢 孤老 失独 残障 低保户 无依无靠 没人管 一个人住 无儿无女 困境 流浪 乞讨 流浪汉 homeless orphan`,
  ethnic: `彝族 藏族 羌族 回族 少数民族 彝语 彝文 藏语 民族 清真 诺苏 羌语 彝人 双语 火把节 藏文 维吾尔 苗族 yi tibetan`,
  soldier: `退伍 退役 军人 当兵 参军 征兵 军属 烈属 复员 转业 优抚 光荣牌 入伍 军烈属 兵役 退役军人 老兵 部队 部队里 veteran soldier army`,
}
